import { expect } from "vitest";
import type { List, Range, TextEdit } from "../../src/index.js";
import { apply } from "./list-cases.js";
import { valueOf, valuesOf } from "./read-list.js";

/** What must hold of any change of a list, whatever its layout. */
export function checkChange(
  list: List,
  items: ReadonlyMap<number, readonly string[]>,
  edits: readonly TextEdit[],
  reread: (text: string) => List,
): void {
  const after = apply(list.text, edits);

  // The list holds what it should, in order.
  const expected = list.elements.flatMap((range, index) => items.get(index) ?? [valueOf(list.text, range)]);
  if (expected.length > 0 || list.layout !== "dashes") expect(valuesOf(reread(after))).toEqual(expected);

  checkApart(edits);
  checkTouched(list, items, edits, after);
  checkComments(list, items, after);
  checkLines(list.text, after);
}

/** Edits neither overlap nor touch, so any others may stand beside them. */
export function checkApart(edits: readonly TextEdit[]): void {
  const sorted = [...edits].sort((a, b) => a.range[0] - b.range[0]);
  sorted.slice(1).forEach((edit, index) => {
    expect(edit.range[0]).toBeGreaterThan(sorted[index]?.range[1] ?? -1);
  });
}

/** Outside touched elements and gone comments, an edit takes and writes only white space and separators. */
function checkTouched(
  list: List,
  items: ReadonlyMap<number, readonly string[]>,
  edits: readonly TextEdit[],
  after: string,
): void {
  const touched: readonly Range[] = [
    ...list.elements.filter((_, index) => items.has(index)),
    ...list.comments.filter(([start, end]) => !after.includes(list.text.slice(start, end))),
  ];
  const separators = list.layout === "dashes" ? /^[\s-]*$/ : /^[\s,]*$/;
  for (const { range, text } of edits) {
    let rest = "";
    for (let at = range[0]; at < range[1]; at++) {
      if (!touched.some(([start, end]) => start <= at && at < end)) rest += list.text[at] ?? "";
    }
    expect(rest).toMatch(separators);
    expect(text.replaceAll(/["']?new\d["']?/g, "").replace(/^\s*\[\]/, "")).toMatch(separators);
  }
}

/** A comment that went was beside a removed element; the one at the end of the line of a removed element went. */
function checkComments(list: List, items: ReadonlyMap<number, readonly string[]>, after: string): void {
  const isRemoved = (index: number) => items.get(index)?.length === 0;
  const { text, elements } = list;
  for (const comment of list.comments) {
    const stays = after.includes(text.slice(...comment));
    const next = elements.findIndex(([start]) => start >= comment[1]);
    const previous = (next < 0 ? elements.length : next) - 1;
    const between = text.slice(elements[previous]?.[1] ?? 0, comment[0]);
    const sameLine = previous >= 0 && !/[\r\n]/.test(between);
    if (!stays) {
      expect((sameLine && isRemoved(previous)) || (next >= 0 && isRemoved(next))).toBe(true);
      const gap = next < 0 ? "" : text.slice(comment[1], elements[next]?.[0]);
      // Over a blank line no comment belongs to an element.
      if (!(sameLine && isRemoved(previous))) expect(gap).not.toMatch(/(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]/);
    }
    const alone =
      previous < 1 || /[\r\n]/.test(text.slice(elements[previous - 1]?.[1], elements[previous]?.[0]));
    const endsLine = /^[ \t]*(?:[\r\n]|$)/.test(text.slice(comment[1]));
    if (sameLine && alone && endsLine && isRemoved(previous) && /^[ \t,]*$/.test(between))
      expect(stays).toBe(false);
  }
}

/** No line of blanks, no run of blank lines and no blank at the end of a line that was not there before. */
function checkLines(before: string, after: string): void {
  const longestRun = (text: string) =>
    Math.max(
      0,
      ...Array.from(
        text.matchAll(/(?:(?:\r\n|\n|\r(?!\n))[ \t]*){2,}/g),
        ([run]) => run.split(/\r\n|\n|\r/).length,
      ),
    );
  const trailing = (text: string) => Array.from(text.matchAll(/[ \t](?=[\r\n]|$)/g)).length;
  expect(longestRun(after)).toBeLessThanOrEqual(longestRun(before));
  expect(trailing(after)).toBeLessThanOrEqual(trailing(before));
}
