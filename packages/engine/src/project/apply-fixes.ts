import { applyEdits, type Edit, type Host, type Refusal } from "@iamend/source";
import type { CheckResult, Problem } from "../report/problem.js";

export interface ApplyOptions {
  /** Suggestions that are proven to narrow, too. */
  readonly suggestions: boolean;
}

/** The new texts of the files that the fixes of a check change; a refusal if a file cannot be read any more. */
export function applyFixes(
  { problems }: Pick<CheckResult, "problems">,
  host: Pick<Host, "read">,
  { suggestions }: ApplyOptions,
): ReadonlyMap<string, string> | Refusal {
  const byFile = new Map<string, Edit[]>();
  for (const edit of chosenEdits(problems, suggestions)) {
    const edits = byFile.get(edit.file);
    if (edits === undefined) byFile.set(edit.file, [edit]);
    else edits.push(edit);
  }
  const texts = new Map<string, string>();
  for (const [file, edits] of byFile) {
    const text = host.read(file);
    if (typeof text !== "string") return text;
    const edited = applyEdits(text, edits);
    if (typeof edited !== "string") return edited;
    if (edited !== text) texts.set(file, edited);
  }
  return texts;
}

/** One edit for each place: where a suggestion and a fix change one statement, the suggestion holds all of the fix. */
function chosenEdits(problems: readonly Problem[], suggestions: boolean): readonly Edit[] {
  const chosen = new Map<string, Edit>();
  const add = (edits: readonly Edit[]): void => {
    for (const edit of edits) chosen.set(JSON.stringify([edit.file, edit.range, edit.text]), edit);
  };
  const suggested = suggestions
    ? problems.flatMap((problem) => (problem.suggestions ?? []).filter(({ narrows }) => narrows))
    : [];
  for (const { edits } of suggested) add(edits);
  for (const { fix } of problems) {
    if (
      fix !== undefined &&
      !fix.edits.some((edit) => suggested.some(({ edits }) => edits.some((other) => touches(edit, other))))
    ) {
      add(fix.edits);
    }
  }
  return [...chosen.values()];
}

function touches(left: Edit, right: Edit): boolean {
  return left.file === right.file && left.range[0] <= right.range[1] && right.range[0] <= left.range[1];
}
