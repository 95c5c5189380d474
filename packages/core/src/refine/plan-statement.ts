import { containsGlob } from "../patterns/contains.js";
import { matchesGlob } from "../patterns/match.js";
import type { ActionElement, Statement } from "../policy/document.js";
import { compareFolded } from "../text/ascii-case.js";
import { decidePattern } from "./decide-pattern.js";
import type { Decision } from "./decision.js";
import { nothingTwice } from "./nothing-twice.js";
import type { Universe } from "./universe.js";

/** Why a statement that could be narrowed is left as it is. */
export type RefusalCode =
  /** Everything listed would go, and what is not listed may be nothing. */
  | "may-become-empty"
  /** It would be removed whole, but its Sid overrides another statement or is overridden. */
  | "indivisible"
  /** An Allow with `NotAction` is narrowed by adding to the list: a person decides. */
  | "not-action"
  /** No Allow statement of the document would remain: detach or delete the policy. */
  | "nothing-left"
  /** The narrower document would cross a quota that the original keeps. */
  | "over-quota"
  /** The proof failed: an error of iamend's own. */
  | "proof-failed";

/** A change that is not made, and why. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
}

/**
 * What becomes of one statement.
 *
 * `decisions` stand in the order of its elements. `elements`: what it lists afterwards; absent where the statement is
 * removed whole. `refused`: a change that the decisions ask for is not made; `elements` are then the original ones.
 * `append`: for an Allow with `NotAction`, the patterns that would narrow it (a suggestion).
 */
export interface StatementPlan {
  readonly outcome: "unchanged" | "narrowed" | "removed" | "refused";
  readonly decisions: readonly Decision[];
  readonly elements?: readonly ActionElement[];
  readonly refused?: Refusal;
  readonly append?: readonly string[];
}

/** Laws 1 to 8 and 11 for one statement. */
export function planStatement(statement: Statement, universe: Universe): StatementPlan {
  const { elements } = statement;
  if (statement.effect !== "Allow" || statement.hasPrincipal === true) return leave(statement);
  if (statement.key === "NotAction") return planNotAction(statement, universe);
  const decisions = nothingTwice(elements.map((element) => decideElement(element, universe)));
  if (decisions.every(({ kind }) => kind === "kept" || kind === "opaque")) {
    return { outcome: "unchanged", decisions, elements };
  }
  const narrowed = decisions.flatMap((decision, index) => elementsAfter(decision, elements[index]));
  if (narrowed.length > 0) return { outcome: "narrowed", decisions, elements: narrowed };
  if (statement.open !== undefined) {
    return refuse(
      { decisions, elements },
      "may-become-empty",
      `the statement may hold nothing else: ${statement.open}`,
    );
  }
  if (statement.indivisible !== undefined) {
    return refuse({ decisions, elements }, "indivisible", statement.indivisible);
  }
  return { outcome: "removed", decisions };
}

/** The same plan with its change refused. */
export function refuse(
  plan: { readonly decisions: readonly Decision[]; readonly elements: readonly ActionElement[] },
  code: RefusalCode,
  message: string,
): StatementPlan {
  return {
    outcome: "refused",
    decisions: plan.decisions,
    elements: plan.elements,
    refused: { code, message },
  };
}

function decideElement(element: ActionElement, universe: Universe): Decision {
  if ("pattern" in element) return decidePattern(element.pattern, universe);
  const judged = (element.values ?? []).map((value) => decidePattern(value, universe));
  return { kind: "opaque", why: element.opaque, judged };
}

function elementsAfter(decision: Decision, element: ActionElement | undefined): readonly ActionElement[] {
  switch (decision.kind) {
    case "removed":
      return [];
    case "replaced":
      return decision.by.map(({ pattern }) => ({ pattern }));
    case "kept":
    case "opaque":
      return element === undefined ? [] : [element];
  }
}

function leave({ elements }: Statement): StatementPlan {
  const decisions = elements.map((element): Decision =>
    "pattern" in element
      ? { kind: "kept", pattern: element.pattern, reason: "not-refined" }
      : { kind: "opaque", why: element.opaque, judged: [] },
  );
  return { outcome: "unchanged", decisions, elements };
}

/** Law 8: an Allow with `NotAction` allows all but its list; adding what is unused narrows it. */
function planNotAction(statement: Statement, universe: Universe): StatementPlan {
  const left = leave(statement);
  const excluded = statement.elements.flatMap((element) => ("pattern" in element ? [element.pattern] : []));
  const append: string[] = [];
  for (const service of universe.services) {
    const everything = `${service}:*`;
    if (excluded.some((pattern) => containsGlob(pattern, everything))) continue;
    const actions = universe.actions(service);
    const unused = actions.filter(({ folded }) => universe.isUnused(service, folded));
    const allUnused = unused.length === actions.length;
    // A keep that no known action explains may mean one that only the whole service would take away.
    const isKept = universe.keepBeyondKnowledge(everything, actions.length > 0) !== undefined;
    if (universe.isWhollyUnused(service) && allUnused && !isKept) {
      append.push(everything);
      continue;
    }
    for (const { name } of unused) {
      const action = `${service}:${name}`;
      if (!excluded.some((pattern) => matchesGlob(pattern, action))) append.push(action);
    }
  }
  if (append.length === 0) return left;
  append.sort(compareFolded);
  return {
    ...refuse(
      { decisions: left.decisions, elements: statement.elements },
      "not-action",
      "an Allow with NotAction is narrowed by adding to its list, which a person must decide",
    ),
    append,
  };
}
