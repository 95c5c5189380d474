import type { Catalog } from "../catalog/catalog.js";
import type { PolicyDocument } from "../policy/document.js";
import { Budget, DEFAULT_BUDGET } from "./search/budget.js";
import { counterexample, type Counterexample } from "./counterexample.js";
import { Decider, type Verdict } from "./decide.js";
import type { Direction } from "./search/search.js";

export type { Counterexample };

/** What one policy allows against another: `narrower` and `wider` are strict where they can be told to be. */
export type PolicyRelation = "equivalent" | "narrower" | "wider" | "incomparable" | "unknown";

/** What AFTER allows against BEFORE. */
export interface Comparison {
  readonly relation: PolicyRelation;
  /** Allowed by AFTER and not by BEFORE. */
  readonly counterexample?: Counterexample;
  /** Allowed by BEFORE and not by AFTER. */
  readonly reverse?: Counterexample;
  /** What could not be decided, in plain words; none where everything was. */
  readonly reasons: readonly string[];
}

export interface CompareOptions {
  /** To name actions that exist in counterexamples. */
  readonly catalog?: Catalog;
  /** How many elementary steps the comparison may take before it says `unknown`; about ten million a second. */
  readonly budget?: number;
}

/**
 * Decides what AFTER allows against BEFORE, over all requests: the union of the Allow statements minus that of the Deny
 * statements, each a product of action, resource, principal and context.
 *
 * Sound: `equivalent` and `narrower` are proven, and every counterexample is confirmed by an evaluator that shares no
 * code with the proof. What is not understood, or too large to decide, is `unknown` with its reasons. Never throws.
 *
 * Every combination of an action, a resource, a principal and a context counts as a request. That one of them restricts
 * another (only buckets for `s3:ListBucket`, an account in an ARN and in `aws:SourceAccount`) is not considered: two
 * policies that differ only on requests that AWS never makes are not called equivalent. A context key has one value
 * unless a policy asks for a set of them, and that value is of the kind that the operators compare. `*` and `?` in
 * resources match colons as well. Where case is ignored, that means ASCII letters.
 */
export function comparePolicies(
  before: PolicyDocument,
  after: PolicyDocument,
  options: CompareOptions = {},
): Comparison {
  const steps = options.budget ?? DEFAULT_BUDGET;
  // One after the other: what can only make AFTER narrower is soon out of the way when looking for what makes it wider.
  const verdict = (direction: Direction): Verdict =>
    new Decider(before, after, { budget: new Budget(steps / 2), catalog: options.catalog }).decide(direction);
  const wider = verdict("wider");
  const narrower = verdict("narrower");
  return {
    relation: relationOf(wider, narrower),
    ...(wider.kind === "confirmed" && { counterexample: counterexample(wider.request, true) }),
    ...(narrower.kind === "confirmed" && { reverse: counterexample(narrower.request, false) }),
    reasons: [
      ...reasonsOf(wider, "whether AFTER allows more than BEFORE"),
      ...reasonsOf(narrower, "whether AFTER allows less than BEFORE"),
    ],
  };
}

function relationOf(wider: Verdict, narrower: Verdict): PolicyRelation {
  if (wider.kind === "none") return narrower.kind === "none" ? "equivalent" : "narrower";
  if (wider.kind === "undecided") return "unknown";
  if (narrower.kind === "undecided") return "unknown";
  return narrower.kind === "none" ? "wider" : "incomparable";
}

function reasonsOf(verdict: Verdict, question: string): readonly string[] {
  if (verdict.kind !== "undecided") return [];
  return verdict.reasons.map((reason) => `${question} is not certain: ${reason}`);
}
