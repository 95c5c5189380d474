import type { Range } from "../contract.js";
import { hasLineBreak, isWhiteSpace } from "../text/white-space.js";
import type { CommentIndex } from "./comment-index.js";
import { insideOf, type List } from "./list.js";

/** What stands between two elements of a list, or between an end of the list and the element beside it. */
export interface Gap {
  readonly range: Range;
  /** Offset of the comma, or of the dash. */
  readonly mark?: number;
  /** Exactly the marks that belong here, and nothing else but white space and comments. */
  readonly regular: boolean;
  /** Are the elements beside it on different lines? */
  readonly broken: boolean;
}

/** Gap `i` stands before element `i`; behind the last element there is one more, which for `dashes` is empty. */
export function readGaps(list: List, comments: CommentIndex): readonly Gap[] {
  const gaps: Gap[] = [];
  const [first, end] = insideOf(list);
  let start = first;
  for (const element of list.elements) {
    gaps.push(readGap(list, comments, [start, element[0]], gaps.length));
    start = element[1];
  }
  gaps.push(readGap(list, comments, [start, end], gaps.length));
  return gaps;
}

function readGap(list: List, comments: CommentIndex, range: Range, index: number): Gap {
  const last = index === list.elements.length;
  const broken = hasLineBreak(list.text.slice(range[0], range[1]));
  if (list.layout === "blocks") return { range, regular: true, broken: true };
  if (list.layout === "body") return { range, regular: true, broken };

  const markCharacter = list.layout === "dashes" ? "-" : ",";
  const visible = outsideComments(list.text, comments, range);
  const marks = visible.filter((at) => list.text[at] === markCharacter);
  const [mark] = marks;
  const expected = list.layout === "dashes" ? Number(!last) : Number(index > 0);
  const optional = list.layout === "brackets" && last && index > 0;
  const regular =
    marks.length === visible.length && (marks.length === expected || (optional && marks.length === 0));
  return { range, regular, broken, ...(mark === undefined ? {} : { mark }) };
}

/** Offsets of what is neither comment nor white space. */
function outsideComments(text: string, comments: CommentIndex, [start, end]: Range): readonly number[] {
  const visible: number[] = [];
  for (let at = start; at < end; at++) {
    if (isWhiteSpace(text[at])) continue;
    const comment = comments.startingAt(at);
    if (comment === undefined) visible.push(at);
    else at = Math.max(at, comment[1] - 1);
  }
  return visible;
}
