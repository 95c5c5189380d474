import type { Range } from "../contract.js";
import type { TextEdit } from "../edit/text-edit.js";
import { columnsOf, MAX_COLUMNS } from "../text/columns.js";
import { indentationAt, lineStart, restOfLine } from "../text/indentation.js";
import { lineBreakNear } from "../text/line-break.js";

/** How a list between brackets that takes the place of a scalar is written. */
export interface ScalarStyle {
  print(value: string, like: Range): string;
  /** One step of indentation. */
  readonly unit: string;
  /** A comma behind the last of several lines. */
  readonly trailingComma?: boolean;
  /** Default 100; `Infinity` where lines in brackets would mean something else, as in YAML. */
  readonly columns?: number;
}

/**
 * The edit that puts values in the place of a scalar, `at` with its quotes.
 *
 * One value stays a scalar. Several become a list: between brackets on one line while that is short (or was too long
 * before), else a line each, one step deeper. None leaves `[]`.
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
  return brackets(text, at, printed, style);
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
  const indentation = indentationAt(text, start);
  const lines = printed.map((one) => lineBreak + indentation + style.unit + one);
  const end = style.trailingComma === true ? "," : "";
  return { range: at, text: `[${lines.join(",")}${end}${lineBreak}${indentation}]` };
}
