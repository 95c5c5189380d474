import { describe, expect, it } from "vitest";
import { GlobDimension } from "../../src/compare/globs/glob-dimension.js";
import { makeGlob, STAR, unitsOf } from "../../src/compare/globs/glob.js";
import { MATCHED, OPEN, UNMATCHED } from "../../src/compare/globs/glob-walk.js";
import { Budget } from "../../src/compare/search/budget.js";
import type { Keep } from "../../src/compare/search/dimension.js";
import { glob } from "./globs.js";

type Asked = readonly [patterns: readonly string[], negated: boolean];

/** For each combination of what the tests say (1: holds), a text that has it. */
function outcomes(
  dimension: GlobDimension,
  tests: readonly Asked[],
  keep: Keep = () => true,
  steps = 1e6,
): readonly string[] | undefined {
  const predicates = tests.map(([patterns, negated]) =>
    dimension.predicate([
      dimension.test(
        patterns.map((one) => glob(one)),
        negated,
      ),
    ]),
  );
  return dimension
    .explore(predicates, keep, new Budget(steps))
    ?.map(({ holds, witness }) => {
      if (witness.part !== "action" && witness.part !== "resource") throw new Error("not of this part");
      return `${holds.map(Number).join("")} ${witness.part} ${witness.text}`;
    })
    .toSorted();
}

const resources = (): GlobDimension => new GlobDimension("resource", glob("?*"));
const tests: readonly Asked[] = [
  [["a*"], false],
  [["*b", "*c"], true],
];

describe("the texts of a dimension", () => {
  it("are of its universe", () => {
    expect(outcomes(resources(), tests)).toEqual([
      "00 resource b",
      "01 resource x",
      "10 resource ab",
      "11 resource a",
    ]);
    const dimension = resources();
    dimension.restrict(glob("a?"));
    expect(outcomes(dimension, tests)).toEqual(["10 resource ab", "11 resource ax"]);
  });

  it("are folded for actions", () => {
    // All from the space to the `@`, and all that is readable, are named: what is left begins with capital letters.
    const units = Array.from({ length: 0x41 }, (_, unit) => unit).concat(
      unitsOf("xyzabcdefghijklmnopqrstuvw_"),
    );
    const named = units.map((unit) => makeGlob([unit, STAR]));
    const other = (part: "action" | "resource"): unknown => {
      const dimension = new GlobDimension(part, glob("?"));
      const predicate = dimension.predicate([dimension.test(named, true)]);
      return dimension.explore([predicate], (status) => status[0] !== UNMATCHED, new Budget(1e6))?.[0]
        ?.witness;
    };
    expect(other("action")).toEqual({ part: "action", text: "[" });
    expect(other("resource")).toEqual({ part: "resource", text: "A" });
  });

  it("are followed as far as they are worth keeping, by what each test may still say", () => {
    const seen = new Set<string>();
    const keep: Keep = (status) => {
      seen.add(status.join(""));
      return status[1] !== UNMATCHED && status[0] !== MATCHED;
    };
    expect(outcomes(resources(), tests, keep)).toEqual(["01 resource x"]);
    expect(seen).toContain(`${String(OPEN)}${String(OPEN)}`);
    expect(seen).toContain(`${String(UNMATCHED)}${String(MATCHED)}`);
    expect(outcomes(resources(), [[["a*"], true]], (status) => status[0] !== MATCHED)).toEqual([
      "0 resource a",
    ]);
  });

  it("are not known where the budget is spent", () => {
    expect(outcomes(resources(), tests, undefined, 3)).toBeUndefined();
  });
});

it("is decided before what has a higher rank", () => {
  const { name, subject, rank } = resources();
  expect({ name, subject, rank }).toEqual({ name: "resource", subject: "the resources", rank: 2 });
  expect(new GlobDimension("action", glob("*"))).toMatchObject({
    name: "action",
    subject: "the actions",
    rank: 0,
  });
});

it("has each test once, whatever the order of its globs", () => {
  const dimension = resources();
  const test = (patterns: readonly string[], negated: boolean): number =>
    dimension.test(
      patterns.map((one) => glob(one)),
      negated,
    );
  expect(test(["a", "b"], false)).toBe(0);
  expect(test(["a", "b"], true)).toBe(1);
  expect(test(["a"], false)).toBe(2);
  expect(test(["ab"], false)).toBe(3);
  expect(test(["b", "a", "b"], false)).toBe(0);
  expect(test(["b", "a"], true)).toBe(1);
});
