import { isRefusal, type Answer, type Change, type Edit, type Id, type Refusal } from "@iamend/source";
import { settle, type Asked, type Settlement } from "../plan/settle.js";
import type { Notice } from "../report/problem.js";
import { directiveGuard } from "./directive-guard.js";
import { disableGuard, misplacingIn } from "./disable-guard.js";
import { proveLocated, type Failure, type Intention } from "./expect.js";
import { findFaults, type Fault } from "./find-faults.js";
import { editFiles, relink } from "./relink.js";
import { witnessedFaults } from "./witnessed-faults.js";
import { noticeOf, refusalOf, type Accepted, type Doubt, type Workshop } from "./workshop.js";

/** Changes with their edits, proven. */
export interface Offer {
  readonly accepted: readonly Accepted[];
  /** What the accepted changes do. */
  readonly asked: Asked;
  /** List → why it is not changed after all. */
  readonly refusals: ReadonlyMap<Id, Refusal>;
  /** Failed proofs: bugs. */
  readonly internalErrors: readonly Notice[];
}

/**
 * Turns what is asked into edits and proves them all together (law 15): the edited texts are read back and linked again, compared with
 * what was meant, and looked at by the adapter's independent witness.
 *
 * What falls away may have made room for something else, so that the rest is settled and proven anew; each round drops something.
 * `first`: see `settle`.
 */
export function offer(asked: Asked, workshop: Workshop, first: ReadonlySet<Id> = new Set()): Offer {
  const { adapter, located, reach, host } = workshop;
  if (asked.size === 0) return { accepted: [], asked, refusals: new Map(), internalErrors: [] };
  const wanted = new Map(asked);
  const dropped = new Map<Id, Refusal>();
  const internalErrors: Notice[] = [];

  let losses = 0;
  const cut = directiveGuard(located);
  const misplaced = disableGuard(located, host);
  const lossOf = (edits: readonly Edit[]): Refusal | undefined => cut(edits) ?? misplaced(edits);

  function drop({ changes }: Pick<Answer, "changes">, refusal: Refusal): void {
    for (const list of changes.flatMap((change) => listsOf(change, workshop))) {
      if (wanted.delete(list)) losses += 1;
      dropped.set(list, refusal);
    }
  }

  /** Takes out the items whose comment would go with them, or come to mean others; all, where it is not known which those are. */
  function spare(answer: Accepted, refusal: Refusal): void {
    let spared = false;
    for (const change of answer.changes) {
      if (!("items" in change) || !wanted.has(change.list)) continue;
      const { list } = change;
      const rest = [...change.items].filter(([index, after]) => {
        const alone = adapter.edit([{ list, items: new Map([[index, after]]) }], located);
        return alone.every((one) => !("edits" in one) || lossOf(one.edits) === undefined);
      });
      if (rest.length === change.items.size) continue;
      if (rest.length === 0) wanted.delete(list);
      else wanted.set(list, { items: new Map(rest) });
      dropped.set(list, refusal);
      spared = true;
      losses += 1;
    }
    if (!spared) drop(answer, refusal);
  }

  for (;;) {
    const before = losses;
    const settlement = settle(wanted, reach, located.documents, first);
    const accepted: Accepted[] = [];
    const answers = settlement.changes.length === 0 ? [] : adapter.edit(settlement.changes, located);
    for (const answer of answers) {
      const refusal = refusalOf(answer, workshop);
      const lost = "edits" in answer ? cut(answer.edits) : undefined;
      if (refusal !== undefined) drop(answer, refusal);
      else if ("edits" in answer) {
        if (lost === undefined) accepted.push(answer);
        else spare(answer, lost);
      }
    }
    const misplacing = losses === before ? misplacingIn(accepted, misplaced) : [];
    for (const { one, doubt } of misplacing) spare(one, doubt);
    const faults = losses === before ? faultsIn(accepted, settlement, workshop) : [];
    for (const { one, doubt } of faults) {
      if (doubt.bug) internalErrors.push(noticeOf(one, doubt.refusal));
      drop(one, doubt.refusal);
    }
    if (losses === before) {
      return {
        // An answer to nothing that was asked is no answer, and leaves none that can be trusted.
        accepted: faults.length > 0 ? [] : accepted,
        asked: settlement.asked,
        refusals: new Map([...settlement.refusals, ...dropped]),
        internalErrors,
      };
    }
  }
}

function listsOf(change: Change, { located }: Workshop): readonly Id[] {
  if ("list" in change) return [change.list];
  return "statement" in change ? (located.statements.get(change.statement)?.lists ?? []) : [];
}

function faultsIn(
  accepted: readonly Accepted[],
  settlement: Settlement,
  workshop: Workshop,
): readonly Fault<Accepted, Doubt>[] {
  const misread = findFaults(accepted, (some) => readBack(some, settlement, workshop));
  if (misread.length > 0) return misread;
  return witnessedFaults(accepted, workshop);
}

function readBack(some: readonly Accepted[], settlement: Settlement, workshop: Workshop): Doubt | undefined {
  const files = editFiles(
    some.flatMap(({ edits }) => edits),
    workshop.host,
  );
  if (isRefusal(files)) return { refusal: files, bug: true };
  const after = relink(workshop, files);
  const [failure] = proveLocated(workshop, after, intentionOf(some, settlement));
  if (failure === undefined) return undefined;
  const at = placeOf(failure, workshop);
  return {
    refusal: { code: "proof-failed", message: failure.message, ...(at === undefined ? {} : { at }) },
    bug: true,
  };
}

function intentionOf(some: readonly Accepted[], { asked }: Settlement): Intention {
  const removed = new Set<Id>();
  const changed = new Map<Id, NonNullable<ReturnType<Asked["get"]>>>();
  for (const change of some.flatMap(({ changes }) => changes)) {
    if ("statement" in change) removed.add(change.statement);
    else if ("list" in change) {
      const meant = asked.get(change.list);
      if (meant !== undefined) changed.set(change.list, meant);
    }
  }
  return { removed, changed };
}

function placeOf({ list, statement, document }: Failure, { located }: Workshop): Notice["at"] {
  return (
    (list === undefined ? undefined : located.lists.get(list)?.at) ??
    (statement === undefined ? undefined : located.statements.get(statement)?.at) ??
    document?.at
  );
}
