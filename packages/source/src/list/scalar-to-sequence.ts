import type { Range } from "../contract.js";
import type { TextEdit } from "../edit/text-edit.js";
import { lineStart, lineStartBefore } from "../text/indentation.js";
import { lineBreakNear } from "../text/line-break.js";
import { hasLineBreak, isLineBreak, skipBlanks, skipBlanksBack } from "../text/white-space.js";
import { CommentIndex } from "./comment-index.js";

/** A scalar that is the value of a key in a YAML block mapping. */
export interface KeyedScalar {
  readonly text: string;
  /** The scalar with quotes, tag and anchor. */
  readonly at: Range;
  readonly key: Range;
  /** Comments in order, as `List` has them. */
  readonly comments: readonly Range[];
}

/**
 * The edits that put a YAML block sequence in the place of the value of a key; undefined if no sequence can stand there.
 *
 * `printed`: the sources of the items, at least one. `indentation`: what stands before the dashes beyond the column of the key;
 * it may be empty. A comment at the end of the scalar's line stays beside the key; a scalar on a line of its own is
 * followed by the other items in its column.
 */
export function scalarToSequence(
  { text, at, key, comments }: KeyedScalar,
  printed: readonly string[],
  indentation: string,
): readonly TextEdit[] | undefined {
  const start = lineStart(text, key[0]) ?? key[0];
  const lead = text.slice(start, key[0]);
  // Not behind `? `, a tag or an anchor, nor anything else that could mean more than its width.
  if (!/^(?:\uFEFF)?[ ]*(?:-[ ]+)*$/.test(lead) || hasLineBreak(text.slice(...at))) return undefined;
  const lineBreak = lineBreakNear(text, at[1]);
  const between = text.slice(key[1], at[0]);
  if (hasLineBreak(between)) {
    const own = lineStartBefore(text, at[0]);
    if (own === undefined || !/^[ \t]*:[ \t]*(?:#.*)?(?:\r\n|\n|\r)/.test(between)) return undefined;
    const dash = "- ";
    return [{ range: at, text: dash + printed.join(lineBreak + text.slice(own, at[0]) + dash) }];
  }
  if (!/^[ \t]*:[ \t]+$/.test(between)) return undefined;
  const blanks = lead.replace("\uFEFF", "").replaceAll("-", " ") + indentation;
  const lines = printed.map((one) => `${lineBreak}${blanks}- ${one}`).join("");
  const from = skipBlanksBack(text, at[0]);
  const behind = skipBlanks(text, at[1]);
  const comment = new CommentIndex(text, comments).startingAt(behind);
  if (comment !== undefined) {
    return [
      { range: [from, at[1]], text: "" },
      { range: [comment[1], comment[1]], text: lines },
    ];
  }
  if (behind < text.length && !isLineBreak(text[behind])) return undefined;
  return [{ range: [from, behind], text: lines }];
}
