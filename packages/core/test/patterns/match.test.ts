import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasWildcard, matchesFolded, matchesGlob } from "../../src/patterns/match.js";
import { definitionMatches, GLOBS, TEXTS } from "./brute-force.js";

describe("matchesGlob", () => {
  it.each([
    ["", "", true],
    ["", "a", false],
    ["a", "", false],
    ["*", "", true],
    ["**", "", true],
    ["?", "", false],
    ["?", "a", true],
    ["s3:GetObject", "s3:getobject", true],
    ["S3:GET*", "s3:GetObject", true],
    ["s3:Get*", "s3:PutObject", false],
    ["s3:*Object", "s3:GetObject", true],
    ["s3:*Object", "s3:GetObjectAcl", false],
    ["s3:*Object*Acl", "s3:GetObjectVersionAcl", true],
    ["s3:?etObject", "s3:GetObject", true],
    ["s3:?etObject", "s3:etObject", false],
    ["*ab", "aab", true],
    ["*ab", "abaab", true],
    ["*aab", "aaab", true],
    ["a*", "a", true],
    ["a**", "a", true],
    ["a*?", "a", false],
    ["*a?b*", "aaabb", true],
    // nothing but ASCII is folded
    ["\u212A", "k", false],
    ["?", "\u{1D400}", false],
    ["??", "\u{1D400}", true],
  ])("%j against %j: %j", (pattern, text, matches) => {
    expect(matchesGlob(pattern, text)).toBe(matches);
  });

  it("agrees with the definition on every short glob and text", () => {
    const wrong = GLOBS.flatMap((glob) =>
      TEXTS.filter((text) => matchesGlob(glob, text) !== definitionMatches(glob, text)).map(
        (text) => `${glob} against ${text}`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  it("agrees with the definition on longer ones", () => {
    const glob = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 9 });
    const text = fc.string({ unit: fc.constantFrom("a", "b", "z"), maxLength: 12 });
    fc.assert(
      fc.property(glob, text, (pattern, one) => {
        expect(matchesGlob(pattern, one)).toBe(definitionMatches(pattern, one));
      }),
      { numRuns: 300 },
    );
  });
});

describe("matchesFolded", () => {
  it("folds nothing", () => {
    expect(matchesFolded("get*", "getobject")).toBe(true);
    expect(matchesFolded("Get*", "getobject")).toBe(false);
    expect(matchesFolded("get*", "GetObject")).toBe(false);
  });
});

describe("hasWildcard", () => {
  it.each([
    ["", false],
    ["GetObject", false],
    ["Get*", true],
    ["Get?bject", true],
    ["*?", true],
  ])("%j: %j", (pattern, wildcard) => {
    expect(hasWildcard(pattern)).toBe(wildcard);
  });
});
