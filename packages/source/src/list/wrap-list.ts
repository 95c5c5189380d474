import type { TextEdit } from "../edit/text-edit.js";
import { MAX_COLUMNS } from "../text/columns.js";
import { indentationAt, lineStart } from "../text/indentation.js";
import { lineBreakNear } from "../text/line-break.js";
import type { ListView } from "./list-view.js";
import { outgrowsLine } from "./outgrows-line.js";

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
 * with comments. The edits leave out the elements that stay: what stands in them may be no text that could be written anew.
 */
export function wrapList(
  view: ListView,
  printed: ReadonlyMap<number, readonly string[]>,
  wrap: Wrap,
): readonly TextEdit[] | undefined {
  const { text, list, inside } = view;
  const limit = wrap.columns ?? MAX_COLUMNS;
  if (!outgrowsLine(view, printed, limit)) return undefined;
  const indentation = indentationAt(text, lineStart(text, list.at[0]) ?? 0);
  const lineBreak = lineBreakNear(text, list.at[0]);
  const lead = lineBreak + indentation + wrap.unit;
  const edits: TextEdit[] = [];
  let from = inside[0];
  let lines: string[] = [];
  let comma = "";
  for (const [index, element] of list.elements.entries()) {
    const sources = printed.get(index);
    for (const source of sources ?? [""]) {
      lines.push(comma, lead, source);
      comma = ",";
    }
    if (sources !== undefined) continue;
    edits.push({ range: [from, element[0]], text: lines.join("") });
    from = element[1];
    lines = [];
  }
  const end = wrap.trailingComma || view.gaps.at(-1)?.mark !== undefined ? "," : "";
  return [...edits, { range: [from, inside[1]], text: lines.join("") + end + lineBreak + indentation }];
}
