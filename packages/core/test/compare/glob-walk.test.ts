import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Budget } from "../../src/compare/search/budget.js";
import { symbolsMatch, wildcardSymbols } from "../../src/compare/evaluate/evaluate-pattern.js";
import { ANY, inArnParts, makeGlob, STAR, type Glob } from "../../src/compare/globs/glob.js";
import { walkGlobs } from "../../src/compare/globs/glob-walk.js";
import { glob, tokens } from "./globs.js";

const everything = makeGlob([STAR]);

function walk(groups: readonly (readonly string[])[], universe = everything): readonly string[] {
  const reached = walkGlobs(
    groups.map((patterns) => patterns.map((pattern) => glob(pattern))),
    { universe },
    new Budget(1e7),
  );
  return (reached ?? []).map(
    ({ matched, witness }) => `${matched.map(Number).join("")} ${JSON.stringify(witness)}`,
  );
}

function matches(pattern: string, text: string): boolean {
  return symbolsMatch(wildcardSymbols(pattern), text, { steps: 1e6 });
}

describe("walkGlobs", () => {
  it("finds each combination with a shortest text", () => {
    expect(walk([["a*"], ["*b"]]).toSorted()).toEqual(['00 ""', '01 "b"', '10 "a"', '11 "ab"']);
    expect(walk([["a", "b"]]).toSorted()).toEqual(['0 ""', '1 "a"']);
  });

  it("finds a text that is unlike all patterns where one must be", () => {
    expect(walk([["x*"], ["?"]]).toSorted()).toEqual(['00 ""', '01 "y"', '10 "xx"', '11 "x"']);
  });

  it("folds the letters of ASCII and nothing beside them", () => {
    const both = (pattern: string, other: string): boolean =>
      walkGlobs([[glob(pattern, true)], [glob(other)]], { universe: everything }, new Budget(1e6))?.some(
        ({ matched }) => matched[0] === true && matched[1] === true,
      ) === true;
    expect([both("a", "A"), both("z", "Z"), both("Z", "z")]).toEqual([true, true, true]);
    expect([both("`", "@"), both("{", "["), both("@", "`"), both("1", "\u0011")]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it.each<readonly [string, groups: readonly (readonly string[])[], universe: string, steps: number]>([
    ["a literal", [["abc"]], "*", 29],
    ["what has matched for good", [["a*", "a?b*", "ab*c*d"]], "*", 19],
    ["what comes before the last star", [["*a*b*c*d"]], "*", 31],
    ["what comes before the last star of a part", [["±a±b±:*:*:*:*:*"]], "*", 53],
    [
      "each pattern by itself",
      [
        ["*a*b", "*b*a"],
        ["a*c", "?b*"],
      ],
      "*",
      164,
    ],
    ["what two ways lead to", [["?a?", "a??", "??a"]], "*", 103],
    ["what is no text of the universe", [["*a*"], ["*b*"]], "ab", 21],
  ])("does not follow twice %s", (_, groups, universe, steps) => {
    let spent = 0;
    class Counting extends Budget {
      override spend(some: number): boolean {
        spent += some;
        return super.spend(some);
      }
    }
    walkGlobs(
      groups.map((patterns) => patterns.map((pattern) => glob(pattern))),
      { universe: glob(universe) },
      new Counting(1e6),
    );
    expect(spent).toBe(steps);
  });

  it("lays out a million positions and no more", () => {
    const long = (length: number): Glob => makeGlob(Array.from({ length }, () => 0x61));
    const options = { universe: everything, keep: () => false };
    expect(walkGlobs([[long(999_997)]], options, new Budget(1e6))).toEqual([]);
    expect(walkGlobs([[long(999_998)]], options, new Budget(1e6))).toBeUndefined();
  });

  it("knows when a combination has no text", () => {
    expect(walk([["a*"], ["ab*"]]).toSorted()).toEqual(['00 ""', '10 "a"', '11 "ab"']);
    expect(walk([["*"], ["?*", ""]])).toEqual(['11 ""']);
    expect(walk([["*?"], ["?*"]]).toSorted()).toEqual(['00 ""', '11 "x"']);
  });

  it("counts only texts of the universe", () => {
    expect(walk([["*"], ["*:*"]], glob("?*:?*"))).toEqual(['11 "x:x"']);
    expect(walk([["a*"], ["*b"]], glob("ab"))).toEqual(['11 "ab"']);
  });

  it("finds a character that no pattern names, however many are named", () => {
    const named = Array.from({ length: 128 }, (_, unit) => String.fromCharCode(unit)).filter(
      (symbol) => !"*?".includes(symbol),
    );
    const found = walk([named.map((symbol) => `${symbol}${symbol}`), ["??"]]);
    expect(found.map((line) => line.slice(0, 2)).toSorted()).toEqual(["00", "01", "11"]);
  });

  it("ignores the case of ASCII letters where a glob says so", () => {
    const reached = walkGlobs(
      [[glob("K", true)], [glob("k")], [glob("K")]],
      { universe: everything },
      new Budget(1e6),
    );
    expect(reached?.map(({ matched }) => matched.map(Number).join("")).toSorted()).toEqual([
      "000",
      "101",
      "110",
    ]);
  });

  it("keeps wildcards of the parts of an ARN away from colons", () => {
    const parts = (pattern: string): Glob => makeGlob(inArnParts(tokens(pattern)) ?? []);
    const reached = walkGlobs(
      [[parts("*:?:*:a:a:*")], [glob("*:?:*:a:a:*")]],
      { universe: everything },
      new Budget(1e6),
    );
    expect(reached?.map(({ matched }) => matched.map(Number).join("")).toSorted()).toEqual([
      "00",
      "01",
      "11",
    ]);
    expect(inArnParts(tokens("arn:*"))).toBeUndefined();
  });

  it("tries a colon where a part of an ARN takes anything else", () => {
    const parts = makeGlob(inArnParts(tokens("?:?:?:?:?:?")) ?? []);
    const reached = walkGlobs([[parts]], { universe: glob("?:?:?:?:?:?") }, new Budget(1e6));
    expect(reached?.map(({ matched }) => matched)).toEqual([[true], [false]]);
  });

  it("keeps equal globs equal", () => {
    expect(glob("a*?*b")).toEqual(glob("a?**b"));
    expect(glob("a?*b").tokens).toEqual([0x61, ANY, STAR, 0x62]);
  });

  it("follows only what is worth keeping", () => {
    const asked: string[] = [];
    const reached = walkGlobs(
      [[glob("a*")], [glob("b*")]],
      {
        universe: everything,
        keep: (status) => {
          asked.push(status.join(""));
          return status[0] !== 2;
        },
      },
      new Budget(1e6),
    );
    expect(reached?.map(({ witness }) => witness)).toEqual(["a"]);
    expect(asked).toContain("12");
  });

  it("stops where the budget or the number of states does not suffice", () => {
    expect(walkGlobs([[glob("a*b")]], { universe: everything }, new Budget(3))).toBeUndefined();
    const many = Array.from({ length: 20 }, (_, index) => [glob(`*${String.fromCharCode(97 + index)}*`)]);
    expect(walkGlobs(many, { universe: everything }, new Budget(1e9))).toBeUndefined();
  });

  it("finds exactly the combinations that short texts have", () => {
    const pattern = fc
      .array(fc.constantFrom("a", "b", "*", "*", "?"), { maxLength: 4 })
      .map((all) => all.join(""));
    const groups = fc.array(fc.uniqueArray(pattern, { minLength: 1, maxLength: 2 }), {
      minLength: 1,
      maxLength: 3,
    });
    const texts = [""];
    for (let from = 0, length = 0; length < 6; length += 1) {
      const to = texts.length;
      for (; from < to; from += 1) for (const letter of "abz") texts.push((texts[from] ?? "") + letter);
    }
    fc.assert(
      fc.property(groups, (list) => {
        const vector = (text: string): string =>
          list.map((patterns) => Number(patterns.some((one) => matches(one, text)))).join("");
        const found = walkGlobs(
          list.map((patterns) => patterns.map((one) => glob(one))),
          { universe: everything },
          new Budget(1e7),
        );
        const reached = new Set((found ?? []).map(({ matched }) => matched.map(Number).join("")));
        for (const { matched, witness } of found ?? []) {
          expect(vector(witness)).toBe(matched.map(Number).join(""));
        }
        const expected = new Set(texts.map(vector));
        for (const one of expected) expect(reached).toContain(one);
      }),
      { numRuns: 300, seed: 20_260_105 },
    );
  });
});
