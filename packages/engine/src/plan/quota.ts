import { policySize, QUOTAS, type Attachment } from "@iamend/core";
import type { Holder, Id, PolicyDocument } from "@iamend/source";
import type { Reach } from "../link/reach.js";
import type { Asked, ListChange, Refuse } from "./settle.js";

/** Documents whose sizes AWS adds up. */
interface Bucket {
  readonly quota: number;
  readonly documents: readonly PolicyDocument[];
}

/** A managed policy counts for itself; inline ones count together for each holder. */
export function bucketsOf(
  concerned: readonly PolicyDocument[],
  all: readonly PolicyDocument[],
): readonly Bucket[] {
  const buckets: Bucket[] = [];
  const holders = new Set<Holder | string>();
  for (const document of concerned) {
    if (document.attachment === "managed") buckets.push({ quota: QUOTAS.managed, documents: [document] });
    else if (document.holders.length === 0)
      buckets.push({ quota: QUOTAS["inline-role"], documents: [document] });
    else for (const holder of document.holders) holders.add(holderKey(holder, document));
  }
  if (holders.size === 0) return buckets;
  const byHolder = new Map<
    Holder | string,
    { readonly quota: number; readonly documents: PolicyDocument[] }
  >();
  for (const document of all) {
    if (document.attachment !== "inline" || document.kind !== "identity") continue;
    for (const holder of document.holders) {
      const key = holderKey(holder, document);
      if (!holders.has(key)) continue;
      const bucket = byHolder.get(key);
      if (bucket === undefined)
        byHolder.set(key, { quota: QUOTAS[attachmentOf(holder)], documents: [document] });
      else if (bucket.documents.at(-1) !== document) bucket.documents.push(document);
    }
  }
  return [...buckets, ...byHolder.values()];
}

/**
 * One of the source is itself, for several stacks of one template each have their own at one address. One that stands outside of the
 * source is the same where its name is, within what is deployed together; else nobody knows.
 */
function holderKey(holder: Holder, document: PolicyDocument): Holder | string {
  const { address, type, name, account = "", instances = 1 } = holder;
  if (address !== "") return instances > 1 ? holder : address;
  if (!("literal" in name)) return JSON.stringify(["within", document.address, type]);
  const place = document.address.slice(0, Math.max(0, document.address.indexOf("#")));
  return JSON.stringify(["outside", place, account, type, name.literal.toLowerCase()]);
}

function attachmentOf({ type }: Holder): Attachment {
  return type === "user" || type === "group" ? `inline-${type}` : "inline-role";
}

/**
 * Law 14: while documents cross a quota that they kept, what grows in the list that grows most stays; lists of `first` only after all
 * others.
 */
export function refuseOverQuota(
  buckets: readonly Bucket[],
  asked: Asked,
  removed: ReadonlySet<Id>,
  reach: Reach,
  first: ReadonlySet<Id>,
  refuse: Refuse,
): boolean {
  let refused = false;
  for (const { quota, documents } of buckets) {
    const growing = growthOfLists(documents, asked, removed, reach);
    let growth = [...growing.values()].reduce((sum, by) => sum + by, 0);
    const order = [...growing]
      .filter(([list, by]) => by > 0 && asked.has(list))
      .sort(([a, left], [b, right]) => Number(first.has(a)) - Number(first.has(b)) || right - left);
    const unsized = documents.find(({ size }) => size === undefined);
    const before = documents.reduce((sum, { size }) => sum + (size?.characters ?? 0), 0);
    for (const [list, by] of order) {
      if (growth <= 0 || (unsized === undefined && (before > quota || before + growth <= quota))) break;
      refused = true;
      const change = asked.get(list);
      const rest = withoutGrowth(list, change, reach);
      // A list counts once for each of its places.
      const stays =
        rest === undefined ? 0 : (growthOf(list, rest, reach) * by) / growthOf(list, change, reach);
      if (unsized !== undefined) {
        const message = `the policy would grow by ${String(growth)} characters, and how large it is cannot be told`;
        refuse(list, { code: "size-unknown", message, at: unsized.at }, rest);
      } else {
        const size = `${documents.every((document) => document.size?.exact === true) ? "" : "about "}${String(before + growth)}`;
        const message = `${documents.length === 1 ? "the policy" : "the inline policies of the principal"} would have ${size} characters, and the quota is ${String(quota)}; split it into several`;
        const at = documents[0] === undefined ? {} : { at: documents[0].at };
        refuse(list, { code: "over-quota", message, ...at }, rest);
      }
      growth -= by - stays;
    }
  }
  return refused;
}

/** The changes of a list that make nothing longer, if there are any: a pattern that only goes need not wait for one that grows. */
function withoutGrowth(list: Id, change: ListChange | undefined, reach: Reach): ListChange | undefined {
  if (change === undefined || "append" in change) return undefined;
  const items = reach.lists.get(list)?.list.items ?? [];
  const rest = [...change.items].filter(([index, after]) => {
    const item = items[index];
    return item !== undefined && "value" in item && costOf(after) <= costOf([item.value]);
  });
  return rest.length === 0 || rest.length === change.items.size ? undefined : { items: new Map(rest) };
}

/** By how many characters each list changes documents, all its places taken together. */
function growthOfLists(
  documents: readonly PolicyDocument[],
  asked: Asked,
  removed: ReadonlySet<Id>,
  reach: Reach,
): ReadonlyMap<Id, number> {
  const growing = new Map<Id, number>();
  for (const document of documents) {
    for (const id of document.statements) {
      for (const list of reach.statements.get(id)?.statement.lists ?? []) {
        const by = removed.has(id) ? -sizeBefore(list, reach) : growthOf(list, asked.get(list), reach);
        if (by !== 0) growing.set(list, (growing.get(list) ?? 0) + by);
      }
    }
  }
  return growing;
}

function growthOf(list: Id, change: ListChange | undefined, reach: Reach): number {
  if (change === undefined) return 0;
  const items = reach.lists.get(list)?.list.items ?? [];
  let growth = 0;
  let more = 0;
  if ("append" in change) {
    growth = costOf(change.append);
    more = change.append.length;
  } else {
    for (const [index, after] of change.items) {
      const item = items[index];
      growth += costOf(after) - (item !== undefined && "value" in item ? costOf([item.value]) : 0);
      more += after.length - 1;
    }
  }
  // A scalar becomes a list, and gets brackets.
  return growth + (items.length <= 1 && more > 0 ? 2 : 0);
}

function sizeBefore(list: Id, reach: Reach): number {
  const items = reach.lists.get(list)?.list.items ?? [];
  return costOf(items.flatMap((item) => ("value" in item ? [item.value] : [])));
}

/** Each pattern with its quotes and a comma. */
function costOf(patterns: readonly string[]): number {
  return patterns.reduce((sum, pattern) => sum + policySize(pattern) + 1, 0);
}
