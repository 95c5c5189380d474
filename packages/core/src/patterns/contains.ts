import { foldAscii } from "../text/ascii-case.js";

/**
 * Does every string that matches `inner` also match `outer`, ASCII case aside? Exact for any two globs; O(inner × outer).
 *
 * `outer` is read as literal runs with gaps between them ("at least k characters"), and each run is placed at its
 * earliest place in `inner`, where a `*` is never text (it may be nothing, or long and strange) and a `?` is a character
 * that equals none. A gap may swallow anything, but only the characters that are surely there count towards its least
 * length. The earliest place is the best one, as for plain strings.
 */
export function containsGlob(outer: string, inner: string): boolean {
  const foldedOuter = foldAscii(outer);
  const foldedInner = foldAscii(inner);
  return containsSimply(foldedOuter, foldedInner) ?? containsByRuns(foldedOuter, foldedInner);
}

/** The two commonest shapes by far, a literal and `literal*`, without taking anything apart. */
function containsSimply(outer: string, inner: string): boolean | undefined {
  if (outer.includes("?")) return undefined;
  const star = outer.indexOf("*");
  if (star < 0) return outer === inner;
  return star === outer.length - 1 ? inner.startsWith(outer.slice(0, -1)) : undefined;
}

function containsByRuns(outer: string, inner: string): boolean {
  const { runs, gaps } = readOuter(outer);
  const text = readInner(inner);
  const first = runs[0] ?? [];
  const last = runs.at(-1) ?? [];
  if (gaps.length === 0) return text.symbols.length === first.length && fits(first, text, 0);
  if (text.symbols.length < first.length + last.length || !fits(first, text, 0)) return false;
  let end = first.length;
  for (const [index, run] of runs.slice(1, -1).entries()) {
    const place = earliestPlace(run, text, end, gaps[index] ?? 0);
    if (place === undefined) return false;
    end = place + run.length;
  }
  const tail = text.symbols.length - last.length;
  return tail >= end && fits(last, text, tail) && sureLength(text, end, tail) >= (gaps.at(-1) ?? 0);
}

/** Do two globs match the same strings? */
export function sameGlob(left: string, right: string): boolean {
  return containsGlob(left, right) && containsGlob(right, left);
}

const ANY = "?";
const STAR = "*";

interface Outer {
  /** Runs of literals and inner `?`, one more than there are gaps; only the first and the last may be empty. */
  readonly runs: readonly (readonly string[])[];
  /** For each `*` (with the `?` around it): the least number of characters that it takes. */
  readonly gaps: readonly number[];
}

/** Splits at every `*`; a `?` next to one makes its gap longer by one, for `?*`, `*?` and `*?*` are the same. */
function readOuter(pattern: string): Outer {
  const pieces = pattern.split(/\*+/).map(toUnits);
  if (pieces.length === 1) return { runs: pieces, gaps: [] };
  const runs: string[][] = [];
  const gaps: number[] = [];
  let owed = 0;
  for (const [index, piece] of pieces.entries()) {
    const isFirst = index === 0;
    const isLast = index === pieces.length - 1;
    let from = 0;
    let to = piece.length;
    if (!isFirst) while (from < to && piece[from] === ANY) from += 1;
    if (!isLast) while (to > from && piece[to - 1] === ANY) to -= 1;
    const run = piece.slice(from, to);
    owed += from;
    if (run.length === 0 && !isFirst && !isLast) {
      owed += piece.length - to;
      continue; // nothing but `?` between two stars: one longer gap
    }
    if (!isFirst) gaps.push(owed);
    owed = piece.length - to;
    runs.push(run);
  }
  return { runs, gaps };
}

interface Inner {
  readonly symbols: readonly string[];
  /** `sure[i]`: how many of the first `i` symbols are no `*`. */
  readonly sure: readonly number[];
}

function readInner(pattern: string): Inner {
  const symbols = toUnits(pattern).filter((symbol, index, all) => symbol !== STAR || all[index - 1] !== STAR);
  const sure = [0];
  for (const symbol of symbols) sure.push((sure.at(-1) ?? 0) + (symbol === STAR ? 0 : 1));
  return { symbols, sure };
}

function sureLength(text: Inner, start: number, end: number): number {
  return (text.sure[end] ?? 0) - (text.sure[start] ?? 0);
}

function fits(run: readonly string[], text: Inner, at: number): boolean {
  if (at + run.length > text.symbols.length) return false;
  return run.every((symbol, index) => {
    const met = text.symbols[at + index];
    return symbol === ANY ? met !== STAR : met === symbol;
  });
}

function earliestPlace(run: readonly string[], text: Inner, from: number, gap: number): number | undefined {
  for (let place = from; place + run.length <= text.symbols.length; place += 1) {
    if (sureLength(text, from, place) >= gap && fits(run, text, place)) return place;
  }
  return undefined;
}

/** Code units, not code points: `?` stands for one of the units that positions are counted in. */
function toUnits(text: string): string[] {
  return text.split("");
}
