import type { Refusal } from "../contract.js";
import { sortedEdits, type TextEdit } from "./text-edit.js";

/**
 * The text with all edits applied at once, as if from the end backwards: every range means the text as given.
 *
 * Edits may touch. Insertions at one place keep the order in which they are given; an insertion where a replacement
 * starts comes before it, one where it ends comes after it. Refused: `edits-overlap` for edits that share a
 * character or insert inside another, `edit-outside` for a range that is reversed or leaves the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | Refusal {
  const parts: string[] = [];
  let at = 0;
  for (const edit of sortedEdits(edits)) {
    const [start, end] = edit.range;
    if (!(
      Number.isInteger(start) &&
      Number.isInteger(end) &&
      0 <= start &&
      start <= end &&
      end <= text.length
    )) {
      return {
        code: "edit-outside",
        message: `The edit of ${rangeText(start, end)} leaves a text of ${String(text.length)} characters.`,
      };
    }
    if (start < at) {
      return {
        code: "edits-overlap",
        message: `The edit of ${rangeText(start, end)} overlaps the one before it.`,
      };
    }
    parts.push(text.slice(at, start), edit.text);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

function rangeText(start: number, end: number): string {
  return `${String(start)}–${String(end)}`;
}
