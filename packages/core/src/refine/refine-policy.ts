import type { Catalog } from "../catalog/catalog.js";
import type { UnusedAccess } from "../findings/unused-access.js";
import type { ActionElement, JsonObject, PolicyDocument, Statement } from "../policy/document.js";
import { parsePolicy } from "../policy/parse-policy.js";
import { policySize } from "../policy/quota.js";
import { rewritePolicy } from "../policy/rewrite-policy.js";
import { proveDocument } from "../proof/prove-document.js";
import { proveStatements, type ProofFailure } from "../proof/prove-statements.js";
import { planStatement, refuse, type StatementPlan } from "./plan-statement.js";
import { createUniverse } from "./universe.js";

export interface RefineOptions {
  /** Action patterns that count as used. */
  readonly keep?: readonly string[];
  /** Characters without white space that the result must not exceed, unless the original does. */
  readonly quota?: number;
}

/** What the law says of the statements of one document, before anything is put into effect. */
export interface Refinement {
  readonly plans: readonly StatementPlan[];
  /** Every Allow statement would go: the policy can be detached or deleted. All removals are then refused. */
  readonly nothingLeft: boolean;
}

/** A refined policy: the plans that were put into effect, the document they give, and the proof. */
export interface RefinedPolicy extends Refinement {
  readonly json: JsonObject;
  /** Errors of iamend's own; each dropped the change that it is about. */
  readonly failures: readonly ProofFailure[];
}

/** Laws 1 to 8, 11 and 12 for the statements of one policy document. */
export function refineStatements(
  statements: readonly Statement[],
  unused: UnusedAccess,
  catalog: Catalog,
  options: RefineOptions = {},
): Refinement {
  const universe = createUniverse(catalog, unused, statements, options.keep ?? []);
  const plans = statements.map((statement) => planStatement(statement, universe));
  const removes = plans.some(({ outcome }) => outcome === "removed");
  const allows = statements.some(
    ({ effect }, index) => effect !== "Deny" && plans[index]?.outcome !== "removed",
  );
  if (!removes || allows) return { plans, nothingLeft: false };
  return {
    nothingLeft: true,
    plans: plans.map((plan, index) =>
      plan.outcome === "removed"
        ? refuse(
            { decisions: plan.decisions, elements: statements[index]?.elements ?? [] },
            "nothing-left",
            "no Allow statement would remain: the policy can be detached or deleted",
          )
        : plan,
    ),
  };
}

/** Refines a policy document by the whole law, under a quota, and proves what it did. */
export function refinePolicy(
  document: PolicyDocument,
  unused: UnusedAccess,
  catalog: Catalog,
  options: RefineOptions = {},
): RefinedPolicy {
  const refinement = refineStatements(document.statements, unused, catalog, options);
  let plans = planWithinQuota(document, refinement.plans, unused, catalog, options);
  const failures: ProofFailure[] = [];
  // Each round drops at least one change, so there are at most as many rounds as statements.
  for (;;) {
    const json = rewritePolicy(document, plans.map(patternsAfter));
    const found = prove(document, plans, json, unused, catalog, options.keep ?? []);
    if (found.length === 0) return { plans, nothingLeft: refinement.nothingLeft, json, failures };
    failures.push(...found);
    plans = plans.map((plan, index) => {
      const failure = found.find(({ statement }) => statement === undefined || statement === index);
      return failure === undefined || !changes(plan)
        ? plan
        : withdraw(document, plan, index, "proof-failed", failure.message);
    });
    if (!plans.some(changes))
      return { plans, nothingLeft: refinement.nothingLeft, json: document.json, failures };
  }
}

/**
 * Law 14, and what comes of it: names that only statements knew which have gone are no names any more, so that what stayed as it was may
 * now become something shorter. Refining the result again must change nothing, and so that is done here.
 */
