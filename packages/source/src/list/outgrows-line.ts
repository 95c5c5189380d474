import { columnsOf } from "../text/columns.js";
import { lineStart, restOfLine } from "../text/indentation.js";
import { hasLineBreak } from "../text/white-space.js";
import type { ListView } from "./list-view.js";

/**
 * Whether a change makes the line of a list between brackets longer than `limit` columns.
 *
 * `printed`: index → the sources that take its place. Not so if the list has several lines or comments, or if the line was too long
 * before: where nobody reads it as a line, it stays one.
 */
export function outgrowsLine(
  view: ListView,
  printed: ReadonlyMap<number, readonly string[]>,
  limit: number,
): boolean {
  const { text, list, inside } = view;
  if (list.layout !== "brackets" || hasLineBreak(text.slice(...list.at))) return false;
  if (view.comments.within(list.at).length > 0 || view.gaps.some(({ regular }) => !regular)) return false;
  const start = lineStart(text, list.at[0], limit);
  const rest = restOfLine(text, list.at[1], limit);
  if (start === undefined || rest === undefined) return false;
  const around = columnsOf(text.slice(start, inside[0]) + text.slice(inside[1], list.at[1]) + rest);
  if (around + columnsOf(text.slice(...inside)) > limit) return false;
  const elements = list.elements.flatMap((element, index) => printed.get(index) ?? [text.slice(...element)]);
  return around + columnsOf(elements.join(view.inlineSeparator)) > limit;
}
