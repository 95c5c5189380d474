import type { Range } from "../contract.js";
import { lineStartBefore } from "../text/indentation.js";
import { CommentIndex } from "./comment-index.js";
import { readGaps, type Gap } from "./gaps.js";
import { inlineSeparator } from "./inline-separator.js";
import { insideOf, type List } from "./list.js";
import { hasLineBreak } from "../text/white-space.js";

/** A list with what the questions about it need, read once. */
export interface ListView {
  readonly list: List;
  readonly text: string;
  readonly comments: CommentIndex;
  readonly gaps: readonly Gap[];
  /** Every comma stands at the start of the line of the element behind it, and goes with that one. */
  readonly commaFirst: boolean;
  /** What stands between two elements of one line. */
  readonly inlineSeparator: string;
  /** Where the inside starts and ends. */
  readonly inside: Range;
}

export function viewList(list: List): ListView {
  const comments = new CommentIndex(list.text, list.comments);
  const gaps = readGaps(list, comments);
  const inside = insideOf(list);
  return {
    list,
    text: list.text,
    comments,
    gaps,
    commaFirst: isCommaFirst(list, gaps),
    inlineSeparator: inlineSeparator(list, gaps),
    inside,
  };
}

/** Where the element starts with all that introduces it: its dash, or the comma of a comma-first list. */
export function leadOf(view: ListView, index: number): number {
  const introduced = view.list.layout === "dashes" || view.commaFirst;
  const mark = introduced ? view.gaps[index]?.mark : undefined;
  return mark ?? view.list.elements[index]?.[0] ?? view.inside[1];
}

/** The comma behind an element. */
export function commaBehind(view: ListView, index: number): number | undefined {
  return view.list.layout === "brackets" ? view.gaps[index + 1]?.mark : undefined;
}

/** The elements that end on one line with this one and stand before it, and itself, first to last. */
export function lineMates(view: ListView, index: number): readonly number[] {
  let first = index;
  while (first > 0 && view.gaps[first]?.broken === false) first--;
  return Array.from({ length: index - first + 1 }, (_, offset) => first + offset);
}

function isCommaFirst(list: List, gaps: readonly Gap[]): boolean {
  if (list.layout !== "brackets" || list.elements.length < 2 || gaps.at(-1)?.mark !== undefined) return false;
  return gaps.slice(1, -1).every(({ mark, range }) => {
    if (mark === undefined || lineStartBefore(list.text, mark) === undefined) return false;
    return !hasLineBreak(list.text.slice(mark, range[1]));
  });
}
