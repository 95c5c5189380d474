import type { Range } from "../contract.js";
import type { ExpectedCode, Gone, Replaced } from "./expected-code.js";
import { mayLeave, type Leaving } from "./lost-comments.js";
import { RangeIndex } from "./range-index.js";
import type { ReadText, Token } from "./read-text.js";

/** Something that the new text has, or a comment that it may have. */
export interface Entry {
  /** As written; or, in quotes of any kind, the text that it says. */
  readonly is: { readonly source: string } | { readonly says: string };
  readonly comment: "none" | "stays" | "may go";
  /** Of a comment: whether a line break is before it. Undefined: what was before it went. */
  readonly startsLine?: boolean;
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

/** What the new text is expected to have, in its order. */
export function entriesOf(read: ReadText, expected: ExpectedCode): readonly Entry[] {
  const { tokens, text } = read;
  const gone = new RangeIndex(expected.gone);
  const replaced = new RangeIndex(expected.replaced);
  const grants = [...new Set(expected.grants.values())];
  const names = new RangeIndex(grants.map(({ name, becomes = "" }) => ({ range: name, becomes })));
  const told = grants.filter(({ added }) => added.length > 0);
  const free = [...expected.gaps, ...told.map(({ gap }) => gap)];
  const gaps = new RangeIndex(free.map(([start, end]) => ({ range: [start, end + 1] as const })));
  const pending = [
    ...expected.appended,
    ...told.map(({ gap, added }) => ({ close: gap[1], values: added })),
  ].map(({ close, values }): Pending => ({ close, values: [...values] }));
  const lists = new RangeIndex(pending.map((one) => ({ range: lastGap(free, one.close), one })));
  const leaving: Leaving = { text, tokens, goneAt: ({ range }) => gone.around(range[0]) };
  const entries: Entry[] = [];
  let written: Replaced | undefined;
  let semicolon = false;
  let behindGone = false;
  for (const [index, token] of tokens.entries()) {
    const [start] = token.range;
    const leaves: Gone | undefined = gone.around(start);
    if (leaves !== undefined) {
      semicolon ||= leaves.kind === "statement";
      behindGone = true;
      continue;
    }
    const instead = replaced.around(start);
    if (instead !== undefined) {
      if (instead !== written) entries.push(...replacement(tokensIn(tokens, index, instead.range), instead));
      written = instead;
      behindGone = false;
      continue;
    }
    const commas = gaps.around(start) !== undefined;
    if (commas && token.text === "," && !token.isComment) continue;
    const comment = !token.isComment ? "none" : mayLeave(leaving, index) ? "may go" : "stays";
    const appended = lists.around(start)?.one;
    entries.push({
      is: { source: names.around(start)?.becomes ?? token.text },
      comment,
      ...(behindGone ? {} : { startsLine: token.startsLine }),
      commas,
      semicolon,
      ...(appended === undefined ? {} : { appended }),
      closes: appended?.close === start,
    });
    if (comment === "none") semicolon = false;
    behindGone = comment === "may go";
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
