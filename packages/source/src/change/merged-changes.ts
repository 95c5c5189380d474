import type { Change, Id, Refusal } from "../contract.js";
import type { ListChange } from "./change-actions.js";
import { refuse } from "./edit-refusal.js";

/** All that is asked of one list. */
export interface MergedChange {
  readonly changes: readonly Change[];
  readonly change: ListChange | Refusal;
}

type OfList = Extract<Change, { readonly list: Id }>;

/** What is asked of each list, in the order in which the lists first come. */
export function mergedChanges(changes: readonly Change[]): ReadonlyMap<Id, MergedChange> {
  const lists = new Map<Id, MergedChange>();
  for (const change of changes) {
    if (!("list" in change)) continue;
    const merged = lists.get(change.list);
    lists.set(change.list, {
      changes: [...(merged?.changes ?? []), change],
      change: merged === undefined ? listChange(change) : join(merged.change, change),
    });
  }
  return lists;
}

function listChange(change: OfList): ListChange {
  return "items" in change ? { items: change.items } : { append: change.append };
}

function join(merged: ListChange | Refusal, change: OfList): ListChange | Refusal {
  if ("code" in merged) return merged;
  if ("items" in merged && "items" in change) {
    if (![...change.items.keys()].some((index) => merged.items.has(index))) {
      return { items: new Map([...merged.items, ...change.items]) };
    }
  } else if ("append" in merged && "append" in change) {
    return { append: [...merged.append, ...change.append] };
  }
  return refuse("conflicting-changes", "The same patterns would be changed in two ways.");
}
