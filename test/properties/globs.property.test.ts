import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { containsGlob, sameGlob } from "../../packages/core/src/patterns/contains.js";
import { hasWildcard, matchesGlob } from "../../packages/core/src/patterns/match.js";
import { overlapsGlob } from "../../packages/core/src/patterns/overlaps.js";
import { fold as proofFold, globContains, globMatches } from "../../packages/core/src/proof/glob.js";
import { allIn, allStrings, matchedOf, someInBoth, type Matched } from "./oracle/all-strings.js";
import { contains, FRESH, sameStrings } from "./oracle/contains.js";
import { matches } from "./oracle/match.js";
import { overlaps } from "./oracle/overlaps.js";
import { runs, TIMEOUT } from "./runs.js";

/** Every pattern over some letters, with the strings that judge it: those over its letters and a fresh one. */
function exhaust(
  letters: readonly string[],
  longest: number,
  longestText: number,
): ReadonlyMap<string, Matched> {
  const texts = allStrings([...letters, FRESH], longestText);
  return new Map(allStrings([...letters, "*", "?"], longest).map((glob) => [glob, matchedOf(glob, texts)]));
}

describe.each([
  { what: "of three letters and at most three symbols", all: exhaust(["a", "b", "c"], 3, 5) },
  { what: "of one letter and at most five symbols", all: exhaust(["a"], 5, 9) },
  { what: "of two letters and at most four symbols", all: exhaust(["a", "b"], 4, 7) },
])("any two patterns $what", ({ all }) => {
  const globs = [...all.keys()];

  /** Pairs that a judge and the strings do not agree about. */
  function disputed(
    judge: (left: string, right: string) => boolean,
    byStrings: (left: Matched, right: Matched) => boolean,
  ): readonly string[] {
    return globs.flatMap((left) => {
      const leftMatched = all.get(left);
      if (leftMatched === undefined) return [left];
      return [...all].flatMap(([right, rightMatched]) =>
        judge(left, right) === byStrings(leftMatched, rightMatched) ? [] : [`${left} ${right}`],
      );
    });
  }

  it("contain one another as their strings do", { timeout: TIMEOUT }, () => {
    expect(disputed(containsGlob, allIn)).toEqual([]);
    expect(disputed(globContains, allIn)).toEqual([]);
  });

  it("overlap as their strings do", { timeout: TIMEOUT }, () => {
    expect(disputed(overlapsGlob, someInBoth)).toEqual([]);
  });

  it("are judged likewise by the containment and the overlap of these tests", { timeout: TIMEOUT }, () => {
    const some = globs.filter((_, index) => index % 7 === 0);
    for (const left of some) {
      for (const right of some) {
        const [leftMatched = new Uint32Array(), rightMatched = new Uint32Array()] = [
          all.get(left),
          all.get(right),
        ];
        expect([left, right, contains(left, right)]).toEqual([left, right, allIn(leftMatched, rightMatched)]);
        expect([left, right, overlaps(left, right)]).toEqual([
          left,
          right,
          someInBoth(leftMatched, rightMatched),
        ]);
      }
    }
  });
});

const letter = fc.constantFrom("a", "b", "c", "A", "B");
const glob = fc
  .array(fc.oneof(letter, letter, fc.constantFrom("*", "*", "?")), { maxLength: 12 })
  .map((all) => all.join(""));
const text = fc.array(fc.oneof(letter, fc.constant(FRESH)), { maxLength: 14 }).map((all) => all.join(""));
/** A pattern, and one that is made of it: most random pairs have nothing to do with one another. */
const related = fc
  .tuple(
    glob,
    fc.array(fc.tuple(fc.nat(12), fc.constantFrom("*", "?", "a", "", "b*", "*a")), { maxLength: 3 }),
  )
  .map(([first, edits]): [string, string] => {
    let second = first;
    for (const [at, put] of edits) second = second.slice(0, at) + put + second.slice(at + 1);
    return [first, second];
  });
const pair = fc.oneof(
  fc.tuple(glob, glob),
  related,
  related.map(([first, second]): [string, string] => [second, first]),
);
const textOfGlob = fc
  .tuple(glob, fc.array(text, { minLength: 1, maxLength: 4 }))
  .map(([pattern, fills]): [string, string] => {
    let at = 0;
    const filled = pattern.replace(/[*?]/g, (symbol) => {
      at += 1;
      const fill = fills[at % fills.length] ?? "";
      return symbol === "*" ? fill : fill.slice(0, 1) || FRESH;
    });
    return [pattern, filled];
  });

describe("random longer patterns", () => {
  it("match what the matcher of these tests says they match", { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(glob, text), textOfGlob), ([pattern, one]) => {
        expect(matchesGlob(pattern, one)).toBe(matches(pattern, one));
        expect(globMatches(proofFold(pattern), proofFold(one))).toBe(matches(pattern, one));
      }),
      runs(),
    );
  });

  it("contain one another as these tests say, by either of two ways", { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(pair, ([outer, inner]) => {
        expect(containsGlob(outer, inner)).toBe(contains(outer, inner));
        expect(globContains(proofFold(outer), proofFold(inner))).toBe(contains(outer, inner));
        expect(sameGlob(outer, inner)).toBe(sameStrings(outer, inner));
      }),
      runs(),
    );
  });

  it("overlap as these tests say", { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(pair, ([left, right]) => {
        expect(overlapsGlob(left, right)).toBe(overlaps(left, right));
        expect(overlapsGlob(right, left)).toBe(overlaps(left, right));
      }),
      runs(),
    );
  });

  it("that are letters alone match and contain and overlap themselves alone", { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const equal = left.toLowerCase() === right.toLowerCase();
        expect(hasWildcard(left)).toBe(false);
        expect([matchesGlob(left, right), containsGlob(left, right), overlapsGlob(left, right)]).toEqual([
          equal,
          equal,
          equal,
        ]);
      }),
      runs(),
    );
  });
});
