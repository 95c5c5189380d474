import type { Gap } from "./gaps.js";
import type { List } from "./list.js";

/** The separator within a line: as the list has it, else as its surroundings have it. */
export function inlineSeparator({ text, at }: List, gaps: readonly Gap[]): string {
  for (const [index, { mark, range, broken }] of gaps.entries()) {
    if (index === 0 || index === gaps.length - 1 || mark === undefined || broken) continue;
    const between = text.slice(mark, range[1]);
    if (/^,[ \t]*$/.test(between)) return between;
  }
  // `"Action":["s3:*"]`: text without any blanks gets none.
  const before = text[at[0] - 1];
  return before === ":" || before === "," ? "," : ", ";
}
