import { isRefusal, type Answer, type Id, type Refusal } from "@iamend/source";
import type { BundlePlan } from "../plan/plan-bundle.js";
import type { Notice } from "../report/problem.js";
import { directiveGuard } from "./directive-guard.js";
import { disableGuard, misplacingIn } from "./disable-guard.js";
import { findFaults, type Fault } from "./find-faults.js";
import { proveBundles } from "./prove-bundles.js";
import { editFiles, relink } from "./relink.js";
import { witnessedFaults } from "./witnessed-faults.js";
import { noticeOf, refusalOf, type Accepted, type Doubt, type Workshop } from "./workshop.js";

/** What can be suggested for bundles, proven. */
export interface BundleOffer {
  /** Bundle → the change that it is part of, which may be one of several bundles together. */
  readonly accepted: ReadonlyMap<Id, Accepted>;
  /** Bundle → why nothing is suggested for it. */
  readonly refusals: ReadonlyMap<Id, Refusal>;
  /** Failed proofs: bugs. */
  readonly internalErrors: readonly Notice[];
}

/**
 * Turns plans for bundles into edits and proves them, apart from those of lists: they are never applied with them, and what takes the place of a
 * bundle may be of another shape.
 */
export function offerBundles(plans: readonly BundlePlan[], workshop: Workshop): BundleOffer {
  const { adapter, located, host } = workshop;
  const byId = new Map(plans.map((plan) => [plan.reach.id, plan]));
  const accepted = new Map<Id, Accepted>();
  const refusals = new Map<Id, Refusal>();
  const internalErrors: Notice[] = [];
  const refuse = (answer: Pick<Answer, "changes">, refusal: Refusal): void => {
    for (const id of bundlesOf(answer)) refusals.set(id, refusal);
  };
  const changes = plans.flatMap(({ reach, rest, refused }) =>
    refused === undefined ? [{ bundle: reach.id, keep: rest }] : [],
  );
  const cut = directiveGuard(located);
  let offered: Accepted[] = [];
  for (const answer of changes.length === 0 ? [] : adapter.edit(changes, located)) {
    const refusal = refusalOf(answer, workshop) ?? ("edits" in answer ? cut(answer.edits) : undefined);
    if (refusal !== undefined) refuse(answer, refusal);
    else if ("edits" in answer) offered.push(answer);
  }
  const misplaced = disableGuard(located, host);
  for (;;) {
    const faults = faultsIn(offered, byId, workshop, misplaced);
    for (const { one, doubt } of faults) {
      refuse(one, doubt.refusal);
      if (doubt.bug) internalErrors.push(noticeOf(one, doubt.refusal));
    }
    if (faults.length === 0) break;
    const faulty = new Set(faults.map(({ one }) => one));
    offered = offered.filter((one) => !faulty.has(one));
  }
  for (const one of offered) for (const id of bundlesOf(one)) accepted.set(id, one);
  return { accepted, refusals, internalErrors };
}

function bundlesOf({ changes }: Pick<Answer, "changes">): readonly Id[] {
  return changes.flatMap((change) => ("bundle" in change ? [change.bundle] : []));
}

function faultsIn(
  offered: readonly Accepted[],
  plans: ReadonlyMap<Id, BundlePlan>,
  workshop: Workshop,
  misplaced: ReturnType<typeof disableGuard>,
): readonly Fault<Accepted, Doubt>[] {
  const misplacing = misplacingIn(offered, misplaced);
  if (misplacing.length > 0)
    return misplacing.map(({ one, doubt }) => ({ one, doubt: { refusal: doubt, bug: false } }));
  const misread = findFaults(offered, (some) => readBack(some, plans, workshop));
  return misread.length > 0 ? misread : witnessedFaults(offered, workshop);
}

function readBack(
  some: readonly Accepted[],
  plans: ReadonlyMap<Id, BundlePlan>,
  workshop: Workshop,
): Doubt | undefined {
  const files = editFiles(
    some.flatMap(({ edits }) => edits),
    workshop.host,
  );
  if (isRefusal(files)) return { refusal: files, bug: true };
  const changed = new Map(
    some.flatMap(bundlesOf).flatMap((id) => {
      const plan = plans.get(id);
      return plan === undefined ? [] : [[id, plan] as const];
    }),
  );
  const [failure] = proveBundles(workshop, relink(workshop, files), changed);
  if (failure === undefined) return undefined;
  const at = failure.document?.at;
  return {
    refusal: { code: "proof-failed", message: failure.message, ...(at === undefined ? {} : { at }) },
    bug: true,
  };
}
