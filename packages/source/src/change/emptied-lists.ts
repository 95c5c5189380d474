import type { ActionList, Id, Located } from "../contract.js";
import type { MergedChange } from "./merged-changes.js";

/**
 * The lists that would become empty and leave a statement with no other list that has something in it.
 *
 * A statement with several lists (`concat`, a branch of a conditional) bears an empty one, as long as another is not.
 * `neverEmpty`: it does not.
 */
export function emptiedLists(
  asked: ReadonlyMap<Id, MergedChange>,
  removed: ReadonlySet<Id>,
  located: Located,
  neverEmpty = false,
): ReadonlySet<Id> {
  const emptied = new Set(
    [...asked].filter(([id, merged]) => isEmptied(located.lists.get(id), merged)).map(([id]) => id),
  );
  if (emptied.size === 0 || neverEmpty) return emptied;
  const without = new Set<Id>();
  const held = new Set<Id>();
  for (const [id, { lists }] of located.statements) {
    if (removed.has(id)) continue;
    const rest = lists.filter(
      (list) => !emptied.has(list) && (located.lists.get(list)?.items.length ?? 0) > 0,
    );
    for (const list of lists) {
      if (!emptied.has(list)) continue;
      held.add(list);
      if (rest.length === 0) without.add(list);
    }
  }
  // A list of no statement that stays is nowhere else to be filled up.
  return new Set([...emptied].filter((list) => without.has(list) || !held.has(list)));
}

function isEmptied(list: ActionList | undefined, { change }: MergedChange): boolean {
  if (list === undefined || !("items" in change)) return false;
  // What may be absent fills no list.
  return list.items.every(
    (item, index) =>
      change.items.get(index)?.length === 0 || ("opaque" in item && item.opaque.code === "maybe-absent"),
  );
}
