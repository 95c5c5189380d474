import type { DirectiveComment, Edit, LineMap, PolicyDocument, Range } from "@iamend/source";
import { lineKind } from "./line-kind.js";
import { keyOf, type Target, type Thing, type Things } from "./things.js";

/** What a comment is about. */
export interface Aim {
  readonly targets: readonly Target[];
  /** Policies of the principals that it is about, wherever they are written. */
  readonly held: readonly PolicyDocument[];
  /** The line that the comment is about. */
  readonly line: number;
  /** All that it is about, where more than lines tell. */
  readonly ranges: readonly Range[];
  /** Whether anything at all is there. */
  readonly hits: boolean;
}

/**
 * What a comment is about.
 *
 * Behind code it is about what stands on its line: the items there, else the shortest that begins or ends there. On a line of its
 * own it is about what begins on the next line of code. If no items are there, it is about the shortest that it stands in. Where
 * the adapter knows better, by indentation and by keys, it is about that.
 */
export function aimOf(comment: DirectiveComment, text: string, map: LineMap, things: Things): Aim {
  const from = map.at(comment.range[0]).line;
  const to = map.at(Math.max(comment.range[0], comment.range[1] - 1)).line;
  if (comment.about !== undefined) return aimAmong(comment.about, from, things);
  const around = things.around(comment.range);
  const orInside = (found: readonly Thing[], line: number): Aim => {
    const all = found.some(({ items }) => items.length > 0) ? found : [...found, ...shortest(around)];
    return aimAt(all, line, all.length > 0);
  };
  if (!standsAlone(comment, text, map, from, to)) {
    const touching = [...new Set([...things.startingOn(from), ...things.endingOn(from)])];
    const items = touching.filter(({ isItem }) => isItem);
    return orInside(items.length > 0 ? items : shortest(touching), from);
  }
  let line = to + 1;
  while (line <= map.lines && lineKind(text, map, line) !== "code") line += 1;
  return orInside(things.startingOn(line), line);
}

/** The first choice with items in it, or else the first with anything. */
function aimAmong(choices: readonly (readonly Range[])[], line: number, things: Things): Aim {
  const found = choices.map((ranges) => ({
    ranges,
    inside: ranges.flatMap((range) => things.within(range)),
  }));
  const chosen =
    found.find(({ inside }) => inside.some(({ items }) => items.length > 0)) ??
    found.find(({ inside }) => inside.length > 0);
  if (chosen === undefined) return aimAt([], line, false);
  return { ...aimAt(chosen.inside, line, true), ranges: chosen.ranges };
}

function aimAt(things: readonly Thing[], line: number, hits: boolean): Aim {
  return {
    targets: distinct(things.flatMap(({ items }) => items)),
    held: [...new Set(things.flatMap(({ held }) => held))],
    line,
    ranges: [],
    hits,
  };
}

/** Whether nothing but the comment stands on its lines. */
function standsAlone({ range }: Edit, text: string, map: LineMap, from: number, to: number): boolean {
  if (lineKind(text, map, from) !== "comment") return false;
  const rest = text.slice(range[1], map.line(to)?.[1] ?? range[1]);
  return rest.replace(/^\s*\*\//, "").trim() === "";
}

/** Of those that hold any items the shortest, or else of all. */
function shortest(things: readonly Thing[]): readonly Thing[] {
  const holding = things.filter(({ items }) => items.length > 0);
  const among = holding.length > 0 ? holding : things;
  const lengths = among.map(({ range }) => range[1] - range[0]);
  const least = Math.min(...lengths);
  return among.filter((_, index) => lengths[index] === least);
}

function distinct(targets: readonly Target[]): readonly Target[] {
  return [...new Map(targets.map((target) => [keyOf(target), target])).values()];
}
