// Lists and statements while they are being located: each once, whoever comes upon it.
import type { ListSite, StatementSite } from "@iamend/source";
import type { ActionList, Id, Item, Place, Refusal, SourceStatement } from "../../contract.js";

/** A list as far as it is known by now; what seals it may come later. */
export interface DraftList {
  readonly id: Id;
  readonly at: Place;
  items: readonly Item[];
  readonly site: ListSite;
  /** The expression or file whose text it is a part of, if that is JSON. */
  readonly text?: Place;
  sealed?: Refusal | undefined;
  readonly single?: Refusal | undefined;
}

export interface DraftStatement {
  readonly id: Id;
  readonly at: Place;
  readonly effect: SourceStatement["effect"];
  readonly key: SourceStatement["key"];
  readonly lists: readonly Id[];
  readonly home?: Place | undefined;
  readonly open?: Refusal | undefined;
  readonly site?: StatementSite | undefined;
  /** As for a list. */
  readonly text?: Place;
  whole?: Refusal | undefined;
  /** Why no identity policy should hold it: it names principals. */
  readonly principals?: Refusal | undefined;
}

export interface Tables {
  list(id: Id): DraftList | undefined;
  addList(draft: DraftList): void;
  /** `base`: where it stands. What differs in content from a statement there before is another one. */
  addStatement(base: Id, draft: Omit<DraftStatement, "id">): DraftStatement;
  statement(id: Id): DraftStatement | undefined;
  readonly allLists: Iterable<DraftList>;
  readonly allStatements: Iterable<DraftStatement>;
}

export function createTables(): Tables {
  const lists = new Map<Id, DraftList>();
  const statements = new Map<Id, DraftStatement>();
  const contents = new Map<string, DraftStatement>();
  const counts = new Map<Id, number>();
  return {
    list: (id) => lists.get(id),
    addList: (draft) => lists.set(draft.id, draft),
    addStatement(base, draft) {
      const content = [base, draft.effect, draft.key, draft.open?.code ?? "", ...draft.lists].join("\0");
      const known = contents.get(content);
      if (known !== undefined) {
        known.whole ??= draft.whole;
        return known;
      }
      const count = counts.get(base) ?? 0;
      counts.set(base, count + 1);
      const added = { ...draft, id: count === 0 ? base : `${base}#${String(count + 1)}` };
      contents.set(content, added);
      statements.set(added.id, added);
      return added;
    },
    statement: (id) => statements.get(id),
    allLists: { [Symbol.iterator]: () => lists.values() },
    allStatements: { [Symbol.iterator]: () => statements.values() },
  };
}

/** `follow` follows all uses, which may seal it. */
export function finishedList(draft: DraftList, follow: () => void): ActionList {
  const { at, items, single } = draft;
  return {
    at,
    items,
    get sealed() {
      if (draft.sealed === undefined) follow();
      return draft.sealed;
    },
    ...(single === undefined ? {} : { single }),
  };
}

/** The same for a statement, which must then stay whole. */
export function finishedStatement(draft: DraftStatement, follow: () => void): SourceStatement {
  const { at, effect, key, lists, home, open } = draft;
  return {
    at,
    effect,
    key,
    lists,
    ...(home === undefined ? {} : { home }),
    ...(open === undefined ? {} : { open }),
    get whole() {
      if (draft.whole === undefined) follow();
      return draft.whole;
    },
  };
}
