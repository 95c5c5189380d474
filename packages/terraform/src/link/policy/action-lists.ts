// From the value of `actions` or `Action` back to the lists that were written.
import type { Id, Item, Place, Refusal } from "../../contract.js";
import type { Element, StringValue, Value } from "../../evaluate/value.js";
import type { Expression, List } from "../../parse/ast.js";
import { isInstalled } from "../module/find-modules.js";
import type { Sourced } from "../module/merged-block.js";
import { placeKey } from "../module/module-instance.js";
import { refuse } from "../refusal.js";
import type { ExpressionIndex, WrittenFile } from "../syntax/expression-index.js";
import { passedThrough } from "../use/pass-through.js";
import { bracketsOf, siteOf } from "./hcl-site.js";
import type { DraftList, Tables } from "./tables.js";
import { listsWithoutLiterals } from "./lists-in-locals.js";
import { singlePlaces } from "./written-way.js";

/** The lists whose patterns a statement takes. */
export interface TakenLists {
  readonly lists: readonly Id[];
  /** There may be patterns that are in none of them. */
  readonly open?: Refusal | undefined;
}

/** What list expressions were seen to hold, each time they were evaluated. */
export type ListValues = ReadonlyMap<string, readonly (readonly Value[])[]>;

export interface ActionLists {
  /**
   * The lists behind a value. `slot` is the expression that gave it; `scalar`: a lone string there stands for a list of one, and may
   * become a list.
   */
  take(value: Value, slot: Sourced | undefined, scalar: boolean): TakenLists;
  /** Once everything has been evaluated: what expressions made in the lists, and out of the elements of others. */
  finish(): void;
}

export function createActionLists(
  tables: Tables,
  index: ExpressionIndex,
  listValues: ListValues,
): ActionLists {
  const single = singlePlaces(index);
  /** Lists with elements that expressions make. */
  const unfinished = new Map<Id, { readonly expression: List; readonly items: () => readonly Item[] }>();
  /** Lone texts that stand as elements too: there they cannot become a list. */
  const elementsToo = new Set<Id>();

  function sealElement(id: Id): void {
    const list = tables.list(id);
    if (list === undefined || !("scalar" in list.site.shape) || !elementsToo.has(id)) return;
    list.sealed ??= refuse("used-elsewhere", "it is also used as an element of a list", list.at);
  }

  function take(value: Value, slot: Sourced | undefined, scalar: boolean): TakenLists {
    const found = new Map<Id, Set<string>>();
    const ids = new Set<Id>();
    let open: Refusal | undefined;
    const leftover: Element[] = [];

    function literal(text: StringValue): boolean {
      let known = false;
      for (const origin of [text.origin, ...(text.also ?? [])]) {
        if (origin.form !== "literal") continue;
        if (origin.list === undefined) {
          elementsToo.add(placeKey(origin.at));
          sealElement(placeKey(origin.at));
          continue;
        }
        const id = locate(origin.list);
        if (id === undefined) continue;
        known = true;
        ids.add(id);
        const elements = found.get(id) ?? new Set();
        found.set(id, elements.add(placeKey(origin.at)));
      }
      return known;
    }

    function element(one: Element): void {
      if (one.kind === "some") {
        open ??= one.reason;
        one.values.forEach(element);
      } else if (one.kind === "choice") {
        leftover.push(one);
        for (const alternative of one.alternatives) if (alternative.kind === "string") literal(alternative);
      } else if (one.kind !== "string" || !literal(one)) leftover.push(one);
    }

    function whole(one: Value): void {
      switch (one.kind) {
        case "list": {
          one.elements.forEach(element);
          // A list that holds no literal is told of too: it was one that did before an edit.
          const id = one.at === undefined ? undefined : locate(one.at);
          if (id !== undefined) ids.add(id);
          break;
        }
        case "choice":
          open ??= one.reason;
          one.alternatives.forEach(whole);
          for (const alternative of one.alternatives)
            if (alternative.kind === "string") sealChoice(alternative);
          break;
        case "string": {
          const id =
            scalar && one.origin.form === "literal" ? scalarList(one.origin.at, one.value) : undefined;
          if (id !== undefined) {
            ids.add(id);
            sealElement(id);
          } else {
            if (!literal(one)) leftover.push(one);
            open ??= refuse("built-element", "The pattern is made by an expression.", one.origin.at);
          }
          break;
        }
        case "null":
          break;
        case "unknown":
          open ??= one.reason;
          break;
        default:
          open ??= refuse("partly-known", "The patterns are not known.");
      }
    }

    function tell(at: Place): void {
      const id = locate(at);
      if (id !== undefined) ids.add(id);
    }

    whole(value);
    // Lists that stand here but hold no literal are told of too.
    if (slot !== undefined) {
      passedThrough(slot.value, "actions", false, (expression, purpose) => {
        if (purpose !== "actions") return;
        if (expression.kind === "list") tell({ file: slot.file, range: expression.at });
        else listsWithoutLiterals(expression, slot.file, index).forEach(tell);
      });
    }
    if (leftover.length > 0) {
      const covered = new Set<Element>([...ids].flatMap((id) => (listValues.get(id) ?? []).flat()));
      const bare = leftover.find((one) => !covered.has(one));
      if (bare !== undefined)
        open ??= refuse("built-element", "Some of the patterns are made by an expression.");
    }
    for (const [id, elements] of found) sealPartly(id, elements);
    return { lists: [...ids].filter((id) => (tables.list(id)?.items.length ?? 0) > 0), open };
  }

  /** Both sides of a condition are of one type: where one is a list, a lone pattern on the other is an error. */
  function sealChoice({ origin }: StringValue): void {
    const list = origin.form === "literal" ? tables.list(placeKey(origin.at)) : undefined;
    if (list === undefined || !("scalar" in list.site.shape)) return;
    list.sealed ??= refuse("built-element", "a condition chooses between it and something else", list.at);
  }

  /** A list of which not all elements arrive is used for something else than its patterns. */
  function sealPartly(id: Id, arrived: ReadonlySet<string>): void {
    const list = tables.list(id);
    if (list === undefined || !("list" in list.site.shape)) return;
    const written = list.items.filter((item) => "value" in item);
    if (written.every(({ at }) => arrived.has(placeKey(at)))) return;
    list.sealed ??= refuse("partly-used", "only some elements of the list are used here", list.at);
  }

  function locate(at: Place): Id | undefined {
    const id = placeKey(at);
    if (tables.list(id) !== undefined) return id;
    const parsed = index.written(at.file);
    const expression = index.expression(at);
    if (parsed === undefined || expression?.kind !== "list") return undefined;
    const inDefault = index.block(at)?.type === "variable";
    const itemsNow = (): readonly Item[] =>
      expression.elements.map((one, position) =>
        itemOf(one, position, at.file, listValues.get(id) ?? [], inDefault),
      );
    const items = itemsNow();
    if (items.some((item) => "opaque" in item)) unfinished.set(id, { expression, items: itemsNow });
    const sealed = sealOf(parsed, expression);
    const shape = { list: bracketsOf(parsed, expression) };
    tables.addList({ id, at, items, sealed, site: { site: siteOf(parsed), shape }, ...textOf(parsed) });
    return id;
  }

  function scalarList(at: Place, value: string): Id | undefined {
    const id = placeKey(at);
    if (tables.list(id) !== undefined) return id;
    const parsed = index.written(at.file);
    const expression = index.expression(at);
    if (parsed === undefined || expression?.kind !== "string") return undefined;
    const item: Item =
      index.block(at)?.type === "variable" ? { at, opaque: defaultOf(at), values: [value] } : { at, value };
    const sealed = sealOf(parsed, expression);
    tables.addList({
      id,
      at,
      items: [item],
      sealed,
      single: single(at),
      site: { site: siteOf(parsed), shape: { scalar: at.range } },
      ...textOf(parsed),
    });
    return id;
  }

  function finish(): void {
    for (const [id, { expression, items }] of unfinished) {
      const list = tables.list(id);
      if (list !== undefined) list.items = items();
      for (const elements of listValues.get(id) ?? []) {
        for (const [position, element] of elements.entries()) {
          if (expression.elements[position]?.kind !== "string") sealSources(element);
        }
      }
    }
  }

  /** Lists whose elements are used one by one, as the keys of a `for_each` are. */
  function sealSources(element: Value): void {
    if (element.kind === "choice") element.alternatives.forEach(sealSources);
    if (element.kind !== "string") return;
    for (const origin of [element.origin, ...(element.also ?? [])]) {
      if (origin.form !== "literal" || origin.list === undefined) continue;
      const list = tables.list(placeKey(origin.list));
      if (list !== undefined)
        list.sealed ??= refuse("partly-used", "its elements are used one by one", list.at);
    }
  }

  return { take, finish };
}

