import { describe, expect, it } from "vitest";
import {
  lowerCase,
  substituted,
  symbolsMatch,
  texts,
  wildcardSymbols,
  type Context,
} from "../../src/compare/evaluate/evaluate-pattern.js";

describe("a pattern", () => {
  it.each([
    ["", "", true],
    ["", "a", false],
    ["*", "", true],
    ["?", "", false],
    ["?", "a", true],
    ["?", "ab", false],
    ["abc", "abc", true],
    ["abc", "abd", false],
    ["abc", "abcd", false],
    ["ab*", "ab", true],
    ["ab*", "xab", false],
    ["*bc", "abc", true],
    ["*bc", "abcd", false],
    ["a*b*c", "aXbYc", true],
    ["a*b*c", "aXcYb", false],
    ["a?c*", "abcd", true],
    ["a?c*", "acd", false],
    ["a*ab", "aab", true],
    ["??", "\u{1f600}", true],
  ])("%j matches %j: %s", (pattern, text, matches) => {
    expect(symbolsMatch(wildcardSymbols(pattern), text, { steps: 1000 })).toBe(matches);
  });

  // A head of plain text costs its length, a table the product of both lengths.
  it.each([
    ["", "", 1],
    ["abc", "abcdef", 4],
    ["abc*", "x", 4],
    ["abc*", "abcdef", 4 + 2 * 4],
    ["*", "", 1 + 2],
    ["?b*", "ab", 1 + 4 * 3],
  ])("%j against %j takes its steps", (pattern, text, cost) => {
    const effort = { steps: 100 };
    symbolsMatch(wildcardSymbols(pattern), text, effort);
    expect(100 - effort.steps).toBe(cost);
  });

  it("is given up where the steps do not suffice", () => {
    expect(symbolsMatch(wildcardSymbols("*a*"), "aaa", { steps: 17 })).toBe(true);
    expect(symbolsMatch(wildcardSymbols("*a*"), "aaa", { steps: 16 })).toBe(false);
  });
});

describe("policy variables", () => {
  const context: Context = new Map<string, string | readonly string[]>([
    ["aws:username", "ann"],
    ["aws:userid", "*"],
    ["aws:tagkeys", ["a", "b"]],
  ]);
  // Undefined: the pattern matches nothing. `<*>` and `<?>` are the wildcards of what is made of it.
  const cases: readonly (readonly [pattern: string, made: string | undefined])[] = [
    ["b/${aws:username}/x", "b/ann/x"],
    ["${aws:username}${AWS:UserName}", "annann"],
    ["${ aws:username }", "ann"],
    ["${aws:username}*?", "ann<*><?>"],
    ["${aws:userid}*", "*<*>"],
    ["${*}${?}${$}", "*?$"],
    ["*${*}?", "<*>*<?>"],
    ["${aws:nobody}", undefined],
    ["${}", undefined],
    ["${aws:tagkeys}", undefined],
    ["${aws:tagkeys, 'x'}", undefined],
    ["${aws:username, 'x'}", "ann"],
    ["${aws:nobody, 'x'}", "x"],
    ["${aws:nobody,'x'}", "x"],
    ["${aws:nobody , 'x' }", "x"],
    ["${aws:nobody, ''}", ""],
    ["${aws:nobody, 'two words'}", "two words"],
    ["${aws:nobody, 'a,b'}", "a,b"],
    ["${aws:nobody, '*'}", "*"],
    ["${aws:nobody, x}", undefined],
    ["${aws:nobody, x'y'}", undefined],
    ["${aws:nobody, 'x'y}", undefined],
    ["${aws:nobody, 'x}", undefined],
    ["${aws:nobody, 'a}b'}c", "a}bc"],
    ["${aws:nobody, 'a'}b'}", "ab'}"],
    ["${'a}b'}", undefined],
    ["${aws:username, 'a}b", "annb"],
    ["}${aws:username, 'a}b", "}annb"],
    ["it's ${aws:username}'s}", "it's ann's}"],
    ["${odd'key}'}", undefined],
    ["${aws:username", "${aws:username"],
    ["a${", "a${"],
    ["$", "$"],
    ["{aws:username}", "{aws:username}"],
    ["${aws:username}${aws:username", "ann${aws:username"],
    ["$${aws:username}", "$ann"],
    ["plain", "plain"],
    ["", ""],
  ];
  it.each(cases)("%j becomes %j", (pattern, made) => {
    const symbols = substituted(pattern, context);
    const wildcards = wildcardSymbols("*?");
    expect(
      symbols?.map((one) => (typeof one === "string" ? one : one === wildcards[0] ? "<*>" : "<?>")).join(""),
    ).toBe(made);
  });

  it("stand among plain text where there are no wildcards", () => {
    expect(substituted("a*${aws:username}?", context, true)).toEqual(["a", "*", "a", "n", "n", "?"]);
  });

  it("are compared by code units, as all text is", () => {
    const symbols = substituted("*${k}?", new Map([["k", "\u{1f600}"]])) ?? [];
    expect(symbolsMatch(symbols, "a\u{1f600}b", { steps: 1000 })).toBe(true);
  });
});

it("folds ASCII letters only", () => {
  expect(lowerCase("AZaz[É@")).toBe("azaz[É@");
});

it.each([
  ["a", ["a"]],
  [
    ["a", "b"],
    ["a", "b"],
  ],
  [
    [5, true, "x"],
    ["5", "true", "x"],
  ],
  [[null, {}, ["a"], undefined], []],
  [undefined, []],
])("reads the texts of %j", (value, expected) => {
  expect(texts(value)).toEqual(expected);
});
