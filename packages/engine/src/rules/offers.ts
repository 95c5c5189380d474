import type { Change, Edit, Id, Refusal } from "@iamend/source";
import type { Offer } from "../prove/offer.js";
import type { Accepted } from "../prove/workshop.js";
import type { Reach } from "../link/reach.js";
import type { Fix } from "../report/problem.js";

/** The proven changes of a project, as fixes and as suggestions. */
export interface Offers {
  /** The certain change that an item is part of. */
  fix(list: Id, item: number): Fix | undefined;
  /** The same among the changes that need a person. */
  suggestion(list: Id, item: number): Fix | undefined;
  /** Why a list is not changed. */
  refusal(list: Id): Refusal | undefined;
}

/** Where each changed item is changed. */
export interface Changed {
  of(list: Id, item: number): Fix | undefined;
}

/** Groups accepted changes: those of one statement are one fix, for nobody reads half a statement. */
export function groupFixes(accepted: readonly Accepted[], reach: Reach): Changed {
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    let top = key;
    for (let next = parent.get(top); next !== undefined; next = parent.get(top)) top = next;
    for (let at = key; at !== top;) {
      const next = parent.get(at) ?? top;
      parent.set(at, top);
      at = next;
    }
    return top;
  };
  const takersOf = (list: Id): readonly Id[] => (reach.lists.get(list)?.statements ?? []).map(({ id }) => id);
  // A statement goes with all others that take a list of it: the list is what they have in common.
  const keysOf = (change: Change): readonly Id[] => {
    if ("list" in change) return takersOf(change.list);
    if (!("statement" in change)) return [];
    const lists = reach.statements.get(change.statement)?.statement.lists ?? [];
    return [change.statement, ...lists.flatMap(takersOf)];
  };
  for (const { changes } of accepted) {
    const [first, ...others] = changes.flatMap(keysOf);
    if (first === undefined) continue;
    for (const other of others) {
      const [left, right] = [root(first), root(other)];
      if (left !== right) parent.set(right, left);
    }
  }
  const edits = new Map<string, Edit[]>();
  for (const one of accepted) {
    const [key] = one.changes.flatMap(keysOf);
    if (key === undefined) continue;
    const group = edits.get(root(key));
    if (group === undefined) edits.set(root(key), [...one.edits]);
    else group.push(...one.edits);
  }
  const fixes = new Map([...edits].map(([key, own]) => [key, fixOf(own)]));
  const changedLists = new Map<Id, { readonly key: string; readonly items: ReadonlySet<number> | "all" }>();
  for (const { changes } of accepted) {
    for (const change of changes) {
      const [key] = keysOf(change);
      if (key === undefined) continue;
      if ("statement" in change) {
        for (const list of reach.statements.get(change.statement)?.statement.lists ?? []) {
          changedLists.set(list, { key, items: "all" });
        }
      } else if ("items" in change)
        changedLists.set(change.list, { key, items: new Set(change.items.keys()) });
      else if ("list" in change) changedLists.set(change.list, { key, items: "all" });
    }
  }
  return {
    of(list, item) {
      const changed = changedLists.get(list);
      if (changed === undefined || (changed.items !== "all" && !changed.items.has(item))) return undefined;
      return fixes.get(root(changed.key));
    },
  };
}

/** Edits as one fix; its id is where they begin. */
export function fixOf(edits: readonly Edit[]): Fix {
  const sorted = [...edits].sort((left, right) =>
    left.file === right.file ? left.range[0] - right.range[0] : left.file < right.file ? -1 : 1,
  );
  const [first] = sorted;
  return { id: `${first?.file ?? ""}:${String(first?.range[0] ?? 0)}`, edits: sorted };
}

/** Joins what two layers offer: what is certain, and what needs a person beside it. */
export function offersOf(certain: Offer, all: Offer, reach: Reach): Offers {
  const fixes = groupFixes(certain.accepted, reach);
  const suggestions = all === certain ? fixes : groupFixes(all.accepted, reach);
  return {
    fix: (list, item) => fixes.of(list, item),
    suggestion: (list, item) => suggestions.of(list, item),
    refusal: (list) => certain.refusals.get(list) ?? all.refusals.get(list),
  };
}
