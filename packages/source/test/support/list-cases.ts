import {
  applyEdits,
  changeList,
  isRefusal,
  type List,
  type ListStyle,
  type Refusal,
  type TextEdit,
} from "../../src/index.js";
import { drawn } from "./drawn.js";
import { readList, valueOf, type Language } from "./read-list.js";

/** A list before and after a change, drawn; `change`: element without quotes → what takes its place. */
export interface ListCase {
  readonly name: string;
  readonly language: Language;
  readonly layout?: "brackets" | "dashes";
  readonly before: string;
  readonly change: Readonly<Record<string, readonly string[]>>;
  readonly after: string;
}

/** The same picture as other people's editors write it. */
export const disguises: readonly (readonly [name: string, disguise: (text: string) => string])[] = [
  ["as drawn", (text) => text],
  ["with CRLF", (text) => text.replaceAll("\n", "\r\n")],
  ["with tabs", (text) => text.replaceAll(/^ +/gm, (blanks) => "\t".repeat(Math.ceil(blanks.length / 2)))],
  ["without a line break at the end", (text) => text.replace(/\n$/, "")],
];

/** New elements in the quotes of the one they replace. */
export function printLike(text: string): ListStyle["print"] {
  return (value, like) => {
    const quote = /^["']/.exec(text.slice(...like))?.[0] ?? "";
    return `${quote}${value}${quote}`;
  };
}

export function changedItems(list: List, change: ListCase["change"]): ReadonlyMap<number, readonly string[]> {
  const items = new Map<number, readonly string[]>();
  list.elements.forEach((range, index) => {
    const values = change[valueOf(list.text, range)];
    if (values !== undefined) items.set(index, values);
  });
  return items;
}

export function runCase(
  test: ListCase,
  disguise: (text: string) => string,
): { got: string; expected: string } {
  const text = disguise(drawn(test.before));
  const list = readList(text, test.language, test.layout ?? "brackets");
  const edits = changeList(list, changedItems(list, test.change), { print: printLike(text) });
  return { got: apply(text, edits), expected: disguise(drawn(test.after)) };
}

/** The edited text; a refusal is a failure. */
export function apply(text: string, edits: readonly TextEdit[] | Refusal): string {
  if (isRefusal(edits)) throw new Error(edits.message);
  const result = applyEdits(text, edits);
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}
