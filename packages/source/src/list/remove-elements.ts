import type { Refusal } from "../contract.js";
import { isRefusal, mergeTouching, type TextEdit } from "../edit/text-edit.js";
import { emptySequence } from "./empty-sequence.js";
import { joinsLines, withoutFarSemicolons } from "./joined-lines.js";
import type { List } from "./list.js";
import { viewList } from "./list-view.js";
import { removal } from "./removal.js";

/** Elements whose removal is one decision about separators and blank lines, and the edits for it, or why there are none. */
export interface Removal {
  readonly elements: readonly number[];
  readonly edits: readonly TextEdit[] | Refusal;
}

/**
 * The edits that remove whole elements: statements of an array or a sequence, blocks of a body.
 *
 * Refused, for statements of JavaScript: `joined-lines`.
 *
 * Elements side by side are removed together; any subset of the answers can be applied, for none of them overlap or
 * touch. Comments go by the rule `statements` of `ownComments`. A removed line takes the line break behind it along,
 * unlike in `changeList`, so that removing a statement and the last item of the statement before it do not touch.
 */
export function removeElements(list: List, indices: Iterable<number>): readonly Removal[] {
  const view = viewList(withoutFarSemicolons(list));
  const wanted = [...new Set(indices)].filter((index) => list.elements[index] !== undefined);
  return runs(wanted.sort((a, b) => a - b)).map((elements) => {
    const joined = whyJoined(view.list, elements);
    if (joined !== undefined) return { elements, edits: joined };
    const emptied = list.layout === "dashes" && elements.length === list.elements.length;
    const edits = emptied ? emptySequence(view) : removal(view, new Set(elements), "statements", "before");
    return { elements, edits: isRefusal(edits) ? edits : mergeTouching(edits) };
  });
}

/** Between statements that go, others of the same body stay: only what is around a run matters to it. */
function whyJoined(list: List, elements: readonly number[]): Refusal | undefined {
  const [first, last] = [list.elements[elements[0] ?? 0], list.elements[elements.at(-1) ?? 0]];
  if (list.layout !== "body" || first === undefined || last === undefined) return undefined;
  return joinsLines(list, [first[0], last[1]]);
}

/** Numbers in order, those that follow one another together. */
function runs(numbers: readonly number[]): readonly (readonly number[])[] {
  const all: number[][] = [];
  for (const number of numbers) {
    const last = all.at(-1);
    if (last?.at(-1) === number - 1) last.push(number);
    else all.push([number]);
  }
  return all;
}
