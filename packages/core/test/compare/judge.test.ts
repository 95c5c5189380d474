import { describe, expect, it } from "vitest";
import { Budget } from "../../src/compare/search/budget.js";
import { Clauses } from "../../src/compare/search/clause.js";
import { Judge, type Side } from "../../src/compare/search/judge.js";
import type { Direction } from "../../src/compare/search/search.js";

/** A clause as `+1 2` (Allow where the predicates 1 and 2 hold) or `-` (Deny of all). */
type Written = string;

interface World {
  readonly judge: Judge;
  readonly number: (clause: Written) => number;
  readonly text: (clause: number) => Written;
  readonly budget: Budget;
}

function world(directions: readonly Direction[] = ["wider", "narrower"], steps = 1e6): World {
  const clauses = new Clauses();
  const budget = new Budget(steps);
  const number = (clause: Written): number =>
    clauses.add({
      deny: clause.startsWith("-"),
      predicates: clause.slice(1) === "" ? [] : clause.slice(1).split(" ").map(Number),
    });
  const text = (clause: number): Written =>
    (clauses.isDeny(clause) ? "-" : "+") + clauses.predicates(clause).join(" ");
  return { judge: new Judge(clauses, directions, budget), number, text, budget };
}

function simplified(...clauses: readonly Written[]): readonly Written[] {
  const { judge, number, text } = world();
  return judge.simplify(clauses.map(number)).map(text);
}

describe("fewer clauses say the same", () => {
  it.each<readonly [clauses: readonly Written[], left: readonly Written[]]>([
    [[], []],
    [["+1"], ["+1"]],
    [["+1", "+1"], ["+1"]],
    [
      ["+1", "+2"],
      ["+1", "+2"],
    ],
    [["+1", "+1 2"], ["+1"]],
    [["+1 2", "+1", "+"], ["+"]],
    [
      ["+1", "-1"],
      ["+1", "-1"],
    ],
    [
      ["+1", "-2", "-2 3"],
      ["+1", "-2"],
    ],
    [
      ["+1 2", "-1"],
      ["+1 2", "-1"],
    ],
    [
      ["-1 2", "+1"],
      ["-1 2", "+1"],
    ],
    // Nothing can be allowed.
    [["-1"], []],
    [["-1", "-2"], []],
    [["+1", "-"], []],
    [["+", "-"], []],
  ])("%j: %j", (clauses, left) => {
    expect(simplified(...clauses)).toEqual(left);
  });

  it("not where they are many, unless one Allow is all", () => {
    const many = Array.from({ length: 64 }, (_, index) => `+1 ${String(index + 2)}`);
    expect(simplified("+1", ...many.slice(1))).toEqual(["+1"]);
    expect(simplified("+1", ...many)).toHaveLength(65);
    expect(simplified("+1", ...many, "-7", "+")).toEqual(["+", "-7"]);
  });

  it("for the price of comparing each two of them", () => {
    const { judge, number, budget } = world(["wider"], 9);
    judge.simplify(["+1", "+2", "+3", "+4"].map(number));
    expect([budget.spend(0), budget.spend(1)]).toEqual([true, false]);
  });
});

interface Known {
  readonly surely?: readonly Written[];
  readonly maybe?: readonly Written[];
}

/** The directions in which they may differ; `maybe` beside all that is sure. */
function differences(before: Known, after: Known, directions?: readonly Direction[], steps?: number): string {
  const { judge, number } = world(directions, steps);
  const side = ({ surely = [], maybe = [] }: Known): Side => {
    const of = (list: readonly Written[], sign: string): readonly number[] =>
      list.filter((one) => one.startsWith(sign)).map(number);
    const all = [...surely, ...maybe];
    return {
      surely: { allow: of(surely, "+"), deny: of(surely, "-") },
      maybe: { allow: of(all, "+"), deny: of(all, "-") },
    };
  };
  return judge.differences(side(before), side(after)).join(" ");
}

describe("documents may differ", () => {
  it.each<readonly [string, before: Known, after: Known, string]>([
    ["not if both are empty", {}, {}, ""],
    ["not if they are the same", { surely: ["+1", "-2"] }, { surely: ["+1", "-2"] }, ""],
    ["where only AFTER allows", {}, { surely: ["+1"] }, "wider"],
    ["where only BEFORE allows", { surely: ["+1"] }, {}, "narrower"],
    ["where each allows something else", { surely: ["+1"] }, { surely: ["+2"] }, "wider narrower"],
    ["where one allows a part", { surely: ["+1"] }, { surely: ["+1 2"] }, "narrower"],
    ["where one denies", { surely: ["+1"] }, { surely: ["+1", "-2"] }, "narrower"],
    ["where one denies more", { surely: ["+1", "-2"] }, { surely: ["+1", "-2 3"] }, "wider"],
    ["where one denies all", { surely: ["+1"] }, { surely: ["+1", "-"] }, "narrower"],
    ["not if both deny all", { surely: ["+1", "-"] }, { surely: ["+2", "-"] }, ""],
    ["not if neither allows", { surely: ["-1"] }, { surely: ["-2"] }, ""],
    ["where AFTER may allow", {}, { maybe: ["+1"] }, "wider"],
    ["where AFTER may deny", { surely: ["+1"] }, { surely: ["+1"], maybe: ["-2"] }, "narrower"],
    ["where BEFORE may allow what AFTER does", { maybe: ["+1"] }, { surely: ["+1"] }, "wider"],
    ["where both may", { maybe: ["+1"] }, { maybe: ["+1"] }, "wider narrower"],
    [
      "where both may deny",
      { surely: ["+"], maybe: ["-1"] },
      { surely: ["+"], maybe: ["-1"] },
      "wider narrower",
    ],
    [
      "not by a Deny that is sure of the other",
      { surely: ["+1", "-2"] },
      { surely: ["+1 3", "-2"], maybe: ["-2 4"] },
      "narrower",
    ],
  ])("%s", (_, before, after, expected) => {
    expect(differences(before, after)).toBe(expected);
  });

  it("in the directions that are asked for", () => {
    const [one, other]: readonly [Known, Known] = [{ surely: ["+1"] }, { surely: ["+2"] }];
    expect(differences(one, other, ["wider"])).toBe("wider");
    expect(differences(one, other, ["narrower"])).toBe("narrower");
    expect(differences(one, other, [])).toBe("");
  });

  it("for all that is known once the budget is spent", () => {
    const [one, other]: readonly [Known, Known] = [{ surely: ["+1", "+2"] }, { surely: ["+1 3"] }];
    expect(differences(one, other, ["wider"], 3)).toBe("");
    expect(differences(one, other, ["wider"], 2)).toBe("wider");
  });
});
