import type { TextEdit } from "../edit/text-edit.js";
import { columnsOf, MAX_COLUMNS } from "../text/columns.js";
import { indentationAt, lineStart, restOfLine } from "../text/indentation.js";
import { lineBreakNear } from "../text/line-break.js";
import { hasLineBreak } from "../text/white-space.js";
import type { ListView } from "./list-view.js";

/** How a list on one line is broken into lines. Not for YAML, where the closing bracket must be deeper than its key. */
export interface Wrap {
  /** One step of indentation. */
  readonly unit: string;
  /** A comma behind the last element, even if the line had none. */
  readonly trailingComma: boolean;
  /** Default 100. */
  readonly columns?: number;
}

/**
 * One line for each element of a list on one line, if the change makes that line too long; undefined: leave it.
 *
 * `printed`: index → the sources that take its place. A line that was too long before stays one, and so does a list
 * with comments.
 */
export function wrapList(
  view: ListView,
  printed: ReadonlyMap<number, readonly string[]>,
  wrap: Wrap,
): TextEdit | undefined {
  const { text, list, inside } = view;
  const limit = wrap.columns ?? MAX_COLUMNS;
  if (list.layout !== "brackets" || hasLineBreak(text.slice(...list.at))) return undefined;
  if (view.comments.within(list.at).length > 0 || view.gaps.some(({ regular }) => !regular)) return undefined;
  const start = lineStart(text, list.at[0], limit);
  const rest = restOfLine(text, list.at[1], limit);
  if (start === undefined || rest === undefined) return undefined;
  const around = columnsOf(text.slice(start, inside[0]) + text.slice(inside[1], list.at[1]) + rest);
  if (around + columnsOf(text.slice(...inside)) > limit) return undefined;

  const elements = list.elements.flatMap((element, index) => printed.get(index) ?? [text.slice(...element)]);
  if (around + columnsOf(elements.join(view.inlineSeparator)) <= limit) return undefined;
  const indentation = indentationAt(text, start);
  const lineBreak = lineBreakNear(text, list.at[0]);
  const lines = elements.map((element) => lineBreak + indentation + wrap.unit + element);
  const end = wrap.trailingComma || view.gaps.at(-1)?.mark !== undefined ? "," : "";
  return { range: inside, text: `${lines.join(",")}${end}${lineBreak}${indentation}` };
}
