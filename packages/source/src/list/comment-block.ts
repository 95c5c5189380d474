import type { Range } from "../contract.js";
import { indentationAt, lineStartBefore } from "../text/indentation.js";
import { isLineBreak, skipBlanks, skipBlanksBack } from "../text/white-space.js";
import type { CommentIndex } from "./comment-index.js";

/**
 * The comments that stand alone on the lines directly above the line starting at `start`, top to bottom, as far as they
 * start in the column in which that line starts.
 */
export function commentBlockAbove(text: string, comments: CommentIndex, start: number): readonly Range[] {
  const indentation = indentationAt(text, start);
  const block: Range[] = [];
  let at = start;
  for (;;) {
    const above = commentLineEndingAt(text, comments, endOfLineAbove(text, at));
    if (above === undefined || text.slice(above.start, above.comment[0]) !== indentation)
      return block.reverse();
    block.push(above.comment);
    at = above.start;
  }
}

const DELIMITERS = /^(?:\/\*+|\/\/+|#+)|\*+\/$/g;
const CODE = [
  /^(?:- )?["'`].*["'`],?$/,
  /^(?:- )?["']?[\w-]+:[\w*?]+["']?,?$/,
  /^(?:- )?["']?[\w.-]+["']?\s*=(?![=>])\s*\S/,
  /^(?:- )?["']?(?:Action|NotAction|Effect|Resource|Sid|Principal|Condition)["']?\s*:/,
  /^[\]})]|[[{]$|[\]}],$/,
  // JavaScript: a call or assignment, with its semicolon or without, and the properties of a statement.
  /[)\]}"'`];$|^(?:await )?[\w$]+(?:[.?!]+[\w$]+)+\(.*\)$|^new [\w$.]+\(/,
  /^(?:actions|notActions|resources|effect|principals|conditions)\s*:\s*(?:["'`[{]|[\w$]+\.[\w$])/,
];

/** Does a comment look like source that someone switched off? Such a comment describes nothing, so it is nobody's. */
export function looksLikeCode(text: string, [start, end]: Range): boolean {
  return text
    .slice(start, end)
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim().replaceAll(DELIMITERS, "").trim())
    .some((line) => CODE.some((pattern) => pattern.test(line)));
}

function endOfLineAbove(text: string, start: number): number | undefined {
  if (start === 0 || !isLineBreak(text[start - 1])) return undefined;
  return text[start - 1] === "\n" && text[start - 2] === "\r" ? start - 2 : start - 1;
}

/** The comment that alone fills the lines up to `end`, and where the first of them starts. */
function commentLineEndingAt(
  text: string,
  comments: CommentIndex,
  end: number | undefined,
): { readonly comment: Range; readonly start: number } | undefined {
  if (end === undefined) return undefined;
  const comment = comments.endingAt(skipBlanksBack(text, end));
  if (comment === undefined) return undefined;
  const start = lineStartBefore(text, comment[0]);
  return start === undefined ? undefined : { comment, start };
}

/** What the line after the break at `lineEnd` holds first. */
export function lineBelow(
  text: string,
  lineEnd: number,
): { readonly blank: boolean; readonly first: number; readonly start: number } {
  const start = text[lineEnd] === "\r" && text[lineEnd + 1] === "\n" ? lineEnd + 2 : lineEnd + 1;
  const first = skipBlanks(text, start);
  return { blank: first >= text.length || isLineBreak(text[first]), first, start };
}
