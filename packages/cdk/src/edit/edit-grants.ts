import { inFile, isRefusal, removeStatements, type BundleChange, type StatementSite } from "@iamend/source";
import type { Answer, Bundle, Edit, Id, Refusal } from "../contract.js";
import { isLibraryGrant } from "../grants/known-grants.js";
import { narrowerGrant } from "../grants/narrower-grant.js";
import type { CdkLocated } from "../link/located.js";
import type { CodeCall, CodeGrant } from "../locate/located-code.js";
import type { CodeStyles } from "./code-style.js";
import { refuse } from "./refusal.js";
import { writeActions } from "./write-actions.js";

/** A bundle, and the call that it is. */
interface Granted {
  readonly bundle: Bundle;
  readonly call: CodeCall;
  readonly grant: CodeGrant;
}

/**
 * Writes what should be left of the calls of grants: nothing, a narrower grant of the same construct, or `grant` with the actions that
 * stay. Arguments stay as they are.
 */
export function editGrants(
  changes: readonly BundleChange[],
  located: CdkLocated,
  styles: CodeStyles,
): readonly Answer[] {
  const asked = new Map<Id, BundleChange[]>();
  for (const change of changes) asked.set(change.bundle, [...(asked.get(change.bundle) ?? []), change]);
  const answers: Answer[] = [];
  const removals = new Map<Id, StatementSite>();
  for (const [id, own] of asked) {
    const refused = (refusal: Refusal): void => void answers.push({ changes: own, refusal });
    const [change, other] = own;
    const granted = grantedBy(id, located);
    if (isRefusal(granted)) refused(granted);
    else if (change === undefined || other !== undefined)
      refused(
        refuse("conflicting-changes", "The same call would be changed in two ways.", granted.bundle.at),
      );
    else if (change.keep.length === 0) {
      const site = removable(granted);
      if (isRefusal(site)) refused(site);
      else removals.set(id, site);
    } else {
      const written = narrowed(granted, change.keep, styles);
      if (isRefusal(written)) refused(written);
      else answers.push({ changes: own, edits: written.edits, becomes: new Map([[id, written.becomes]]) });
    }
  }
  for (const { statements, edits } of removeStatements(removals)) {
    const own = statements.flatMap((id) => asked.get(id) ?? []);
    answers.push(isRefusal(edits) ? { changes: own, refusal: edits } : { changes: own, edits });
  }
  return answers;
}

function grantedBy(id: Id, { bundles, calls }: CdkLocated): Granted | Refusal {
  const bundle = bundles.get(id);
  const call = calls.get(id);
  if (bundle === undefined || call === undefined)
    return refuse("not-located", "It is not known where this is granted.", bundle?.at);
  if (call.grant === undefined)
    return refuse("no-grant", "What does this is no grant, and may do more than grant it.", bundle.at);
  return { bundle, call, grant: call.grant };
}

/** A method of the same name that is none of the library may do more than it gives. */
function removable({ bundle, call, grant }: Granted): StatementSite | Refusal {
  return isLibraryGrant({ method: call.name, actions: bundle.actions })
    ? grant.whole
    : refuse("unknown-grant", "Whether it does more than grant this is not known.", bundle.at);
}

function narrowed(
  { bundle, call, grant }: Granted,
  keep: readonly string[],
  styles: CodeStyles,
): { readonly edits: readonly Edit[]; readonly becomes: string } | Refusal {
  const { site, shape } = grant.arguments;
  const { elements } = shape.list;
  const recorded = { method: call.name, actions: bundle.actions };
  const method = narrowerGrant(recorded, keep, { count: elements.length, spread: grant.spread });
  if (method === undefined)
    return refuse("unknown-grant", "No narrower grant is known that is certain to fit.", bundle.at);
  const [start, end] = grant.named;
  // What is not edited can be found again.
  const name: Edit = {
    file: site.file,
    range: [start + SHARED.length, end],
    text: method.slice(SHARED.length),
  };
  if (method !== "grant") return { edits: [name], becomes: method };
  const list = {
    at: { file: site.file, range: shape.list.at },
    items: elements.map((range) => ({ at: { file: site.file, range }, opaque: ARGUMENT })),
  };
  const added = writeActions(list, grant.arguments, { append: keep }, styles);
  if (isRefusal(added)) return added;
  return { edits: [name, ...inFile(site.file, added)], becomes: `grant for ${named(keep)}` };
}

/** A few of them, in words. */
function named(patterns: readonly string[]): string {
  const [last = "", ...others] = patterns.toReversed();
  if (patterns.length > MOST_NAMED) {
    const left = patterns.length - MOST_NAMED;
    return `${patterns.slice(0, MOST_NAMED).join(", ")} and ${String(left)} more`;
  }
  return others.length === 0 ? last : `${others.toReversed().join(", ")} and ${last}`;
}

const MOST_NAMED = 6;

/** Every method begins with it. */
const SHARED = "grant";

const ARGUMENT: Refusal = { code: "opaque-element", message: "It says who is granted this." };
