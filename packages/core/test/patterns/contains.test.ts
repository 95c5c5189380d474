import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { containsGlob, sameGlob } from "../../src/patterns/contains.js";
import { disagreements, generalise } from "./brute-force.js";

const CONTAINMENTS: readonly (readonly [string, string, boolean])[] = [
  // the two commonest shapes
  ["s3:GetObject", "s3:getobject", true],
  ["s3:GetObject", "s3:GetObject*", false],
  ["s3:GetObject", "s3:GetObjec?", false],
  ["s3:Get*", "s3:Get", true],
  ["s3:Get*", "s3:GET*Object", true],
  ["s3:Get*", "s3:Ge*", false],
  ["s3:Get*", "s3:Put*", false],
  ["*", "", true],
  ["*", "?", true],
  ["", "", true],
  ["", "*", false],
  // `?` is one character, `*` is none for sure
  ["?", "a", true],
  ["?", "*", false],
  ["?", "", false],
  ["??", "?*", false],
  ["a?c", "abc", true],
  ["a?c", "a*c", false],
  ["a?c", "a?c", true],
  ["a?", "a?c", false],
  ["abc", "a?c", false],
  ["?*", "*?", true],
  ["*?", "?*", true],
  ["*?*", "**", false],
  ["?*?", "??*", true],
  ["?*?*?", "???", true],
  ["?*?*?", "??", false],
  ["a?*", "a*", false],
  ["a*?b", "a?*b", true],
  ["a*?b", "ab", false],
  ["a*??*b", "a*?b", false],
  ["a*??*b", "a?*?b", true],
  // runs between stars, each at its earliest place
  ["*ab*", "aab", true],
  ["*ab*", "a*b", false],
  ["*a*b*", "a*b", true],
  ["*a*b*", "ba", false],
  ["*ab*ab*", "*ab*", false],
  ["*ab*ab*", "*ab*ab*", true],
  ["*ab*ab*", "ababa", true],
  ["*aba*aba*", "ababa", false],
  ["*a?a*", "aaa", true],
  ["*a?a*", "a*a", false],
  ["*?a*", "a", false],
  ["*?a*", "ba", true],
  ["*?a*", "*a", false],
  ["*?a*", "?*a", true],
  ["*a*?b*", "ab", false],
  ["*a*?b*", "a?b", true],
  // the first and the last run
  ["a*a", "a", false],
  ["a*a", "aa", true],
  ["a*a", "a*a", true],
  ["ab*ba", "aba", false],
  ["ab*ba", "ab*ba", true],
  ["a*b", "a*", false],
  ["a*b", "*b", false],
  ["a*b", "ac*db", true],
  ["*Acl", "GetObjectACL", true],
  ["*Acl", "Get*", false],
  ["Describe*Instances", "DescribeInstances*Instances", true],
  ["DescribeInstances*Instances", "DescribeInstances", false],
];

const glob = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 9 });

describe("containsGlob", () => {
  it.each(CONTAINMENTS)("%j contains %j: %j", (outer, inner, contained) => {
    expect(containsGlob(outer, inner)).toBe(contained);
  });

  it("agrees with the languages of every two short globs", () => {
    expect(disagreements(containsGlob, (outer, inner) => (inner & ~outer) === 0n)).toEqual([]);
  });

  it("holds for every generalisation of a glob", () => {
    fc.assert(
      fc.property(glob, fc.array(fc.nat(30), { maxLength: 5 }), (inner, places) => {
        expect(containsGlob(generalise(inner, places), inner)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("sameGlob", () => {
  it.each([
    ["s3:Get*", "S3:GET*", true],
    ["a?*", "a*?", true],
    ["**", "*", true],
    ["s3:Get*", "s3:GetObject", false],
    ["s3:GetObject", "s3:Get*", false],
    ["a", "b", false],
  ])("%j and %j: %j", (left, right, same) => {
    expect(sameGlob(left, right)).toBe(same);
  });
});
