import { containsGlob, readActionPattern } from "@iamend/core";
import type { Id, Refusal } from "@iamend/source";
import type { ListReach, Reach } from "../link/reach.js";
import type { Directed } from "./directives.js";

/** Items of a list that another item of it contains, each with the pattern that does. */
export interface Redundancy {
  readonly list: Id;
  readonly items: ReadonlyMap<number, string>;
  /** Why they are only reported. */
  readonly refused?: Refusal;
}

/**
 * Finds what is said twice within one list of an Allow statement.
 *
 * Within one list only: what stands in two lists of a statement need not be there together. `skip`: lists of statements that
 * another rule changes.
 */
export function findRedundancies(
  reach: Reach,
  skip: (list: ListReach) => boolean,
  directed: Directed,
  untouchable: (list: ListReach) => Refusal | undefined,
): readonly Redundancy[] {
  const found: Redundancy[] = [];
  for (const list of reach.lists.values()) {
    if (list.list.items.length < 2 || !isPlainAllow(list) || skip(list)) continue;
    const items = redundantItems(list, directed);
    if (items.size === 0 || !isOfPolicy(list)) continue;
    const refused = untouchable(list);
    found.push({ list: list.id, items, ...(refused === undefined ? {} : { refused }) });
  }
  return found;
}

function isPlainAllow({ statements }: ListReach): boolean {
  return statements.every(({ statement }) => statement.effect === "Allow" && statement.key === "Action");
}

function isOfPolicy({ documents }: ListReach): boolean {
  return documents.some(({ kind }) => kind === "identity" || kind === "unknown");
}

function redundantItems({ id, list }: ListReach, directed: Directed): ReadonlyMap<number, string> {
  const patterns = list.items.flatMap((item, index) => {
    if (!("value" in item)) return [];
    return readActionPattern(item.value).kind === "unreadable" ? [] : [{ index, pattern: item.value }];
  });
  const wide = patterns.filter(({ pattern }) => pattern.includes("*") || pattern.includes("?"));
  const first = new Map<string, Pattern>();
  const containers = new Map<number, readonly Pattern[]>();
  for (const one of patterns) {
    const folded = one.pattern.toLowerCase();
    const around = wide.filter((other) => contains(other, one));
    if (around.length > 0) containers.set(one.index, around);
    const same = first.get(folded);
    if (around.length === 0 && same !== undefined) containers.set(one.index, [same]);
    if (same === undefined) first.set(folded, one);
  }
  const redundant = new Map<number, string>();
  const isProtected = (index: number): boolean => directed.ignores(id, index, "no-unused-permissions");
  for (const [index, around] of containers) {
    // What a comment is about stays, or the comment would lose what it is about.
    if (directed.ignores(id, index, "no-redundant-actions") || directed.needs(id, index)) continue;
    if (directed.blocks(id, index) !== undefined) continue;
    // What counts as used by a comment of its own goes only where its place is taken by what does so too: else nothing protects it then.
    const lasting = isProtected(index) ? around.filter((one) => isProtected(one.index)) : around;
    // Named is one that stays: what contains a container contains all in it.
    const named = lasting.find((one) => !containers.has(one.index)) ?? lasting[0];
    if (named !== undefined) redundant.set(index, named.pattern);
  }
  return redundant;
}

interface Pattern {
  readonly index: number;
  readonly pattern: string;
}

/** Of two that allow the same, the first contains the second. */
function contains(other: Pattern, one: Pattern): boolean {
  return (
    other.index !== one.index &&
    containsGlob(other.pattern, one.pattern) &&
    (other.index < one.index || !containsGlob(one.pattern, other.pattern))
  );
}
