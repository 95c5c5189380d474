import { policySize, QUOTAS, type Attachment } from "@iamend/core";
import type { Change, Id, PolicyDocument, Refusal } from "@iamend/source";
import type { Reach, StatementReach } from "../link/reach.js";

/** The changes that can be made together, and why the others cannot. */
export interface Settlement {
  readonly changes: readonly Change[];
  /** Statements that go whole. */
  readonly removed: ReadonlySet<Id>;
  readonly items: Wanted;
  /** List → why nothing of it is changed, beyond what the plan says itself. */
  readonly refusals: ReadonlyMap<Id, Refusal>;
}

/** List → item → what takes its place; `[]` removes. */
export type Wanted = ReadonlyMap<Id, ReadonlyMap<number, readonly string[]>>;

/**
 * Settles what lists, statements and documents ask of one another: emptied statements go whole or not at all (law 7), no document
 * loses its last Allow (law 7), and no quota is crossed (law 14).
 *
 * Each refusal takes one list out and everything is looked at again, so that it ends after at most as many rounds as lists.
 */
export function settle(asked: Wanted, reach: Reach, documents: readonly PolicyDocument[]): Settlement {
  const wanted = new Map(asked);
  const refusals = new Map<Id, Refusal>();
  const refuse = (list: Id, refusal: Refusal): void => {
    wanted.delete(list);
    if (!refusals.has(list)) refusals.set(list, refusal);
  };
  const affected = affectedStatements(wanted, reach);
  const concerned = documents.filter(({ statements }) => statements.some((id) => affected.has(id)));
  for (;;) {
    const removed = removedStatements(wanted, affected, reach);
    const refused =
      refuseEmptied(wanted, removed, reach, refuse) ||
      refuseNothingLeft(concerned, removed, reach, refuse) ||
      refuseOverQuota(documents, concerned, wanted, removed, reach, refuse);
    if (!refused) return { changes: changesOf(wanted, removed, reach), removed, items: wanted, refusals };
  }
}

function affectedStatements(wanted: ReadonlyMap<Id, unknown>, reach: Reach): ReadonlySet<Id> {
  return new Set(
    [...wanted.keys()].flatMap((list) => (reach.lists.get(list)?.statements ?? []).map(({ id }) => id)),
  );
}

type Refuse = (list: Id, refusal: Refusal) => void;

/** Whether nothing of the list would be left. */
function isEmptied(list: Id, wanted: Wanted, reach: Reach): boolean {
  const items = wanted.get(list);
  const all = reach.lists.get(list)?.list.items ?? [];
  if (items?.size !== all.length) return false;
  return [...items.values()].every((after) => after.length === 0);
}

function removedStatements(wanted: Wanted, affected: ReadonlySet<Id>, reach: Reach): ReadonlySet<Id> {
  const removed = new Set<Id>();
  for (const id of affected) {
    const statement = reach.statements.get(id)?.statement;
    if (statement === undefined || statement.open !== undefined || statement.whole !== undefined) continue;
    if (statement.lists.every((list) => isEmptied(list, wanted, reach))) removed.add(id);
  }
  return removed;
}

/** A list that is left with nothing must go with every statement that takes it. */
function refuseEmptied(wanted: Wanted, removed: ReadonlySet<Id>, reach: Reach, refuse: Refuse): boolean {
  for (const list of [...wanted.keys()]) {
    if (!isEmptied(list, wanted, reach)) continue;
    const staying = reach.lists.get(list)?.statements.find(({ id }) => !removed.has(id));
    if (staying === undefined) continue;
    refuse(list, whyStaying(staying));
    return true;
  }
  return false;
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
  for (const document of documents) {
    const allows = document.statements.filter((id) => reach.statements.get(id)?.statement.effect !== "Deny");
    if (allows.some((id) => !removed.has(id)) || document.bundles.length > 0) continue;
    const going = allows.filter((id) => removed.has(id));
    if (going.length === 0) continue;
    const refusal = {
      code: "nothing-left",
      message: "no Allow statement of the policy would remain: detach or delete it",
      at: document.at,
    };
    for (const id of going)
      for (const list of reach.statements.get(id)?.statement.lists ?? []) refuse(list, refusal);
    return true;
  }
  return false;
}

/** Documents whose sizes AWS adds up. */
interface Bucket {
  readonly quota: number;
  readonly documents: readonly PolicyDocument[];
}

