import type { Range } from "../contract.js";
import type { TextEdit } from "../edit/text-edit.js";
import { MAX_COLUMNS } from "../text/columns.js";
import type { ListView } from "./list-view.js";
import { outgrowsLine } from "./outgrows-line.js";
import { scalarToSequence } from "./scalar-to-sequence.js";

/** Where a YAML block sequence would stand. */
export interface SequencePlace {
  /** The key whose value it is. */
  readonly key: Range;
  /** What stands before the dashes beyond the column of the key; it may be empty. */
  readonly indentation: string;
}

/**
 * The edits that make a YAML list between brackets, which a change makes too long for its line, a block sequence below its key;
 * undefined: it stays between brackets.
 *
 * `printed`: index → the sources that take its place. Elements that stay are written as they were: what may stand between
 * brackets may stand behind a dash.
 */
export function lineToSequence(
  view: ListView,
  printed: ReadonlyMap<number, readonly string[]>,
  below: () => SequencePlace | undefined,
): readonly TextEdit[] | undefined {
  const place = outgrowsLine(view, printed, MAX_COLUMNS) ? below() : undefined;
  if (place === undefined) return undefined;
  const { text, list } = view;
  const { at, comments } = list;
  const elements = list.elements.flatMap((element, index) => printed.get(index) ?? [text.slice(...element)]);
  return scalarToSequence({ text, at, key: place.key, comments }, elements, place.indentation);
}
