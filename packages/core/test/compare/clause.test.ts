import { describe, expect, it } from "vitest";
import { Budget } from "../../src/compare/search/budget.js";
import { Clauses } from "../../src/compare/search/clause.js";

describe("clauses", () => {
  const clauses = new Clauses();
  const allow = (...predicates: readonly number[]): number => clauses.add({ deny: false, predicates });
  const deny = (...predicates: readonly number[]): number => clauses.add({ deny: true, predicates });

  it("have one number each", () => {
    const numbers = [allow(1, 2), deny(1, 2), allow(12), allow(), deny()];
    expect(new Set(numbers).size).toBe(5);
    expect([allow(1, 2), deny(1, 2), allow(12), allow(), deny()]).toEqual(numbers);
    expect(numbers.map((number) => clauses.isDeny(number))).toEqual([false, true, false, false, true]);
    expect(numbers.map((number) => clauses.predicates(number))).toEqual([[1, 2], [1, 2], [12], [], []]);
  });

  it("ask for less once the first predicate holds", () => {
    expect(clauses.rest(allow(1, 2, 3))).toBe(allow(2, 3));
    expect(clauses.rest(allow(1, 2, 3))).toBe(allow(2, 3));
    expect(clauses.rest(deny(1))).toBe(deny());
    expect(clauses.rest(allow(5, 7))).toBe(allow(7));
  });

  it("that are not there ask for nothing", () => {
    expect(clauses.predicates(999)).toEqual([]);
    expect(clauses.isDeny(999)).toBe(false);
  });

  it.each<readonly [stronger: readonly number[], weaker: readonly number[], boolean]>([
    [[1, 2], [1, 2], true],
    [[1, 2], [], true],
    [[1, 2], [1], true],
    [[1, 2], [2], true],
    [[1, 2, 3, 5], [2, 5], true],
    [[1, 2], [3], false],
    [[1, 3], [2], false],
    [[1, 2], [1, 2, 3], false],
    [[2, 3], [1, 3], false],
    [[], [1], false],
    [[0, 2], [0, 2], true],
    [[2], [0], false],
  ])("%j implies %j: %s", (stronger, weaker, implied) => {
    expect(clauses.implies(allow(...stronger), deny(...weaker))).toBe(implied);
    expect(clauses.implies(allow(...stronger), allow(...weaker))).toBe(implied);
  });
});

it("spends a budget until nothing is left", () => {
  const budget = new Budget(5);
  expect([budget.exhausted, budget.spend(3), budget.exhausted]).toEqual([false, true, false]);
  expect([budget.spend(1), budget.exhausted, budget.spend(1), budget.exhausted]).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect([budget.spend(0), new Budget(0).exhausted]).toEqual([false, true]);
});
