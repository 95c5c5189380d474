import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { containsGlob } from "../../src/patterns/contains.js";
import { fold, globContains, globMatches, literalHead } from "../../src/proof/glob.js";
import { definitionMatches, disagreements, generalise, GLOBS, TEXTS } from "../patterns/brute-force.js";

const glob = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 9 });
const text = fc.string({ unit: fc.constantFrom("a", "b", "z"), maxLength: 12 });

describe("fold", () => {
  it.each([
    ["s3:GetObject", "s3:getobject"],
    ["ABCxyzABC", "abcxyzabc"],
    ["AZ@[`{az", "az@[`{az"],
    ["\u212Aey", "\u212Aey"],
    ["\u00C4rger", "\u00C4rger"],
    ["", ""],
  ])("%j is %j", (written, folded) => {
    expect(fold(written)).toBe(folded);
  });
});

describe("literalHead", () => {
  it.each([
    ["", ""],
    ["abc", "abc"],
    ["*", ""],
    ["?a", ""],
    ["ab*c", "ab"],
    ["ab?*c", "ab"],
  ])("of %j is %j", (pattern, head) => {
    expect(literalHead(pattern)).toBe(head);
  });
});

describe("globMatches", () => {
  it.each([
    ["", "", true],
    ["", "a", false],
    ["*", "", true],
    ["?", "", false],
    ["?", "a", true],
    ["?", "ab", false],
    ["s3:getobject", "s3:getobject", true],
    ["s3:getobject", "s3:getobjects", false],
    ["s3:getobject", "s3:getobjec", false],
    ["s3:get*", "s3:get", true],
    ["s3:get*", "s3:getobject", true],
    ["s3:get*", "s3:putobject", false],
    ["s3:*object", "s3:getobject", true],
    ["s3:*object", "s3:getobjectacl", false],
    ["s3:*object*", "s3:getobjectacl", true],
    ["s3:?et*", "s3:getobject", true],
    ["s3:?et*", "s3:et", false],
    ["a*b*", "ab", true],
    ["a*b", "acb", true],
    ["a*b", "acbc", false],
  ])("%j against %j: %j", (pattern, action, matches) => {
    expect(globMatches(pattern, action)).toBe(matches);
  });

  it("agrees with the definition on every short glob and text", () => {
    const wrong = GLOBS.flatMap((pattern) =>
      TEXTS.filter((one) => globMatches(pattern, one) !== definitionMatches(pattern, one)).map(
        (one) => `${pattern} against ${one}`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  it("agrees with the definition on longer ones", () => {
    fc.assert(
      fc.property(glob, text, (pattern, one) => {
        expect(globMatches(pattern, one)).toBe(definitionMatches(pattern, one));
      }),
      { numRuns: 300 },
    );
  });
});

describe("globContains", () => {
  it.each([
    ["*", "", true],
    ["", "*", false],
    ["?", "*", false],
    ["*", "?", true],
    ["?*", "*?", true],
    ["*?", "?*", true],
    ["??*", "?*?", true],
    ["?*?*?", "???", true],
    ["?*?*?", "??", false],
    ["?*", "**", false],
    ["s3:get*", "s3:getobject*", true],
    ["s3:getobject*", "s3:get*", false],
    ["s3:get*", "s3:get?bject", true],
    ["s3:*acl", "s3:getobjectacl", true],
    ["s3:*acl", "s3:get*acl", true],
    ["s3:*acl", "s3:get*", false],
    ["*a*", "*a", true],
    ["a?c", "a*c", false],
    ["a*c", "a?c", true],
    ["*ab*ab*", "*ab*", false],
    ["*ab*", "*ab*ab*", true],
    ["a??*", "a*?", false],
    ["a?*", "a*?", true],
    ["ab", "ab", true],
    ["ab", "abc", false],
    ["abc", "ab", false],
  ])("%j contains %j: %j", (outer, inner, contained) => {
    expect(globContains(outer, inner)).toBe(contained);
  });

  it("agrees with the languages of every two short globs", () => {
    expect(disagreements(globContains, (outer, inner) => (inner & ~outer) === 0n)).toEqual([]);
  });

  it("holds for every generalisation of a glob", () => {
    fc.assert(
      fc.property(glob, fc.array(fc.nat(30), { maxLength: 4 }), (inner, places) => {
        expect(globContains(generalise(inner, places), inner)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("gives the answer of the other implementation on longer globs", () => {
    fc.assert(
      fc.property(glob, glob, fc.array(fc.nat(30), { maxLength: 4 }), (left, right, places) => {
        const wider = generalise(right, places);
        expect(globContains(left, right)).toBe(containsGlob(left, right));
        expect(globContains(right, wider)).toBe(containsGlob(right, wider));
      }),
      { numRuns: 300 },
    );
  });
});
