import type { ActionList, Range, Refusal } from "../contract.js";
import type { TextEdit } from "../edit/text-edit.js";
import { appendToList } from "../list/append-to-list.js";
import { changeList, type ListStyle } from "../list/change-list.js";
import { scalarToList, type ScalarStyle } from "../list/scalar-to-list.js";
import { refuse } from "./edit-refusal.js";
import type { ListSite } from "./site.js";
import { textOf } from "./site-text.js";

/** Index → what takes the place of the pattern; or what comes behind the last. */
export type ListChange =
  { readonly items: ReadonlyMap<number, readonly string[]> } | { readonly append: readonly string[] };

/** How patterns are written in the place of others. */
export interface ActionStyles {
  list(at: Range): ListStyle;
  scalar(at: Range): ScalarStyle;
}

/** Why a change of a list cannot be written whatever its style. */
export function unfitChange(list: ActionList, change: ListChange): Refusal | undefined {
  if (list.sealed !== undefined) return list.sealed;
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

/** The edits of one list or scalar, which belong together, in the text of the site. */
export function changeActions(
  list: ActionList,
  { site, shape }: ListSite,
  change: ListChange,
  styles: ActionStyles,
): readonly TextEdit[] | Refusal {
  if ("scalar" in shape) return changeScalar(list, textOf(site), shape.scalar, change, styles);
  const style = styles.list(shape.list.at);
  return "items" in change
    ? changeList(shape.list, change.items, style)
    : appendToList(shape.list, change.append, style);
}

function changeScalar(
  list: ActionList,
  text: string,
  at: Range,
  change: ListChange,
  styles: ActionStyles,
): readonly TextEdit[] | Refusal {
  const values = "items" in change ? change.items.get(0) : change.append;
  if (values === undefined || ("append" in change && values.length === 0)) return [];
  if (values.length === 0) {
    return refuse("would-be-empty", "The statement would be left without any action.", list.at);
  }
  if (list.single !== undefined && ("append" in change || values.length > 1)) return list.single;
  const style = styles.scalar(at);
  if ("items" in change) return [scalarToList(text, at, values, style)];
  // What stands there stays as it is written, whatever it is: an interpolation could not be written anew.
  const own = text.slice(...at);
  const keeping = Object.assign(styles.scalar(at), {
    print: (value: string, like: Range) => (value === own ? own : style.print(value, like)),
  });
  const whole = scalarToList(text, at, [own, ...values], keeping);
  const start = whole.text.indexOf(own);
  return [
    { range: [whole.range[0], at[0]], text: whole.text.slice(0, start) },
    { range: [at[1], at[1]], text: whole.text.slice(start + own.length) },
  ];
}

/** Characters that actions and their patterns are made of; none needs an escape anywhere. */
const PATTERN = /^[\w*?:.-]+$/;

function isPrintable(pattern: string): boolean {
  return PATTERN.test(pattern);
}
