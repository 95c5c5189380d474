import { describe, expect, it } from "vitest";
import { MATCHED, OPEN, UNMATCHED } from "../../src/compare/globs/glob-walk.js";
import { AssumptionDimension, FAILS, HOLDS } from "../../src/compare/search/assumption-dimension.js";
import { Budget } from "../../src/compare/search/budget.js";
import { Dimension, negate, Numbered, type Keep, type Outcome } from "../../src/compare/search/dimension.js";

const budget = new Budget(1e6);

/** Asks for tests 0, 1 and 2, of which any may hold: notes what it is asked. */
class Recorder extends Dimension {
  readonly subject = "things";
  readonly rank = 0;
  readonly name = "recorder";
  readonly asked: (readonly number[])[] = [];
  readonly kept: boolean[] = [];

  protected exploreTests(tests: readonly number[], keep: Keep): readonly Outcome[] | undefined {
    this.asked.push(tests);
    for (const status of [
      [OPEN, OPEN, OPEN],
      [MATCHED, OPEN, UNMATCHED],
      [MATCHED, MATCHED, OPEN],
      [MATCHED, MATCHED, MATCHED],
    ]) {
      this.kept.push(keep(Uint8Array.from(status)));
    }
    const witness = { part: "resource", text: "r" } as const;
    return [
      { holds: [true, true, true], witness },
      { holds: [true, false, true], witness },
    ];
  }
}

describe("a predicate", () => {
  it("is a set of tests, whatever their order", () => {
    const dimension = new Recorder();
    expect(dimension.predicateCount).toBe(0);
    expect(dimension.predicate([10, 2])).toBe(0);
    expect(dimension.predicate([2])).toBe(1);
    expect(dimension.predicate([2, 10, 2])).toBe(0);
    expect(dimension.predicate([210])).toBe(2);
    expect(dimension.predicate([])).toBe(3);
    expect(dimension.predicateCount).toBe(4);
  });

  it("holds where all its tests do, is open where one is, and fails where one fails", () => {
    const dimension = new Recorder();
    const both = dimension.predicate([7, 8]);
    const other = dimension.predicate([9]);
    const one = dimension.predicate([8]);
    const none = dimension.predicate([]);
    const seen: (readonly number[])[] = [];
    const outcomes = dimension.explore(
      [both, other, one, none],
      (status) => {
        seen.push([...status]);
        return status[0] === MATCHED;
      },
      budget,
    );
    expect(dimension.asked).toEqual([[7, 8, 9]]);
    expect(seen).toEqual([
      [OPEN, OPEN, OPEN, MATCHED],
      [OPEN, UNMATCHED, OPEN, MATCHED],
      [MATCHED, OPEN, MATCHED, MATCHED],
      [MATCHED, MATCHED, MATCHED, MATCHED],
    ]);
    expect(dimension.kept).toEqual([false, false, true, true]);
    expect(outcomes?.map(({ holds }) => holds)).toEqual([
      [true, true, true, true],
      [false, true, false, true],
    ]);
  });

  it("fails by one test, whatever is open", () => {
    const dimension = new Recorder();
    const seen: (readonly number[])[] = [];
    dimension.explore(
      [dimension.predicate([1, 2, 3])],
      (status) => {
        seen.push([...status]);
        return true;
      },
      budget,
    );
    expect(seen).toEqual([[OPEN], [UNMATCHED], [OPEN], [MATCHED]]);
  });
});

it("turns what is known round", () => {
  expect([OPEN, MATCHED, UNMATCHED].map(negate)).toEqual([OPEN, UNMATCHED, MATCHED]);
});

it("numbers things by their keys", () => {
  const numbered = new Numbered<string>();
  expect([numbered.add("a", "one"), numbered.add("b", "two"), numbered.add("a", "three")]).toEqual([0, 1, 0]);
  expect([numbered.at(0), numbered.at(1), numbered.at(2)]).toEqual(["one", "two", undefined]);
  expect(numbered.all).toEqual(["one", "two"]);
});

it("assumes the one or the other", () => {
  const dimension = new AssumptionDimension("value of k", "k may have no value");
  const predicates = [[HOLDS], [FAILS], [HOLDS, FAILS]].map((tests) => dimension.predicate(tests));
  const witness = { part: "assumption", why: "k may have no value" };
  expect(dimension.explore(predicates, () => true, budget)).toEqual([
    { holds: [true, false, false], witness },
    { holds: [false, true, false], witness },
  ]);
  const { name, subject, rank } = dimension;
  expect({ name, subject, rank }).toEqual({ name: "value of k", subject: "the assumptions", rank: 4 });
});