function planWithinQuota(
  document: PolicyDocument,
  planned: readonly StatementPlan[],
  unused: UnusedAccess,
  catalog: Catalog,
  options: RefineOptions,
): readonly StatementPlan[] {
  let plans = withinQuota(document, planned, options.quota);
  // Each round changes a statement that stayed until then.
  for (let rounds = plans.length; rounds > 0; rounds--) {
    if (!plans.some(({ refused }) => refused?.code === "over-quota")) return plans;
    const left = documentAfter(document, plans);
    const again = withinQuota(
      left,
      refineStatements(left.statements, unused, catalog, options).plans,
      options.quota,
    );
    if (!again.some(changes)) return plans;
    const rest = [...again];
    plans = plans.map((plan) => {
      const next = plan.outcome === "removed" ? undefined : rest.shift();
      return next !== undefined && changes(next) ? next : plan;
    });
  }
  return plans;
}

/** The document that plans make of another one. */
function documentAfter(document: PolicyDocument, plans: readonly StatementPlan[]): PolicyDocument {
  return {
    json: rewritePolicy(document, plans.map(patternsAfter)),
    singleStatement: document.singleStatement,
    statements: document.statements.flatMap((statement, index) => {
      const elements = plans[index]?.elements;
      return elements === undefined ? [] : [{ ...statement, elements }];
    }),
  };
}

/** Law 14: while the result crosses a quota that the original keeps, the statement that grows most stays as it was. */
function withinQuota(
  document: PolicyDocument,
  planned: readonly StatementPlan[],
  quota = Number.POSITIVE_INFINITY,
): readonly StatementPlan[] {
  let plans = planned;
  if (policySize(document.json) > quota) return plans;
  for (;;) {
    const size = policySize(rewritePolicy(document, plans.map(patternsAfter)));
    if (size <= quota) return plans;
    const grows = plans.map((plan, index) => growth(document.statements[index], plan));
    const most = grows.indexOf(Math.max(...grows));
    plans = plans.map((plan, index) =>
      index === most
        ? withdraw(
            document,
            plan,
            index,
            "over-quota",
            `the policy would have ${String(size)} characters, and the quota is ${String(quota)}; split it into several`,
          )
        : plan,
    );
  }
}

function growth(statement: Statement | undefined, plan: StatementPlan): number {
  if (!changes(plan)) return Number.NEGATIVE_INFINITY;
  return policySize(patternsAfter(plan) ?? []) - policySize(statement?.elements.flatMap(textOf) ?? []);
}

function withdraw(
  document: PolicyDocument,
  plan: StatementPlan,
  index: number,
  code: "over-quota" | "proof-failed",
  message: string,
): StatementPlan {
  const elements = document.statements[index]?.elements ?? [];
  return refuse({ decisions: plan.decisions, elements }, code, message);
}

function changes({ outcome }: StatementPlan): boolean {
  return outcome === "narrowed" || outcome === "removed";
}

function patternsAfter({ elements }: StatementPlan): readonly string[] | undefined {
  return elements?.flatMap(textOf);
}

function textOf(element: ActionElement): readonly string[] {
  return "pattern" in element ? [element.pattern] : [];
}

/** Reads the result back, as anyone else would, and proves that. */
function prove(
  document: PolicyDocument,
  plans: readonly StatementPlan[],
  json: JsonObject,
  unused: UnusedAccess,
  catalog: Catalog,
  keep: readonly string[],
): readonly ProofFailure[] {
  const readBack = parsePolicy(json);
  if (!readBack.ok) return [{ broken: "unchanged", message: "the result cannot be read as a policy" }];
  const removed = new Set(plans.flatMap(({ outcome }, index) => (outcome === "removed" ? [index] : [])));
  const rest = [...readBack.value.statements];
  const after = plans.map(({ outcome }) => (outcome === "removed" ? undefined : rest.shift()));
  return [
    ...proveDocument(document.json, json, removed),
    ...proveStatements(document.statements, after, unused, catalog, keep),
  ];
}
