import { applyFixes, type CheckResult, type Notice } from "@iamend/engine";
import { isRefusal } from "@iamend/source";
import type { Run } from "./run.js";

/** What repeated fixing has come to. */
export interface FixedProject {
  /** What remains, judged from the new texts. */
  readonly result: CheckResult;
  /** By file: the text before the first change, and the text now. */
  readonly texts: ReadonlyMap<string, { readonly before: string; readonly after: string }>;
  /** Files that one change has edited together, which must be written together. */
  readonly together: readonly (readonly string[])[];
  readonly permissionsRemoved: number;
  /** Of all passes, those that are gone now among them. */
  readonly internalErrors: readonly Notice[];
}

/** A fix may make room for another: a pattern narrowed may be redundant then. More rounds than this nobody needs. */
const MOST_PASSES = 10;

/** Applies fixes, and on demand what narrows, to the texts of the host until there are none left; writes nothing. */
export function fixUntilDone({ options, scope, project, first }: Run): FixedProject {
  const { host, only } = scope;
  const texts = new Map<string, { before: string; after: string }>();
  const together: (readonly string[])[] = [];
  const internalErrors = [...first.internalErrors];
  let permissionsRemoved = 0;
  let result = first;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const changed = applyFixes(result, host, { suggestions: options.fixSuggestions === true });
    if (isRefusal(changed)) {
      internalErrors.push(changed);
      break;
    }
    if (changed.size === 0) break;
    for (const [file, { after }] of changed) {
      if (!only.has(file)) throw new Error(`${file}: a fix reaches a file that was not to be changed`);
      texts.set(file, { before: texts.get(file)?.before ?? host.known(file) ?? "", after });
    }
    together.push(...editedTogether(result));
    permissionsRemoved += result.summary.permissionsRemoved;
    host.replace(changed);
    result = project.check({ only });
    internalErrors.push(...result.internalErrors);
  }
  return { result, texts, together, permissionsRemoved, internalErrors };
}

function editedTogether({ problems }: CheckResult): readonly (readonly string[])[] {
  return problems
    .flatMap(({ fix, suggestions = [] }) => [...(fix === undefined ? [] : [fix]), ...suggestions])
    .map(({ edits }) => [...new Set(edits.map(({ file }) => file))])
    .filter((files) => files.length > 1);
}
