import { hasLineBreak } from "../text/white-space.js";

/** A place where something was taken out, between two things that stay. */
export interface Seam {
  /** What stays before it: the start of the list (or what stands before a list without brackets), a line comment, or else. */
  readonly before: { readonly start: boolean; readonly lineComment: boolean };
  readonly after: { readonly end: boolean; readonly comment: boolean };
  /** White space between what stays before and the first thing taken out. */
  readonly left: string;
  /** White space between the things taken out. */
  readonly between: readonly string[];
  /** White space between the last thing taken out and what stays behind. */
  readonly right: string;
}

/**
 * The white space that a seam closes with.
 *
 * Whole lines leave nothing behind. Of the blank lines on both sides the greater number stays, at the start of a list
 * those before and at its end those after, so that no new ones appear at a bracket. Within a line, what follows
 * moves up to what stays before; lines that were two stay two.
 */
export function closeSeam(seam: Seam): string {
  const { before, after, left, right } = seam;
  const [breakLeft, breakRight] = [hasLineBreak(left), hasLineBreak(right)];
  if (before.start && after.end && !before.lineComment && !after.comment) return "";
  if (breakLeft && breakRight) return closeLines(seam);
  // Before a comment stands what stood there, be it an alignment or the line of its own that it had.
  if (after.comment) return breakLeft ? left : right;
  if (before.start && !before.lineComment) return left;
  if (after.end) return before.lineComment && !breakRight ? left : right;
  if (breakRight) return right;
  if (breakLeft) return left;
  return seam.between.find(hasLineBreak) ?? left;
}

function closeLines({ before, after, left, right }: Seam): string {
  const [above, below] = [splitLines(left), splitLines(right)];
  const blank = before.start
    ? above.blank
    : after.end || below.blanks >= above.blanks
      ? below.blank
      : above.blank;
  return above.end + blank + below.indentation;
}

/** White space over lines: through the end of the first line, the blank lines, the indentation of the last. */
function splitLines(text: string): { end: string; blank: string; blanks: number; indentation: string } {
  const lines = text.split(/(?<=\n|\r(?!\n))/);
  const indentation = hasLineBreak(lines.at(-1) ?? "") ? "" : (lines.pop() ?? "");
  const [end = "", ...blank] = lines;
  return { end, blank: blank.join(""), blanks: blank.length, indentation };
}
