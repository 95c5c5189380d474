import type { Range, Refusal } from "../contract.js";
import { isRefusal, mergeTouching, type TextEdit } from "../edit/text-edit.js";
import { emptySequence } from "./empty-sequence.js";
import { MAX_COLUMNS } from "../text/columns.js";
import { fillLines } from "./fill-lines.js";
import type { List } from "./list.js";
import { lineToSequence, type SequencePlace } from "./line-to-sequence.js";
import { viewList, type ListView } from "./list-view.js";
import { separatorAt } from "./new-lines.js";
import { removal } from "./removal.js";
import { wrapList, type Wrap } from "./wrap-list.js";

/** How new elements are written. */
export interface ListStyle {
  /** The source of one element, with quotes and escapes; `like`: the element it replaces, so that quotes can be the same. */
  print(value: string, like: Range): string;
  /** Given: a list on one line that the change makes too long is broken into one line for each element. */
  readonly wrap?: Wrap;
  /** Given, for YAML: a list between brackets that the change makes too long becomes a block sequence there. */
  readonly below?: () => SequencePlace | undefined;
}

/**
 * The edits that replace elements of one list; they belong together and neither overlap nor touch.
 *
 * `items`: index → values in its place, `[]` removes it. Own comments go with a removed element (`ownComments`, rule
 * `items`); the comment at the end of a replaced element's line stays there, and so follows the last of its replacements.
 * Nothing outside the touched elements, their separators, their own comments and white space is changed. Refused:
 * `no-such-element`, `unclear-separator`.
 */
export function changeList(
  list: List,
  items: ReadonlyMap<number, readonly string[]>,
  style: ListStyle,
): readonly TextEdit[] | Refusal {
  const view = viewList(list);
  for (const index of items.keys()) {
    if (list.elements[index] === undefined) {
      return { code: "no-such-element", message: `The list has no element ${String(index)}.` };
    }
  }
  const removed = new Set([...items].filter(([, values]) => values.length === 0).map(([index]) => index));
  const printed = printItems(view, items, style);
  const wrapped = style.wrap === undefined ? undefined : wrapList(view, printed, style.wrap);
  if (wrapped !== undefined) return wrapped;
  const sequence = style.below === undefined ? undefined : lineToSequence(view, printed, style.below);
  if (sequence !== undefined) return sequence;

  if (removed.size > 0 && removed.size === list.elements.length && list.layout === "dashes") {
    return emptySequence(view);
  }
  const removals = removal(view, removed, "items", "after");
  if (isRefusal(removals)) return removals;
  return mergeTouching([...removals, ...replacements(view, printed, columnsOf(style.wrap))]);
}

/** Index → the sources of what takes its place. */
function printItems(
  view: ListView,
  items: ReadonlyMap<number, readonly string[]>,
  style: ListStyle,
): ReadonlyMap<number, readonly string[]> {
  return new Map(
    [...items].map(([index, values]) => {
      const element = view.list.elements[index] ?? view.list.at;
      return [index, values.map((value) => style.print(value, element))];
    }),
  );
}

function replacements(
  view: ListView,
  printed: ReadonlyMap<number, readonly string[]>,
  columns?: number,
): readonly TextEdit[] {
  return [...printed].flatMap(([index, sources]) => {
    const range = view.list.elements[index];
    if (range === undefined || sources.length === 0) return [];
    const text = sources.length === 1 ? sources.join("") : joinAt(view, index, sources, columns);
    return text === view.text.slice(...range) ? [] : [{ range, text }];
  });
}

function columnsOf(wrap: Wrap | undefined): number | undefined {
  return wrap === undefined ? undefined : (wrap.columns ?? MAX_COLUMNS);
}

/** As the place has it; on a line of several elements that would become too long, those that do not fit get lines of their own. */
function joinAt(view: ListView, index: number, sources: readonly string[], columns?: number): string {
  const separator = separatorAt(view, index);
  if (columns === undefined || separator !== view.inlineSeparator) return sources.join(separator);
  return fillLines(view, index, sources, columns) ?? sources.join(separator);
}
