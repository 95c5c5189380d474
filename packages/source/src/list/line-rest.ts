import type { Range } from "../contract.js";
import { isLineBreak, skipBlanks } from "../text/white-space.js";
import { commaBehind, leadOf, type ListView } from "./list-view.js";

/** What follows an element on its line. */
export interface LineRest {
  readonly beforeComma: readonly Range[];
  readonly afterComma: readonly Range[];
  /** What stopped the reading: the end of the line (or text), the closing bracket, the next element, or something else. */
  readonly next: "lineEnd" | "close" | "element" | "other";
  /** Where that is. */
  readonly end: number;
}

export function lineRest(view: ListView, index: number): LineRest {
  const { text, list, comments } = view;
  const comma = commaBehind(view, index);
  let beforeComma: Range[] = [];
  const afterComma: Range[] = [];
  let at = list.elements[index]?.[1] ?? view.inside[1];
  for (;;) {
    at = skipBlanks(text, at);
    if (at === comma && !view.commaFirst) {
      beforeComma = afterComma.splice(0);
      at++;
      continue;
    }
    const comment = comments.startingAt(at);
    if (comment === undefined) break;
    afterComma.push(comment);
    at = comment[1];
    // What follows a comment over several lines is not on the line of the element.
    if (!comments.isOneLine(comment)) break;
  }
  at = skipBlanks(text, at);
  return { beforeComma, afterComma, next: nextThing(view, index, at), end: at };
}

function nextThing(view: ListView, index: number, at: number): LineRest["next"] {
  const { text, list } = view;
  if (at >= text.length || isLineBreak(text[at])) return "lineEnd";
  if (list.layout !== "dashes" && at === view.inside[1]) return "close";
  return index + 1 < list.elements.length && at === leadOf(view, index + 1) ? "element" : "other";
}
