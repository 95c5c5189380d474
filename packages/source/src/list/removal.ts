import type { Range, Refusal } from "../contract.js";
import type { TextEdit } from "../edit/text-edit.js";
import { deleteSpans } from "./delete-spans.js";
import { commaBehind, leadOf, type ListView } from "./list-view.js";
import { ownComments, type CommentsAbove } from "./own-comments.js";

/**
 * The edits that take elements out of a list: with dash or comma, own comments and their lines.
 *
 * If the last element goes from a list that has no comma at its end, the comma behind the last that stays goes too.
 * Refused: `unclear-separator` where something else than one comma stands beside a removed element.
 */
export function removal(
  view: ListView,
  removed: ReadonlySet<number>,
  above: CommentsAbove,
  anchor: "before" | "after",
): readonly TextEdit[] | Refusal {
  const unclear = unclearBeside(view, removed);
  if (unclear !== undefined) return unclear;
  const stays = view.list.elements.map((_, index) => index).filter((index) => !removed.has(index));
  const spans = [...elementSpans(view, removed), ...ownComments(view, removed, above)];
  const edits: TextEdit[] = [];

  const lastStaying = stays.at(-1);
  const [firstStaying] = stays;
  if (view.commaFirst) {
    // The comma of the new first element becomes a blank: the column of the elements stays.
    const comma =
      firstStaying === undefined || firstStaying === 0 ? undefined : view.gaps[firstStaying]?.mark;
    if (comma !== undefined) edits.push({ range: [comma, comma + 1], text: " " });
  } else if (lastStaying !== undefined && lastStaying < view.list.elements.length - 1) {
    const comma = view.gaps.at(-1)?.mark === undefined ? commaBehind(view, lastStaying) : undefined;
    if (comma !== undefined) spans.push([comma, comma + 1]);
  }
  return [...edits, ...deleteSpans(view, spans, anchor)];
}

/** Elements with what separates or introduces them. */
export function elementSpans(view: ListView, removed: ReadonlySet<number>): readonly Range[] {
  const spans: Range[] = [];
  for (const index of removed) {
    const element = view.list.elements[index];
    if (element === undefined) continue;
    const lead = leadOf(view, index);
    if (lead < element[0]) spans.push([lead, lead + 1]);
    spans.push(element);
    const comma = view.commaFirst ? undefined : commaBehind(view, index);
    if (comma !== undefined) spans.push([comma, comma + 1]);
  }
  return spans;
}

/** `unclear-separator` if one of the elements cannot be told from its surroundings. */
export function unclearBeside(view: ListView, removed: ReadonlySet<number>): Refusal | undefined {
  const { gaps } = view;
  const clear = [...removed].every(
    (index) => gaps[index]?.regular === true && gaps[index + 1]?.regular === true,
  );
  if (clear) return undefined;
  return {
    code: "unclear-separator",
    message: "What stands beside the element is no plain separator, so it cannot be removed safely.",
  };
}
