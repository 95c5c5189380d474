import type { EditedText, Refusal } from "../contract.js";
import { applyEdits } from "./apply-edits.js";
import { isRefusal, sortedEdits, type TextEdit } from "./text-edit.js";

/** A file before and after edits. */
export interface EditedFile extends EditedText {
  readonly after: string;
}

/** A text with all edits applied, as `applyEdits` does, and where that has moved what stood in it. */
export function editFile(text: string, edits: readonly TextEdit[]): EditedFile | Refusal {
  const after = applyEdits(text, edits);
  if (isRefusal(after)) return after;
  const sorted = sortedEdits(edits);
  return {
    text,
    after,
    now(offset) {
      let moved = 0;
      for (const edit of sorted) {
        const [start, end] = edit.range;
        if (start > offset) break;
        if (offset < end) return undefined;
        moved += edit.text.length - (end - start);
      }
      return offset + moved;
    },
  };
}

/** Two edits of one file, one after the other, as one. */
export function editedTwice(first: EditedText | undefined, second: EditedText): EditedText {
  if (first === undefined) return second;
  return {
    text: first.text,
    now(offset) {
      const between = first.now(offset);
      return between === undefined ? undefined : second.now(between);
    },
  };
}
