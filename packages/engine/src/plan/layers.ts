import type { Id } from "@iamend/source";
import { replacementOf, type ListPlan } from "./plan-list.js";
import type { Redundancy } from "./redundancies.js";
import type { Asked, ListChange } from "./settle.js";

/** Which changes are asked for: those that are certain, or those that need a person too. */
export type Layer = "certain" | "all";

/** The changes of a layer; what is redundant is so whoever holds the policy, and so in both. */
export function askedIn(
  layer: Layer,
  plans: readonly ListPlan[],
  redundancies: readonly Redundancy[],
): Asked {
  const wanted = new Map<Id, ListChange>();
  for (const plan of plans) {
    const items = itemsOf(plan, layer);
    if (items.size > 0) wanted.set(plan.reach.id, { items });
    // An Allow with `NotAction` is narrowed by adding to its list, which a person decides (law 8).
    const { append, refused } = plan;
    if (append !== undefined && refused === undefined && layer === "all")
      wanted.set(plan.reach.id, { append });
  }
  for (const { list, items, refused } of redundancies) {
    if (refused === undefined)
      wanted.set(list, { items: new Map([...items.keys()].map((index) => [index, []])) });
  }
  return wanted;
}

function itemsOf(plan: ListPlan, layer: Layer): ReadonlyMap<number, readonly string[]> {
  if (plan.refused !== undefined || (layer === "certain" && plan.open !== undefined)) return new Map();
  const items = new Map<number, readonly string[]>();
  for (const [index, decision] of plan.decisions.entries()) {
    if (plan.blocked.has(index) || (layer === "certain" && plan.doubts.has(index))) continue;
    const after = replacementOf(decision);
    if (after !== undefined) items.set(index, after);
  }
  return items;
}
