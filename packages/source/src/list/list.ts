import type { Range } from "../contract.js";

/**
 * A list as it stands in a text, whatever the language.
 *
 * - `brackets`: elements between two brackets of one character each, a comma between them, perhaps one behind the last
 *   (HCL tuples, JSON and TypeScript arrays, YAML flow sequences).
 * - `dashes`: a YAML block sequence, each element behind its dash.
 * - `blocks`: blocks between the braces of an HCL body, nothing between them; other things may stand there too.
 * - `body`: the statements of a function, a module or the like in JavaScript, each with its semicolon.
 *
 * What is between brackets may as well be the arguments of a call.
 */
export interface List {
  readonly text: string;
  readonly layout: "brackets" | "dashes" | "blocks" | "body";
  /** With brackets or braces; for `dashes` from the first dash to the end of the last element; for `body` what is inside of the braces. */
  readonly at: Range;
  /** Whole elements in order (quotes, tag, anchor, type assertion), without comma, dash or comment. */
  readonly elements: readonly Range[];
  /** Comments in order, with delimiters, without the line break that ends them: those of the list, or all of the text. */
  readonly comments: readonly Range[];
}

/** Without brackets or braces. */
export function insideOf({ layout, at }: List): Range {
  return layout === "dashes" || layout === "body" ? at : [at[0] + 1, at[1] - 1];
}
