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
    if (items.size === 0) continue;
    const refused = untouchable(list);
    found.push({ list: list.id, items, ...(refused === undefined ? {} : { refused }) });
  }
  return found;
}

function isPlainAllow({ statements, documents }: ListReach): boolean {
  return (
    documents.some(({ kind }) => kind === "identity" || kind === "unknown") &&
    statements.every(({ statement }) => statement.effect === "Allow" && statement.key === "Action")
  );
}

function redundantItems({ id, list }: ListReach, directed: Directed): ReadonlyMap<number, string> {
  const patterns = list.items.flatMap((item, index) => {
    if (!("value" in item)) return [];
    return readActionPattern(item.value).kind === "unreadable" ? [] : [{ index, pattern: item.value }];
  });
  const wide = patterns.filter(({ pattern }) => pattern.includes("*") || pattern.includes("?"));
  const first = new Map<string, number>();
  const redundant = new Map<number, string>();
  for (const { index, pattern } of patterns) {
    const folded = pattern.toLowerCase();
    const container =
      wide.find(
        (other) =>
          other.index !== index &&
          containsGlob(other.pattern, pattern) &&
          // Of two that allow the same, the first stays.
          (other.index < index || !containsGlob(pattern, other.pattern)),
      )?.pattern ?? (first.has(folded) ? pattern : undefined);
    if (!first.has(folded)) first.set(folded, index);
    if (container !== undefined && !directed.ignores(id, index, "no-redundant-actions")) {
      redundant.set(index, container);
    }
  }
  return redundant;
}
