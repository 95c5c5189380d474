import type { Edit, Id, Refusal } from "../contract.js";
import { isRefusal } from "../edit/text-edit.js";
import { removeElements } from "../list/remove-elements.js";
import { refuse } from "./edit-refusal.js";
import type { StatementSite } from "./site.js";
import { editsOf, placeKey } from "./site-text.js";

/** Statements that go together, and how. */
export interface StatementRemoval {
  readonly statements: readonly Id[];
  readonly edits: readonly Edit[] | Refusal;
}

/** The edits that remove whole statements; those that stand side by side go in one. `neverEmpty`: one of a list has to stay. */
export function removeStatements(
  sites: ReadonlyMap<Id, StatementSite>,
  neverEmpty = false,
): readonly StatementRemoval[] {
  const siblings = new Map<string, [Id, StatementSite][]>();
  for (const entry of sites) {
    const key = placeKey(entry[1].site, entry[1].list.at);
    const others = siblings.get(key);
    if (others === undefined) siblings.set(key, [entry]);
    else others.push(entry);
  }
  return [...siblings.values()].flatMap((entries) => removeSiblings(entries, neverEmpty));
}

function removeSiblings(
  entries: readonly [Id, StatementSite][],
  neverEmpty: boolean,
): readonly StatementRemoval[] {
  const [first] = entries;
  if (first === undefined) return [];
  const { site, list } = first[1];
  const ids = new Map(entries.map(([id, { index }]) => [index, id]));
  if (neverEmpty && ids.size === list.elements.length) {
    const refusal = refuse("would-be-empty", "The policy would be left without any statement.");
    return [{ statements: [...ids.values()], edits: refusal }];
  }
  return removeElements(list, ids.keys()).map(({ elements, edits }) => ({
    statements: elements.flatMap((index) => ids.get(index) ?? []),
    edits: isRefusal(edits) ? edits : editsOf(site, edits),
  }));
}
