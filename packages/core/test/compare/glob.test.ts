import { describe, expect, it } from "vitest";
import {
  FIRST_LETTER,
  globKey,
  inArnParts,
  literalGlob,
  makeGlob,
  matchesEverything,
  unitsOf,
} from "../../src/compare/globs/glob.js";
import { glob, shown, tokens } from "./globs.js";

// `±` and `¿` are wildcards that stop at colons.
it.each([
  ["", ""],
  ["a", "a"],
  ["a**b", "a*b"],
  ["a*?b", "a?*b"],
  ["*?*?", "??*"],
  ["*a?*b**", "*a?*b*"],
  ["?*", "?*"],
  ["±¿:±±", "¿±:±"],
  ["a±:*", "a±:*"],
])("%j in canonical form is %j", (pattern, canonical) => {
  expect(shown(glob(pattern).tokens)).toBe(canonical);
  expect(glob(pattern).ignoreCase).toBe(false);
});

it("folds the letters of ASCII alone, and only where case is ignored", () => {
  expect(shown(glob("@AMZ[az*É", true).tokens)).toBe("@amz[az*É");
  expect(glob("A", true).ignoreCase).toBe(true);
  expect(shown(glob("@AZ[").tokens)).toBe("@AZ[");
  expect(makeGlob([FIRST_LETTER + 0x41], true).tokens).toEqual([FIRST_LETTER + 0x41]);
});

it("reads a text as code units", () => {
  expect(unitsOf("a\u{1f600}")).toEqual([0x61, 0xd83d, 0xde00]);
  expect(literalGlob("a*?")).toEqual({ tokens: [0x61, 0x2a, 0x3f], ignoreCase: false });
});

it("has a key for each glob", () => {
  const globs = [
    glob("a"),
    glob("a", true),
    glob("a*"),
    glob("a?"),
    literalGlob("a*"),
    glob(""),
    glob("ab"),
    glob("\t\u031e"),
  ];
  expect(new Set(globs.map(globKey)).size).toBe(globs.length);
  expect(globKey(glob("A*?", true))).toBe(globKey(glob("a?*", true)));
});

it.each([
  ["*", true],
  ["**", true],
  ["", false],
  ["?", false],
  ["?*", false],
  ["a", false],
  ["*a", false],
  ["±", false],
])("%j matches everything: %s", (pattern, everything) => {
  expect(matchesEverything(glob(pattern))).toBe(everything);
});

describe("the parts of an ARN", () => {
  it.each([
    ["arn:aws:s3:::b", "arn:aws:s3:::b"],
    ["*:?:s3:*:?*:*?", "±:¿:s3:±:¿±:*?"],
    ["arn:aws:s3:::*:*", "arn:aws:s3:::*:*"],
    ["a:b:c:d:e:", "a:b:c:d:e:"],
    ["a:b:c:d:e", undefined],
    ["*", undefined],
    ["", undefined],
  ])("%j is read as %j", (pattern, read) => {
    const parts = inArnParts(tokens(pattern));
    expect(parts && shown(parts)).toBe(read);
  });
});
