import type { Edit, Id, Refusal } from "../contract.js";
import { isRefusal } from "../edit/text-edit.js";
import type { List } from "../list/list.js";
import { removeElements } from "../list/remove-elements.js";
import { refuse } from "./edit-refusal.js";
import type { SiteText, StatementSite } from "./site.js";
import { editsOf, placeKey } from "./site-text.js";

/** Statements that go together, and how. */
export interface StatementRemoval {
  readonly statements: readonly Id[];
  readonly edits: readonly Edit[] | Refusal;
}

/** The elements of one list that go, each with the statements that it is made of. */
interface Siblings {
  readonly site: SiteText;
  readonly list: List;
  readonly going: Map<number, Id[]>;
}

/** The edits that remove whole statements; those that stand side by side go in one. `neverEmpty`: one of a list has to stay. */
export function removeStatements(
  sites: ReadonlyMap<Id, StatementSite>,
  neverEmpty = false,
): readonly StatementRemoval[] {
  return [...withCalls(sites).values()].flatMap((siblings) => removeSiblings(siblings, neverEmpty));
}

/** By list; where all arguments of a call would go, the call goes instead. */
function withCalls(sites: ReadonlyMap<Id, StatementSite>): ReadonlyMap<string, Siblings> {
  const all = new Map<string, Siblings>();
  const calls = new Map<string, NonNullable<StatementSite["call"]>>();
  for (const [id, { site, list, index, call }] of sites) {
    const key = add(all, site, list, index, [id]);
    if (call !== undefined) calls.set(key, call);
  }
  for (const [key, { list, index }] of calls) {
    const siblings = all.get(key);
    if (siblings === undefined || siblings.going.size < siblings.list.elements.length) continue;
    all.delete(key);
    add(all, siblings.site, list, index, [...siblings.going.values()].flat());
  }
  return all;
}

function add(
  all: Map<string, Siblings>,
  site: SiteText,
  list: List,
  index: number,
  ids: readonly Id[],
): string {
  const key = placeKey(site, list.at);
  const siblings = all.get(key) ?? { site, list, going: new Map<number, Id[]>() };
  all.set(key, siblings);
  siblings.going.set(index, [...(siblings.going.get(index) ?? []), ...ids]);
  return key;
}

function removeSiblings({ site, list, going }: Siblings, neverEmpty: boolean): readonly StatementRemoval[] {
  const holdsSome = neverEmpty || list.text[list.at[0]] === "(";
  if (holdsSome && list.layout !== "body" && going.size === list.elements.length) {
    const refusal = refuse("would-be-empty", "The policy would be left without any statement.");
    return [{ statements: [...going.values()].flat(), edits: refusal }];
  }
  return removeElements(list, going.keys()).map(({ elements, edits }) => ({
    statements: elements.flatMap((index) => going.get(index) ?? []),
    edits: isRefusal(edits) ? edits : editsOf(site, edits),
  }));
}
