import type { Range } from "../contract.js";
import type { TextEdit } from "../edit/text-edit.js";
import { columnsOf, MAX_COLUMNS } from "../text/columns.js";
import { indentationAt, lineStart, restOfLine } from "../text/indentation.js";
import { lineBreakNear } from "../text/line-break.js";
import { isBlank } from "../text/white-space.js";

/** How a list that takes the place of a scalar is written. */
export interface ScalarStyle {
  print(value: string, like: Range): string;
  /** `dashes`: a YAML block sequence below the key. Default `brackets`. */
  readonly layout?: "brackets" | "dashes";
  /** One step of indentation; for `dashes` it may be empty, if the file has its dashes in the column of the key. */
  readonly unit: string;
  /** The indentation of the key, if it is not that of the line (`- Action: x`). */
  readonly indentation?: string;
  /** A comma behind the last of several lines. */
  readonly trailingComma?: boolean;
  /** Default 100; `Infinity` where lines in brackets would mean something else, as in YAML. */
  readonly columns?: number;
}

/**
 * The edit that puts values in the place of a scalar, `at` with its quotes.
 *
 * One value stays a scalar. Several become a list: between brackets on one line while that is short (or was too long
 * before), else a line each, one step deeper; or as a block sequence below the key. None leaves `[]`.
 */
export function scalarToList(
  text: string,
  at: Range,
  values: readonly string[],
  style: ScalarStyle,
): TextEdit {
  const printed = values.map((value) => style.print(value, at));
  if (printed.length === 1) return { range: at, text: printed.join("") };
  if (printed.length === 0) return { range: at, text: "[]" };
  return style.layout === "dashes" ? dashes(text, at, printed, style) : brackets(text, at, printed, style);
}

function brackets(text: string, at: Range, printed: readonly string[], style: ScalarStyle): TextEdit {
  // `"Action":"s3:*"`: text without any blanks gets none.
  const line = `[${printed.join(text[at[0] - 1] === ":" ? "," : ", ")}]`;
  const limit = style.columns ?? MAX_COLUMNS;
  const start = lineStart(text, at[0], limit);
  const rest = restOfLine(text, at[1], limit);
  // Where a line is too long already, nobody reads it as lines.
  if (start === undefined || rest === undefined) return { range: at, text: line };
  const around = columnsOf(text.slice(start, at[0]) + rest);
  if (around + columnsOf(line) <= limit || around + columnsOf(text.slice(...at)) > limit) {
    return { range: at, text: line };
  }
  const lineBreak = lineBreakNear(text, at[1]);
  const indentation = style.indentation ?? indentationAt(text, start);
  const lines = printed.map((one) => lineBreak + indentation + style.unit + one);
  const end = style.trailingComma === true ? "," : "";
  return { range: at, text: `[${lines.join(",")}${end}${lineBreak}${indentation}]` };
}

function dashes(text: string, at: Range, printed: readonly string[], style: ScalarStyle): TextEdit {
  const start = lineStart(text, at[0]) ?? at[0];
  const indentation = style.indentation ?? indentationAt(text, start);
  let from = at[0];
  while (from > start && isBlank(text[from - 1])) from--;
  const lead = `${lineBreakNear(text, at[1])}${indentation}${style.unit}- `;
  return { range: [from, at[1]], text: lead + printed.join(lead) };
}
