import type { Change, Id, PolicyDocument, Refusal } from "@iamend/source";
import type { Reach, StatementReach } from "../link/reach.js";
import { bucketsOf, refuseOverQuota } from "./quota.js";

/** The changes that can be made together, and why the others cannot. */
export interface Settlement {
  readonly changes: readonly Change[];
  /** Statements that go whole. */
  readonly removed: ReadonlySet<Id>;
  /** What is left of what was asked. */
  readonly asked: Asked;
  /** List → why nothing of it is changed, or not all that was asked; beyond what the plan says itself. */
  readonly refusals: ReadonlyMap<Id, Refusal>;
}

/** What is asked of lists. */
export type Asked = ReadonlyMap<Id, ListChange>;

/** Item → what takes its place, `[]` removes it; or what comes behind the last. */
export type ListChange =
  { readonly items: ReadonlyMap<number, readonly string[]> } | { readonly append: readonly string[] };

/** Whether a layer asks no more of a list than another, of which it holds all. */
export function sameChange(one: ListChange, more: ListChange | undefined): boolean {
  if (more === undefined || "append" in one || "append" in more) return false;
  return one.items.size === more.items.size;
}

/** Takes a list out of what is asked, but for `rest`. */
export type Refuse = (list: Id, refusal: Refusal, rest?: ListChange) => void;

/**
 * Settles what lists, statements and documents ask of one another: emptied statements go whole or not at all (law 7), no document
 * loses its last Allow (law 7), and no quota is crossed (law 14).
 *
 * What is refused is taken out and everything looked at again; as much as possible in one round, so that there are no more rounds than
 * one refusal leads to another. `first`: lists that a quota takes out only after all others.
 */
export function settle(
  asked: Asked,
  reach: Reach,
  documents: readonly PolicyDocument[],
  first: ReadonlySet<Id> = new Set(),
): Settlement {
  const wanted = new Map(asked);
  const refusals = new Map<Id, Refusal>();
  const refuse: Refuse = (list, refusal, rest) => {
    if (rest === undefined) wanted.delete(list);
    else wanted.set(list, rest);
    if (!refusals.has(list)) refusals.set(list, refusal);
  };
  const affected = affectedStatements(wanted, reach);
  const concerned = documents.filter(({ statements }) => statements.some((id) => affected.has(id)));
  const buckets = bucketsOf(concerned, documents);
  for (;;) {
    const removed = removedStatements(wanted, affected, reach);
    const refused =
      refuseEmptied(wanted, removed, reach, refuse) ||
      refuseNothingLeft(concerned, removed, reach, refuse) ||
      refuseOverQuota(buckets, wanted, removed, reach, first, refuse);
    if (!refused) return { changes: changesOf(wanted, removed, reach), removed, asked: wanted, refusals };
  }
}

function affectedStatements(wanted: ReadonlyMap<Id, unknown>, reach: Reach): ReadonlySet<Id> {
  return new Set(
    [...wanted.keys()].flatMap((list) => (reach.lists.get(list)?.statements ?? []).map(({ id }) => id)),
  );
}

/** Whether nothing of the list would be left. */
function isEmptied(list: Id, wanted: Asked, reach: Reach): boolean {
  const all = reach.lists.get(list)?.list.items ?? [];
  const change = wanted.get(list);
  if (change === undefined) return all.length === 0;
  if ("append" in change || change.items.size !== all.length) return false;
  return [...change.items.values()].every((after) => after.length === 0);
}

function removedStatements(wanted: Asked, affected: ReadonlySet<Id>, reach: Reach): ReadonlySet<Id> {
  const removed = new Set<Id>();
  for (const id of affected) {
    const statement = reach.statements.get(id)?.statement;
    if (statement === undefined || statement.open !== undefined || statement.whole !== undefined) continue;
    if (statement.lists.every((list) => isEmptied(list, wanted, reach))) removed.add(id);
  }
  return removed;
}

/** A list that is left with nothing must go with every statement that takes it. */
function refuseEmptied(wanted: Asked, removed: ReadonlySet<Id>, reach: Reach, refuse: Refuse): boolean {
  let refused = false;
  for (const list of [...wanted.keys()]) {
    if (!isEmptied(list, wanted, reach)) continue;
    const staying = reach.lists.get(list)?.statements.find(({ id }) => !removed.has(id));
    if (staying === undefined) continue;
    refuse(list, whyStaying(staying));
    refused = true;
  }
  return refused;
}

function whyStaying({ statement }: StatementReach): Refusal {
  if (statement.open !== undefined) {
    return {
      code: "may-become-empty",
      message: `nothing of the list would be left, and the statement may hold nothing else: ${statement.open.message}`,
      at: statement.open.at ?? statement.at,
    };
  }
  if (statement.whole !== undefined) {
    return {
      code: "indivisible",
      message: `nothing of the list would be left, and the statement cannot be removed: ${statement.whole.message}`,
      at: statement.whole.at ?? statement.at,
    };
  }
  return {
    code: "would-empty-list",
    message: "nothing of the list would be left, and the statement has other actions that stay",
    at: statement.at,
  };
}

function refuseNothingLeft(
  documents: readonly PolicyDocument[],
  removed: ReadonlySet<Id>,
  reach: Reach,
  refuse: Refuse,
): boolean {
  if (removed.size === 0) return false;
  const going = new Set(removed);
  for (const document of documents) {
    const allows = document.statements.filter((id) => reach.statements.get(id)?.statement.effect !== "Deny");
    if (allows.length === 0 || allows.some((id) => !going.has(id)) || document.bundles.length > 0) continue;
    const refusal = {
      code: "nothing-left",
      message: "no Allow statement of the policy would remain: detach or delete it",
      at: document.at,
    };
    for (const list of allows.flatMap((id) => reach.statements.get(id)?.statement.lists ?? [])) {
      refuse(list, refusal);
      for (const { id } of reach.lists.get(list)?.statements ?? []) going.delete(id);
    }
  }
  return going.size < removed.size;
}

function changesOf(wanted: Asked, removed: ReadonlySet<Id>, reach: Reach): readonly Change[] {
  const changes: Change[] = [...removed].map((statement) => ({ statement }));
  for (const [list, change] of wanted) {
    const takers = reach.lists.get(list)?.statements ?? [];
    if (!takers.every(({ id }) => removed.has(id))) changes.push({ list, ...change });
  }
  return changes;
}
