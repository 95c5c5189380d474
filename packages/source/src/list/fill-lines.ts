import { columnsOf } from "../text/columns.js";
import { indentationAt, lineStart, restOfLine } from "../text/indentation.js";
import { lineBreakNear } from "../text/line-break.js";
import type { ListView } from "./list-view.js";

/**
 * What takes the place of an element among others on a line, with line breaks where it would become longer than `limit` columns.
 *
 * Undefined: the line is not one of the list alone, was too long before, or bears it.
 */
export function fillLines(
  view: ListView,
  index: number,
  sources: readonly string[],
  limit: number,
): string | undefined {
  const { text, list, inlineSeparator } = view;
  const [start, end] = list.elements[index] ?? view.inside;
  const line = lineStart(text, start, limit);
  const rest = restOfLine(text, end, limit);
  if (line === undefined || rest === undefined || line <= list.at[0]) return undefined;
  const lead = text.slice(line, start);
  const before = columnsOf(lead);
  if (before + columnsOf(text.slice(start, end) + rest) > limit) return undefined;
  if (before + columnsOf(sources.join(inlineSeparator) + rest) <= limit) return undefined;
  const indentation = indentationAt(text, line);
  const separator = `,${lineBreakNear(text, start)}${indentation}`;
  let written = "";
  let column = before;
  for (const [at, source] of sources.entries()) {
    const width = columnsOf(source);
    const behind = at === sources.length - 1 ? columnsOf(rest) : 1;
    const fits = column + columnsOf(inlineSeparator) + width + behind <= limit;
    if (written === "") column += width;
    else {
      written += fits ? inlineSeparator : separator;
      column = width + (fits ? column + columnsOf(inlineSeparator) : columnsOf(indentation));
    }
    written += source;
  }
  return written;
}
