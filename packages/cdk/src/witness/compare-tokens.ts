import type { ExpectedCode } from "./expected-code.js";
import { entriesOf, type Entry } from "./expected-tokens.js";
import type { ReadText, Token } from "./read-text.js";

/** Are the words, signs and comments of the new text those that are expected of the old one, in their order? */
export function compareTokens(old: ReadText, now: ReadText, expected: ExpectedCode): boolean {
  const entries = entriesOf(old, expected);
  const { tokens } = now;
  let at = 0;
  for (let index = 0; index < entries.length;) {
    const entry = entries[index];
    if (entry === undefined) return false;
    at = skipFree(tokens, at, entry);
    for (const values = entry.appended?.values ?? []; says(tokens[at], values[0]);) {
      values.shift();
      at = skipFree(tokens, at + 1, entry);
    }
    if (entry.comment === "none" || entry.appended !== undefined) {
      if (!isEntry(tokens[at], entry) || (entry.closes && entry.appended?.values.length !== 0)) return false;
      at++;
      index++;
      continue;
    }
    const run = runOf(entries, index);
    const comments = commentsFrom(tokens, at, run);
    if (!covers(run, comments.found)) return false;
    at = comments.end;
    index += run.length;
  }
  return at === tokens.length;
}

/** Comments that follow one another. */
function runOf(entries: readonly Entry[], from: number): readonly Entry[] {
  let end = from;
  while (entries[end] !== undefined && entries[end]?.comment !== "none") end++;
  return entries.slice(from, end);
}

function commentsFrom(
  tokens: readonly Token[],
  from: number,
  run: readonly Entry[],
): { readonly found: readonly Token[]; readonly end: number } {
  const free = {
    commas: run.some(({ commas }) => commas),
    semicolon: run.some(({ semicolon }) => semicolon),
  };
  const found: Token[] = [];
  let end = from;
  for (let at = from; ; at++) {
    at = skipFree(tokens, at, free);
    const token = tokens[at];
    if (token?.isComment !== true) return { found, end };
    found.push(token);
    end = at + 1;
  }
}

/** Are these the comments, but for some that may go? Equal ones may stand for each other. */
function covers(run: readonly Entry[], found: readonly Token[]): boolean {
  let reached = new Set([0]);
  for (const entry of run) {
    const next = new Set<number>();
    for (const count of reached) {
      if (entry.comment === "may go") next.add(count);
      if (isEntry(found[count], entry)) next.add(count + 1);
    }
    reached = next;
  }
  return reached.has(found.length);
}

function skipFree(
  tokens: readonly Token[],
  from: number,
  { commas, semicolon }: Pick<Entry, "commas" | "semicolon">,
): number {
  let at = from;
  while (commas && tokens[at]?.text === ",") at++;
  return semicolon && tokens[at]?.text === ";" ? at + 1 : at;
}

function isEntry(token: Token | undefined, { is, comment, startsLine }: Entry): boolean {
  if (comment !== "none" && startsLine !== undefined && token?.startsLine !== startsLine) return false;
  return "source" in is ? token?.text === is.source : says(token, is.says);
}

function says(token: Token | undefined, value: string | undefined): boolean {
  if (token === undefined || value === undefined || token.isComment) return false;
  return ["'", '"', "`"].some((quote) => token.text === quote + value + quote);
}
