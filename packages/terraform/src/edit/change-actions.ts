import { appendToList, changeList, isRefusal, scalarToList, type TextEdit } from "@iamend/source";
import type { ActionList, Edit, Range, Refusal } from "../contract.js";
import type { ListSite, SiteText } from "../link/sites.js";
import { alignmentAt } from "./alignment.js";
import { refuse } from "./refuse.js";
import { editsOf, textOf } from "./site-text.js";
import { isPrintable, listStyle, print, scalarStyle } from "./writing-style.js";

/** Index → what takes the place of the pattern; or what comes behind the last. */
export type ListChange =
  { readonly items: ReadonlyMap<number, readonly string[]> } | { readonly append: readonly string[] };

/** As long a line may become if breaking it would move lines that do not change. */
const MAX_ALIGNED_COLUMNS = 240;

/** The edits of one list or scalar, which belong together. */
export function changeActions(
  list: ActionList,
  { site, shape }: ListSite,
  change: ListChange,
): readonly Edit[] | Refusal {
  const unfit = list.sealed ?? unfitChange(list, change);
  if (unfit !== undefined) return unfit;
  const edits = inStyle(site, "scalar" in shape ? shape.scalar : shape.list.at, (columns) => {
    if ("scalar" in shape) return changeScalar(list, site, shape.scalar, change, columns);
    const style = listStyle(site, shape.list.at, columns);
    return "items" in change
      ? changeList(shape.list, change.items, style)
      : appendToList(shape.list, change.append, style);
  });
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

/** Where a list on one line is broken into lines, `terraform fmt` aligns the `=` around it anew. */
function inStyle(
  site: SiteText,
  at: Range,
  write: (columns?: number) => readonly TextEdit[] | Refusal,
): readonly TextEdit[] | Refusal {
  const edits = write();
  const text = textOf(site);
  const isBroken = (some: readonly TextEdit[]) => some.some((edit) => edit.text.includes("\n"));
  if (isRefusal(edits) || site.dialect !== "hcl" || !isBroken(edits) || text.slice(...at).includes("\n")) {
    return edits;
  }
  const alignment = alignmentAt(text, at[0]);
  const kept = alignment.movesOthers ? write(MAX_ALIGNED_COLUMNS) : edits;
  return isRefusal(kept) || !isBroken(kept) ? kept : [...alignment.own, ...kept];
}

function changeScalar(
  list: ActionList,
  site: SiteText,
  at: Range,
  change: ListChange,
  columns: number | undefined,
): readonly TextEdit[] | Refusal {
  const text = textOf(site);
  const style = scalarStyle(site, at, columns);
  if ("items" in change) {
    const values = change.items.get(0);
    if (values === undefined) return [];
    if (values.length > 1 && list.single !== undefined) return list.single;
    if (values.length > 0) return [scalarToList(text, at, values, style)];
    return refuse("would-be-empty", "The statement would be left without any action.", list.at);
  }
  if (change.append.length === 0) return [];
  if (list.single !== undefined) return list.single;
  // What stands there stays as it is written, whatever it is.
  const own = text.slice(...at);
  const printed = (source: string) => (source === own ? own : print(source));
  const whole = scalarToList(text, at, [own, ...change.append], Object.assign(style, { print: printed }));
  // Around it, not over it: an interpolation could not be written anew.
  const start = whole.text.indexOf(own);
  return [
    { range: [at[0], at[0]], text: whole.text.slice(0, start) },
    { range: [at[1], at[1]], text: whole.text.slice(start + own.length) },
  ];
}
