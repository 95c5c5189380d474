import type { Range } from "../contract.js";
import type { ExpectedCode, Gone, Replaced } from "./expected-code.js";
import { mayLeave, type Leaving } from "./lost-comments.js";
import { RangeIndex } from "./range-index.js";
import type { ReadText, Token } from "./read-text.js";

/** Something that the new text has, or a comment that it may have. */
interface Entry {
  /** As written; or, in quotes of any kind, the text that it says. */
  readonly is: { readonly source: string } | { readonly says: string };
  readonly comment: "none" | "stays" | "may go";
  /** Commas may stand before it. */
  readonly commas: boolean;
  /** A semicolon may stand before it. */
  readonly semicolon: boolean;
  /** New texts may stand before it. */
  readonly appended?: Pending;
  /** It closes the list of these: none may be left. */
  readonly closes: boolean;
}

interface Pending {
  readonly close: number;
  readonly values: string[];
}

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

function isEntry(token: Token | undefined, { is }: Entry): boolean {
  return "source" in is ? token?.text === is.source : says(token, is.says);
}

function says(token: Token | undefined, value: string | undefined): boolean {
  if (token === undefined || value === undefined || token.isComment) return false;
  return ["'", '"', "`"].some((quote) => token.text === quote + value + quote);
}

function entriesOf(read: ReadText, expected: ExpectedCode): readonly Entry[] {
  const { tokens, text } = read;
  const gone = new RangeIndex(expected.gone);
  const replaced = new RangeIndex(expected.replaced);
  const gaps = new RangeIndex(expected.gaps.map(([start, end]) => ({ range: [start, end + 1] as const })));
  const pending = expected.appended.map(({ close, values }): Pending => ({ close, values: [...values] }));
  const lists = new RangeIndex(pending.map((one) => ({ range: lastGap(expected.gaps, one.close), one })));
  const leaving: Leaving = { text, tokens, goneAt: ({ range }) => gone.around(range[0]) };
  const entries: Entry[] = [];
  let written: Replaced | undefined;
  let semicolon = false;
  for (const [index, token] of tokens.entries()) {
    const [start] = token.range;
    const leaves: Gone | undefined = gone.around(start);
    if (leaves !== undefined) {
      semicolon ||= leaves.kind === "statement";
      continue;
    }
    const instead = replaced.around(start);
    if (instead !== undefined) {
      if (instead !== written) entries.push(...replacement(tokensIn(tokens, index, instead.range), instead));
      written = instead;
      continue;
    }
    const commas = gaps.around(start) !== undefined;
    if (commas && token.text === "," && !token.isComment) continue;
    const appended = lists.around(start)?.one;
    entries.push({
      is: { source: token.text },
      comment: !token.isComment ? "none" : mayLeave(leaving, index) ? "may go" : "stays",
      commas,
      semicolon,
      ...(appended === undefined ? {} : { appended }),
      closes: appended?.close === start,
    });
    if (!token.isComment) semicolon = false;
  }
  return entries;
}

/** Behind the last element of the list that closes there, and the closing bracket. */
function lastGap(gaps: readonly Range[], close: number): Range {
  const [start] = gaps.find(([, end]) => end === close) ?? [close];
  return [start, close + 1];
}

function tokensIn(tokens: readonly Token[], from: number, [, end]: Range): readonly Token[] {
  let to = from;
  for (let token = tokens[to]; token !== undefined && token.range[0] < end; token = tokens[to]) to++;
  return tokens.slice(from, to);
}

/** What stands around a text is around each that takes its place. */
function replacement(inside: readonly Token[], { core, values, list }: Replaced): readonly Entry[] {
  const entry = (is: Entry["is"], commas: boolean): Entry => ({
    is,
    comment: "none",
    commas,
    semicolon: false,
    closes: false,
  });
  const kept = inside.map(({ text }, index) => entry({ source: text }, index === 0));
  const all = values.flatMap((value) =>
    inside.flatMap((token, index): readonly Entry[] => {
      if (!isWithin(token.range, core)) return [entry({ source: token.text }, index === 0)];
      return token.range[0] === core[0] ? [entry({ says: value }, index === 0)] : [];
    }),
  );
  if (list === "none") return all;
  const [open, close] = [entry({ source: "[" }, true), entry({ source: "]" }, true)];
  return [open, ...(list === "keeps" ? kept : []), ...all, close];
}

function isWithin(inner: Range, outer: Range): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}
