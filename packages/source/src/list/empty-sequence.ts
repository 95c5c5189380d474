import type { Refusal } from "../contract.js";
import { mergeTouching, type TextEdit } from "../edit/text-edit.js";
import { lineStartBefore } from "../text/indentation.js";
import { skipWhiteSpaceBack } from "../text/white-space.js";
import { deleteSpans } from "./delete-spans.js";
import { leadOf, type ListView } from "./list-view.js";
import { ownComments } from "./own-comments.js";
import { elementSpans, unclearBeside } from "./removal.js";

/**
 * A block sequence without elements does not exist: `[]` stands in for it, behind the key if nothing is between, else
 * (a comment is) where the first element was, a step further in, for it must be deeper than the key.
 */
export function emptySequence(view: ListView): readonly TextEdit[] | Refusal {
  const all = new Set(view.list.elements.keys());
  const unclear = unclearBeside(view, all);
  const first = view.list.elements[0];
  if (unclear !== undefined || first === undefined) return unclear ?? [];
  const comments = ownComments(view, all, "items").filter(([start]) => start >= first[1]);
  const rest = elementSpans(view, new Set([...all].slice(1)));
  return mergeTouching([standIn(view, first[1]), ...deleteSpans(view, [...rest, ...comments], "after")]);
}

function standIn(view: ListView, end: number): TextEdit {
  const dash = leadOf(view, 0);
  if (lineStartBefore(view.text, dash) === undefined) return { range: [dash, end], text: "[]" };
  const before = skipWhiteSpaceBack(view.text, dash);
  const behindKey = before > 0 && view.comments.endingAt(before) === undefined;
  return behindKey ? { range: [before, end], text: " []" } : { range: [dash, end], text: "  []" };
}