function itemOf(
  element: Expression,
  position: number,
  file: string,
  seen: readonly (readonly Value[])[],
  inDefault: boolean,
): Item {
  const at = { file, range: element.at };
  if (element.kind === "string") {
    return inDefault ? { at, opaque: defaultOf(at), values: [element.value] } : { at, value: element.value };
  }
  const opaque = refuse("built-element", "An expression makes this pattern.", at);
  const texts = seen.map((elements) => textsOf(elements[position]));
  const known = texts.includes(undefined) ? [] : [...new Set(texts.flatMap((one) => one ?? []))];
  // An empty text is no pattern: `compact` or nothing takes it away.
  const values = known.filter((one) => one !== "");
  return values.length === 0 ? { at, opaque } : { at, opaque, values };
}

/** All texts that a value can be, if they are known. */
function textsOf(value: Value | undefined): readonly string[] | undefined {
  if (value?.kind === "string") return [value.value];
  if (value?.kind !== "choice") return undefined;
  const texts = value.alternatives.map(textsOf);
  return texts.includes(undefined) ? undefined : texts.flatMap((one) => one ?? []);
}

function defaultOf(at: Place): Refusal {
  return refuse("variable-default", "this is the default of a variable, which a deployment may replace", at);
}

/** Another use of a whole file is one of all that is in it. */
function textOf({ whole }: WrittenFile): Pick<DraftList, "text"> {
  return whole === undefined ? {} : { text: whole };
}

/** Why a list cannot be edited, whatever it holds. */
function sealOf({ file, text, json }: WrittenFile, expression: Expression | List): Refusal | undefined {
  const at = { file, range: expression.at };
  if (isInstalled(file)) {
    return refuse("outside-source", "it stands in a module that comes from outside of this source", at);
  }
  const texts = expression.kind === "list" ? expression.elements : [expression];
  // In JSON syntax an expression stands inside a string, and its quotes behind backslashes.
  const embedded = json && texts.some((one) => text[one.at[0]] !== '"');
  return embedded
    ? refuse("embedded-expression", "it stands in an expression inside a string of JSON", at)
    : undefined;
}
