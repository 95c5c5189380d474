import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlapsGlob } from "../../src/patterns/overlaps.js";
import { definitionMatches, disagreements } from "./brute-force.js";

const OVERLAPS: readonly (readonly [string, string, boolean])[] = [
  ["", "", true],
  ["", "*", true],
  ["", "?", false],
  ["", "a", false],
  ["*", "*", true],
  ["?", "*", true],
  ["?", "?", true],
  ["?", "a", true],
  ["??", "a", false],
  ["s3:Get*", "S3:*OBJECT", true],
  ["s3:Get*", "s3:Put*", false],
  ["s3:Get*", "ec2:*", false],
  ["a*", "*b", true],
  ["a*b", "b*a", false],
  ["a*b", "*a*b*", true],
  ["a*c", "ab", false],
  ["a?c", "a*", true],
  ["a?c", "*b*", true],
  ["a?c", "*bb*", false],
  ["**a", "***", true],
];

describe("overlapsGlob", () => {
  it.each(OVERLAPS)("%j and %j: %j", (left, right, overlap) => {
    expect(overlapsGlob(left, right)).toBe(overlap);
    expect(overlapsGlob(right, left)).toBe(overlap);
  });

  it("agrees with the languages of every two short globs", () => {
    // two globs of four symbols overlap in a string of at most six letters, if they do at all
    expect(disagreements(overlapsGlob, (left, right) => (left & right) !== 0n)).toEqual([]);
  });

  it("holds wherever a text matches both", () => {
    const glob = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 5 });
    fc.assert(
      fc.property(glob, glob, text, (left, right, one) => {
        const both = definitionMatches(left, one) && definitionMatches(right, one);
        expect(both && !overlapsGlob(left, right)).toBe(false);
        expect(overlapsGlob(left, right)).toBe(overlapsGlob(right, left));
      }),
      { numRuns: 300 },
    );
  });
});
