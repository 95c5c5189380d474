// Lists, statements and bundles while they are being located: each once, whoever comes upon it.
import type { ActionList, Bundle, Id, Item, Place, Refusal, SourceStatement } from "../../contract.js";
import type { TemplateNode } from "../../parse/node.js";
import type { Hop } from "../../evaluate/serverless-variables.js";
import { wayOf, type Cursor } from "../cursor.js";
import type { BundleSite, CloudFormationListSite, CloudFormationStatementSite } from "../sites.js";

/** A list as far as it is known by now; what seals it may come later. */
export interface DraftList {
  readonly id: Id;
  readonly at: Place;
  items: readonly Item[];
  readonly site: CloudFormationListSite;
  /** The node that it stands in: itself, or the text whose JSON holds it. */
  readonly node: TemplateNode;
  /** Ways from the root of the document to the node by which it was come upon. */
  readonly ways: Set<string>;
  /** The variables of the Serverless Framework by which it was come upon, each time that there were any. */
  readonly trails: (readonly Hop[])[];
  /** Set: it is also used wherever else a file that leads to it is named. */
  named?: ActionList["named"];
  sealed?: Refusal | undefined;
}

export interface DraftStatement {
  readonly id: Id;
  readonly at: Place;
  readonly effect: SourceStatement["effect"];
  readonly key: SourceStatement["key"];
  readonly lists: readonly Id[];
  readonly home: Place;
  readonly open?: Refusal | undefined;
  readonly site?: CloudFormationStatementSite | undefined;
  readonly node: TemplateNode;
  whole?: Refusal | undefined;
  /** Why no identity policy should hold it: it names principals. */
  readonly principals?: Refusal | undefined;
}

/** A bundle and where it stands. */
export interface DraftBundle {
  readonly id: Id;
  readonly bundle: Bundle;
  readonly site: BundleSite;
}

/** All that was located so far. */
export class Tables {
  readonly lists = new Map<Id, DraftList>();
  readonly statements = new Map<Id, DraftStatement>();
  readonly bundles = new Map<Id, DraftBundle>();
  readonly #contents = new Map<string, DraftStatement>();
  readonly #counts = new Map<Id, number>();

  /** The list at that place. What is not written in it may be another thing each time that it is come upon, as in the turns of a loop. */
  list(id: Id, cursor: Cursor, make: () => Omit<DraftList, "id" | "ways" | "trails">): DraftList {
    const known = this.lists.get(id);
    const list = known ?? { ...make(), id, ways: new Set<string>(), trails: [] };
    list.ways.add(wayOf(cursor));
    if (cursor.through !== undefined && cursor.through.length > 0) list.trails.push(cursor.through);
    if (known === undefined) this.lists.set(id, list);
    else if (list.items.some((item) => "opaque" in item)) list.items = joinItems(list.items, make().items);
    return list;
  }

  /** What stands at one place and differs in content (a merge key adds to it) is another statement. */
  statement(base: Id, draft: Omit<DraftStatement, "id">): DraftStatement {
    const content = JSON.stringify([base, draft.effect, draft.key, draft.lists, draft.open?.code]);
    const known = this.#contents.get(content);
    if (known !== undefined) {
      known.whole ??= draft.whole;
      return known;
    }
    const count = this.#counts.get(base) ?? 0;
    this.#counts.set(base, count + 1);
    const added: DraftStatement = { ...draft, id: count === 0 ? base : `${base}#${String(count + 1)}` };
    this.#contents.set(content, added);
    this.statements.set(added.id, added);
    return added;
  }

  bundle(draft: DraftBundle): DraftBundle {
    const known = this.bundles.get(draft.id) ?? draft;
    this.bundles.set(draft.id, known);
    return known;
  }
}

/** The same elements, which may be all that they may be in either. */
function joinItems(known: readonly Item[], others: readonly Item[]): readonly Item[] {
  return known.map((item, index) => {
    const other = others[index];
    if (!("opaque" in item) || other === undefined || !("opaque" in other)) return item;
    const { at, opaque } = item;
    if (item.values === undefined || other.values === undefined) return { at, opaque };
    return { at, opaque, values: [...new Set([...item.values, ...other.values])] };
  });
}

export function finishedList({ at, items, sealed, named }: DraftList): ActionList {
  return {
    at,
    items,
    ...(sealed === undefined ? {} : { sealed }),
    ...(named === undefined ? {} : { named }),
  };
}

export function finishedStatement({
  at,
  effect,
  key,
  lists,
  home,
  open,
  whole,
}: DraftStatement): SourceStatement {
  return {
    at,
    effect,
    key,
    lists,
    home,
    ...(open === undefined ? {} : { open }),
    ...(whole === undefined ? {} : { whole }),
  };
}

/** One name for each place. */
export function idOf({ file, range: [start, end] }: Place): Id {
  return `${file}:${String(start)}-${String(end)}`;
}
