import { appendToList, changeList, isRefusal, scalarToList, type TextEdit } from "@iamend/source";
import type { ActionList, Edit, Range, Refusal } from "../contract.js";
import type { ListSite, SiteText } from "../link/sites.js";
import { refuse } from "./refuse.js";
import { editsOf, textOf } from "./site-text.js";
import { isPrintable, listStyle, scalarStyle } from "./writing-style.js";

/** Index → what takes the place of the pattern; or what comes behind the last. */
export type ListChange =
  { readonly items: ReadonlyMap<number, readonly string[]> } | { readonly append: readonly string[] };

/** The edits of one list or scalar, which belong together. */
export function changeActions(
  list: ActionList,
  { site, shape }: ListSite,
  change: ListChange,
): readonly Edit[] | Refusal {
  const unfit = list.sealed ?? unfitChange(list, change);
  if (unfit !== undefined) return unfit;
  const edits =
    "scalar" in shape
      ? changeScalar(list, site, shape.scalar, change)
      : "items" in change
        ? changeList(shape.list, change.items, listStyle(site, shape.list.at))
        : appendToList(shape.list, change.append, listStyle(site, shape.list.at));
  return isRefusal(edits) ? edits : editsOf(site, edits);
}

function unfitChange(list: ActionList, change: ListChange): Refusal | undefined {
  const written = "items" in change ? [...change.items.values()].flat() : change.append;
  const strange = written.find((pattern) => !isPrintable(pattern));
  if (strange !== undefined) {
    return refuse("unprintable", `\`${strange}\` has characters that no action has.`, list.at);
  }
  if (!("items" in change)) return undefined;
  for (const index of change.items.keys()) {
    const item = list.items[index];
    if (item === undefined) {
      return refuse("not-located", `The list has no element ${String(index)}.`, list.at);
    }
    if ("opaque" in item) {
      return refuse("opaque-element", "The value of this element is not certain, so it stays.", item.at);
    }
  }
  return undefined;
}

function changeScalar(
  list: ActionList,
  site: SiteText,
  at: Range,
  change: ListChange,
): readonly TextEdit[] | Refusal {
  const text = textOf(site);
  const style = scalarStyle(site, at);
  if ("items" in change) {
    const values = change.items.get(0);
    if (values === undefined) return [];
    if (values.length > 0) return [scalarToList(text, at, values, style)];
    return refuse("would-be-empty", "The statement would be left without any action.", list.at);
  }
  if (change.append.length === 0) return [];
  // What stands there stays as it is written, whatever it is.
  const own = text.slice(...at);
  const print = (source: string) => (source === own ? own : style.print(source, at));
  return [scalarToList(text, at, [own, ...change.append], { ...style, print })];
}
