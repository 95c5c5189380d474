// Statements of JavaScript without semicolons: a line that could go on where the one before ends, does.
import type { Range, Refusal } from "../contract.js";
import { CommentIndex } from "./comment-index.js";
import type { List } from "./list.js";

/**
 * The statements of a body, each without a semicolon on a later line: `;[1, 2].forEach(…)` needs it, in a style without others.
 */
export function withoutFarSemicolons(list: List): List {
  if (list.layout !== "body") return list;
  return { ...list, elements: list.elements.map((element) => withoutFarSemicolon(list, element)) };
}

function withoutFarSemicolon(list: List, [start, end]: Range): Range {
  if (list.text[end - 1] !== ";") return [start, end];
  const before = skipTriviaBack(list, end - 1);
  return /[\r\n\u2028\u2029]/.test(list.text.slice(before, end)) ? [start, before] : [start, end];
}

/** `joined-lines` if what stands before some statements of a body would be read as one with what stands behind them. */
export function joinsLines(list: List, [start, end]: Range): Refusal | undefined {
  const { text, at } = list;
  const next = skipTrivia(list, end);
  if (next >= at[1] || !/^(?:[([`/<]|\+(?!\+)|-(?!-))/.test(text.slice(next, next + 2))) return undefined;
  const before = skipTriviaBack(list, start);
  if (before <= at[0] || text[before - 1] === ";") return undefined;
  return {
    code: "joined-lines",
    message: "Without it, what stands before and what stands behind would be read as one.",
  };
}

function skipTriviaBack({ text, comments }: List, from: number): number {
  const index = new CommentIndex(text, comments);
  for (let at = from; ;) {
    while (at > 0 && /\s/.test(text[at - 1] ?? "")) at--;
    const comment = index.endingAt(at);
    if (comment === undefined) return at;
    at = comment[0];
  }
}

function skipTrivia({ text, comments }: List, from: number): number {
  const index = new CommentIndex(text, comments);
  for (let at = from; ;) {
    while (at < text.length && /\s/.test(text[at] ?? "")) at++;
    const comment = index.startingAt(at);
    if (comment === undefined) return at;
    at = comment[1];
  }
}
