import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCodeUnits, compareFolded, foldAscii } from "../../src/text/ascii-case.js";

describe("foldAscii", () => {
  it.each([
    ["", ""],
    ["GetObject", "getobject"],
    ["ABCXYZ", "abcxyz"],
    ["@[`{09-*?:", "@[`{09-*?:"],
    ["A\u007F", "a\u007F"],
    // beside ASCII, nothing is folded: the Kelvin sign would become a k, and a dotted I two units
    ["\u212AMS", "\u212Ams"],
    ["A\u0080", "a\u0080"],
    ["\u00C4B", "\u00C4b"],
    ["B\u0130", "b\u0130"],
    ["A\u{1D400}B", "a\u{1D400}b"],
  ])("%j is %j", (written, folded) => {
    expect(foldAscii(written)).toBe(folded);
  });

  it("folds each unit by itself, and once", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("A", "Z", "a", "z", "@", "[", "1", "\u00C4", "\u0130", "\u212A") }),
        (text) => {
          const byUnit = text.split("").map((unit) => (/^[A-Z]$/.test(unit) ? unit.toLowerCase() : unit));
          expect(foldAscii(text)).toBe(byUnit.join(""));
          expect(foldAscii(foldAscii(text))).toBe(foldAscii(text));
        },
      ),
    );
  });
});

describe("compareCodeUnits", () => {
  it.each([
    ["a", "b", -1],
    ["b", "a", 1],
    ["a", "a", 0],
    ["", "a", -1],
    ["B", "a", -1],
    ["a", "aa", -1],
    ["z", "\u00E4", -1],
  ])("%j and %j: %j", (left, right, order) => {
    expect(compareCodeUnits(left, right)).toBe(order);
  });
});

describe("compareFolded", () => {
  it.each([
    ["a", "B", -1],
    ["B", "a", 1],
    ["A", "a", -1],
    ["a", "A", 1],
    ["a", "a", 0],
    ["s3:Get*", "s3:GetObject", -1],
    ["ec2:DELETE", "ec2:Delete", -1],
    ["ab", "AC", -1],
  ])("%j and %j: %j", (left, right, order) => {
    expect(compareFolded(left, right)).toBe(order);
  });
});
