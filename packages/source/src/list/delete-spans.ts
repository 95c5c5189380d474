import type { Range } from "../contract.js";
import { minimalEdit, type TextEdit } from "../edit/text-edit.js";
import { isOnlyWhiteSpace, skipWhiteSpace, skipWhiteSpaceBack } from "../text/white-space.js";
import type { ListView } from "./list-view.js";
import { closeSeam } from "./seam.js";

/**
 * Takes spans out of a list, with the white space around them that has no use any more.
 *
 * `spans`: elements, marks and comments, in any order, none overlapping. Spans with only white space between them
 * become one edit. `anchor`: which side of a removed line keeps its line break (see `minimalEdit`).
 */
export function deleteSpans(
  view: ListView,
  spans: readonly Range[],
  anchor: "before" | "after",
): readonly TextEdit[] {
  return together(view.text, spans).flatMap((group) => closeGroup(view, group, anchor) ?? []);
}

/** Spans that only white space parts, in order. */
function together(text: string, spans: readonly Range[]): readonly (readonly [Range, ...Range[]])[] {
  const groups: [Range, ...Range[]][] = [];
  for (const span of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = groups.at(-1);
    const end = last?.at(-1)?.[1];
    if (last !== undefined && end !== undefined && isOnlyWhiteSpace(text.slice(end, span[0])))
      last.push(span);
    else groups.push([span]);
  }
  return groups;
}

function closeGroup(
  view: ListView,
  group: readonly [Range, ...Range[]],
  anchor: "before" | "after",
): TextEdit | undefined {
  const { text, comments, inside } = view;
  const [first] = group;
  const last = group.at(-1) ?? first;
  const start = skipWhiteSpaceBack(text, first[0]);
  const end = skipWhiteSpace(text, last[1]);
  const commentBefore = comments.endingAt(start);
  const replacement = closeSeam({
    before: {
      start: start <= inside[0],
      // At the end of the text nothing follows that would become part of the comment.
      lineComment: commentBefore !== undefined && comments.isLineComment(commentBefore) && end < text.length,
    },
    after: { end: end >= inside[1], comment: comments.startingAt(end) !== undefined },
    left: text.slice(start, first[0]),
    between: group.slice(1).map((span, index) => text.slice(group[index]?.[1], span[0])),
    right: text.slice(last[1], end),
  });
  return minimalEdit(text, [start, end], replacement, anchor);
}
