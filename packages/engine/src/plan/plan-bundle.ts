import { intersectUnused, refineStatements, type Decision, type UnusedAccess } from "@iamend/core";
import type { PolicyDocument, Refusal } from "@iamend/source";
import type { KnownPrincipal } from "../holders/principal-index.js";
import type { BundleReach } from "../link/reach.js";
import { catalogBehind, tooOld, untracked } from "./doubts.js";
import {
  asksForChange,
  isWildcard,
  partOfAnother,
  replacementOf,
  unique,
  type PlanContext,
} from "./plan-list.js";

/** The one decision about a bundle, the same for every document that it reaches; a person always has the last word. */
export interface BundlePlan {
  readonly reach: BundleReach;
  /** Identity documents, in the order of the source. */
  readonly documents: readonly PolicyDocument[];
  readonly unused: UnusedAccess;
  readonly speaks: readonly KnownPrincipal[];
  readonly keep: readonly string[];
  /** In the order of its actions. */
  readonly decisions: readonly Decision[];
  /** The patterns that it should still allow; empty: nobody uses any of it. */
  readonly rest: readonly string[];
  /** What a person has to know before changing it. */
  readonly doubt?: Refusal;
  /** Why it stays as it is. */
  readonly refused?: Refusal;
}

/** Plans a bundle as a list of its actions would be, if any principal leaves something unused that it allows. */
export function planBundle(reach: BundleReach, context: PlanContext): BundlePlan | undefined {
  const { ask, catalog, configuration, directed } = context;
  const { id, bundle } = reach;
  const documents = reach.documents.filter(({ kind }) => kind === "identity");
  if (documents.length === 0) return undefined;
  const voices = documents.map((document) => ask.voices(document));
  const unused = intersectUnused([...new Set(voices.map((voice) => voice.unused))]);
  if (unused.size === 0) return undefined;
  const keep = [...configuration.keep, ...directed.keep(id)];
  const elements = bundle.actions.map((pattern) => ({ pattern }));
  const [plan] = refineStatements(
    [
      { effect: "Allow", key: "Action", elements },
      // Not judged: it names actions, and keeps the first from being all there is.
      { effect: "unknown", key: "Action", elements: namesOf(documents, context) },
    ],
    unused,
    catalog,
    { keep },
  ).plans;
  if (plan?.decisions.some(asksForChange) !== true) return undefined;
  const { decisions } = plan;
  const speaks = unique(voices.flatMap((voice) => voice.speaks));
  const refused = partOfAnother(reach.documents) ?? directed.blocks(id, 0) ?? context.locked(bundle.at.file);
  const doubt =
    firstOf(decisions, (decision) => untracked(decision, unused)) ??
    tooOld(speaks, configuration, context.now) ??
    (decisions.some(isWildcard) ? catalogBehind(speaks, catalog, configuration) : undefined);
  return {
    reach,
    documents,
    unused,
    speaks,
    keep,
    decisions,
    rest: [
      ...new Set(decisions.flatMap((decision, at) => replacementOf(decision) ?? bundle.actions[at] ?? [])),
    ],
    ...(doubt === undefined ? {} : { doubt }),
    ...(refused === undefined ? {} : { refused }),
  };
}

function namesOf(
  documents: readonly PolicyDocument[],
  { patternsOf }: PlanContext,
): readonly { readonly pattern: string }[] {
  return [...new Set(documents.flatMap(patternsOf))].map((pattern) => ({ pattern }));
}

function firstOf<One, Found>(all: readonly One[], find: (one: One) => Found | undefined): Found | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
