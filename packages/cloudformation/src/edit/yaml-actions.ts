import {
  changeActions,
  lineBreakNear,
  MAX_COLUMNS,
  scalarToSequence,
  type ActionStyles,
  type ListChange,
  type SequencePlace,
  type TextEdit,
} from "@iamend/source";
import type { ActionList, Range, Refusal } from "../contract.js";
import type { CloudFormationListSite } from "../link/sites.js";
import { refuse } from "./refusal.js";
import { usedAnchor } from "./used-anchor.js";
import type { YamlLayout, YamlLayouts } from "./yaml-layout.js";
import { bareScalar, printPattern } from "./yaml-quotes.js";

/** The edits of one list or scalar in YAML. */
export function changeYaml(
  list: ActionList,
  place: CloudFormationListSite,
  change: ListChange,
  layouts: YamlLayouts,
): readonly TextEdit[] | Refusal {
  const { site, shape } = place;
  const { text } = site;
  const anchored = "scalar" in shape ? [shape.scalar] : touched(shape.list.elements, change);
  for (const range of anchored) {
    const used = usedAnchor(text, range, site.file);
    if (used !== undefined) return used;
  }
  const print = (value: string, like: Range) => printPattern(value, text.slice(...like));
  // Lines between brackets must be deeper than the key there, so a long list goes below its key, and else stays one line.
  const styles: ActionStyles = {
    list: (at) => ({ print, below: () => placeBelow(at, layouts.of(text)) }),
    scalar: () => ({ print, unit: "", columns: Infinity }),
  };
  if ("scalar" in shape && list.single === undefined && becomesList(change)) {
    const sequence = listFromScalar(list, place, shape.scalar, change, print, layouts);
    if (sequence !== undefined) return sequence;
  }
  return changeActions(list, place, change, styles);
}

/** Where the value at `at` would stand as a block sequence, if it is that of a key. */
function placeBelow(at: Range, layout: YamlLayout): SequencePlace | undefined {
  const key = layout.keyOf(at);
  return key === undefined ? undefined : { key, indentation: layout.indentationFor(at) };
}

function touched(elements: readonly Range[], change: ListChange): readonly Range[] {
  if ("append" in change) return [];
  return [...change.items.keys()].flatMap((index) => {
    const range = elements[index];
    return range === undefined ? [] : [range];
  });
}

function becomesList(change: ListChange): boolean {
  return "append" in change ? change.append.length > 0 : (change.items.get(0)?.length ?? 0) > 1;
}

/** Below its key if the scalar has one; undefined: between brackets. */
function listFromScalar(
  list: ActionList,
  { site }: CloudFormationListSite,
  at: Range,
  change: ListChange,
  print: (value: string, like: Range) => string,
  layouts: YamlLayouts,
): readonly TextEdit[] | Refusal | undefined {
  const { text } = site;
  const own = text.slice(...at);
  if (/[\r\n]/.test(own)) return refuse("many-lines", "The value stands on several lines.", list.at);
  const layout = layouts.of(text);
  const key = layout.keyOf(at);
  const values = "append" in change ? change.append : (change.items.get(0) ?? []);
  const printed = values.map((value) => print(value, at));
  const all = "append" in change ? [own, ...printed] : printed;
  const edits =
    key === undefined
      ? longItem(text, at, all, layout)
      : scalarToSequence({ text, at, key, comments: layout.comments }, all, layout.indentationFor(at));
  if (edits !== undefined || !("append" in change)) return edits;
  // Between brackets, a comma or bracket ends a scalar without quotes.
  const stays = /^["']/.test(bareScalar(own)) || !/[,[\]{}]/.test(own);
  return stays ? undefined : refuse("unlistable", "The value cannot stand between brackets.", list.at);
}

/** An item of a block sequence becomes one itself where it would be too long for a line. */
function longItem(
  text: string,
  at: Range,
  printed: readonly string[],
  layout: YamlLayout,
): readonly TextEdit[] | undefined {
  const column = layout.itemColumn(at);
  if (column === undefined || column + printed.join(", ").length + 2 <= MAX_COLUMNS) return undefined;
  const lead = `${lineBreakNear(text, at[1])}${" ".repeat(column)}- `;
  return [{ range: at, text: `- ${printed.join(lead)}` }];
}