function refuseOverQuota(
  all: readonly PolicyDocument[],
  concerned: readonly PolicyDocument[],
  wanted: Wanted,
  removed: ReadonlySet<Id>,
  reach: Reach,
  refuse: Refuse,
): boolean {
  for (const { quota, documents } of bucketsOf(concerned, all)) {
    const growing = new Map<Id, number>();
    let growth = 0;
    for (const document of documents) {
      for (const id of document.statements) {
        for (const list of reach.statements.get(id)?.statement.lists ?? []) {
          const by = removed.has(id) ? -sizeBefore(list, reach) : growthOf(list, wanted, reach);
          growth += by;
          if (by > 0) growing.set(list, by);
        }
      }
    }
    const [most] = [...growing].sort(([, left], [, right]) => right - left)[0] ?? [];
    if (most === undefined || growth <= 0) continue;
    const unsized = documents.find(({ size }) => size === undefined);
    const before = documents.reduce((sum, { size }) => sum + (size?.characters ?? 0), 0);
    if (unsized !== undefined) {
      refuse(most, {
        code: "size-unknown",
        message: `the policy would grow by ${String(growth)} characters, and how large it is cannot be told`,
        at: unsized.at,
      });
      return true;
    }
    if (before <= quota && before + growth > quota) {
      refuse(most, {
        code: "over-quota",
        message: `the policy would have ${String(before + growth)} characters${documents.every(({ size }) => size?.exact === true) ? "" : " or so"}, and the quota is ${String(quota)}; split it into several`,
        ...(documents[0] === undefined ? {} : { at: documents[0].at }),
      });
      return true;
    }
  }
  return false;
}

/** A managed policy counts for itself; inline ones count together for each holder. */
export function bucketsOf(
  concerned: readonly PolicyDocument[],
  all: readonly PolicyDocument[],
): readonly Bucket[] {
  const buckets: Bucket[] = [];
  const holders = new Set<string>();
  for (const document of concerned) {
    if (document.attachment === "managed") buckets.push({ quota: QUOTAS.managed, documents: [document] });
    else for (const { address } of document.holders) holders.add(address);
    if (document.attachment === "inline" && document.holders.length === 0) {
      buckets.push({ quota: QUOTAS["inline-role"], documents: [document] });
    }
  }
  if (holders.size === 0) return buckets;
  const byHolder = new Map<string, { readonly quota: number; readonly documents: PolicyDocument[] }>();
  for (const document of all) {
    if (document.attachment !== "inline" || document.kind !== "identity") continue;
    for (const { address, type } of document.holders) {
      if (!holders.has(address)) continue;
      const bucket = byHolder.get(address);
      if (bucket === undefined)
        byHolder.set(address, { quota: QUOTAS[attachmentOf(type)], documents: [document] });
      else bucket.documents.push(document);
    }
  }
  return [...buckets, ...byHolder.values()];
}

function attachmentOf(type: PolicyDocument["holders"][number]["type"]): Attachment {
  return type === "user" || type === "group" ? `inline-${type}` : "inline-role";
}

function growthOf(list: Id, wanted: Wanted, reach: Reach): number {
  const items = wanted.get(list);
  if (items === undefined) return 0;
  let growth = 0;
  for (const [index, after] of items) {
    const item = reach.lists.get(list)?.list.items[index];
    const before = item !== undefined && "value" in item ? costOf([item.value]) : 0;
    growth += costOf(after) - before;
  }
  // A scalar becomes a list, and gets brackets.
  return growth + 2;
}

function sizeBefore(list: Id, reach: Reach): number {
  const items = reach.lists.get(list)?.list.items ?? [];
  return costOf(items.flatMap((item) => ("value" in item ? [item.value] : [])));
}

/** Each pattern with its quotes and a comma. */
function costOf(patterns: readonly string[]): number {
  return patterns.reduce((sum, pattern) => sum + policySize(pattern) + 1, 0);
}

function changesOf(wanted: Wanted, removed: ReadonlySet<Id>, reach: Reach): readonly Change[] {
  const changes: Change[] = [...removed].map((statement) => ({ statement }));
  for (const [list, items] of wanted) {
    const takers = reach.lists.get(list)?.statements ?? [];
    if (!takers.every(({ id }) => removed.has(id))) changes.push({ list, items });
  }
  return changes;
}
