import type { Refusal } from "../contract.js";
import { mergeTouching, type TextEdit } from "../edit/text-edit.js";
import type { ListStyle } from "./change-list.js";
import { lineRest } from "./line-rest.js";
import type { List } from "./list.js";
import { viewList, type ListView } from "./list-view.js";
import { separatorAt } from "./new-lines.js";

/**
 * The edits that add elements at the end of a list, written as its last element is; a comment on the line of that
 * one stays with it. `no-such-element` for a block sequence without elements, `unclear-separator` as in `changeList`.
 */
export function appendToList(
  list: List,
  values: readonly string[],
  style: ListStyle,
): readonly TextEdit[] | Refusal {
  const view = viewList(list);
  const index = list.elements.length - 1;
  const last = list.elements[index];
  if (values.length === 0) return [];
  if (last === undefined) return intoEmpty(view, values, style);
  const gap = view.gaps[index + 1];
  if (gap?.regular !== true) {
    return {
      code: "unclear-separator",
      message: "What stands behind the last element is no plain separator.",
    };
  }
  const printed = values.map((value) => style.print(value, last));
  const separator = separatorAt(view, index);
  // `, "x"` or a line break, the indentation and `"x"`: the comma has its own place, behind the element.
  const ownLines = separator.includes("\n") || separator.includes("\r");
  if (list.layout === "dashes" || view.commaFirst) {
    const at = ownLines ? endOfLineThings(view, index) : last[1];
    return [{ range: [at, at], text: separator + printed.join(separator) }];
  }
  const lead = separator.slice(1);
  const comma = gap.mark;
  const text = lead + printed.join(separator) + (comma === undefined ? "" : ",");
  const behind = ownLines ? endOfLineThings(view, index) : (comma ?? last[1] - 1) + 1;
  const at = Math.max(behind, comma === undefined ? last[1] : comma + 1);
  const insertion: TextEdit = { range: [at, at], text };
  return mergeTouching(
    comma === undefined ? [{ range: [last[1], last[1]], text: "," }, insertion] : [insertion],
  );
}

function intoEmpty(
  view: ListView,
  values: readonly string[],
  style: ListStyle,
): readonly TextEdit[] | Refusal {
  const [start, end] = view.inside;
  if (view.list.layout !== "brackets" || view.text.slice(start, end).trim() !== "") {
    return { code: "no-such-element", message: "The list has no element to write new ones after." };
  }
  const text = values.map((value) => style.print(value, view.inside)).join(", ");
  return [{ range: [start, end], text }];
}

/** Behind the last comment on the line of an element. */
function endOfLineThings(view: ListView, index: number): number {
  const rest = lineRest(view, index);
  const last = [...rest.beforeComma, ...rest.afterComma].at(-1);
  return last?.[1] ?? view.list.elements[index]?.[1] ?? view.inside[1];
}
