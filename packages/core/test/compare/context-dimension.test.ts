import { describe, expect, it } from "vitest";
import { ContextDimension, type ContextTest } from "../../src/compare/conditions/context-dimension.js";
import { readConditionTest } from "../../src/compare/conditions/condition-test.js";
import { MATCHED, UNMATCHED } from "../../src/compare/globs/glob-walk.js";
import { literalGlob } from "../../src/compare/globs/glob.js";
import { Budget } from "../../src/compare/search/budget.js";
import type { Keep } from "../../src/compare/search/dimension.js";

type Written = readonly [operator: string, wanted: unknown];

function test([operator, wanted]: Written): ContextTest {
  const { meaning } = readConditionTest(operator, "aws:Key", wanted, {
    variables: true,
    bindings: new Map(),
  });
  if (meaning.kind === "whole") throw new Error(meaning.why);
  return meaning;
}

interface Exploring {
  readonly bound?: string;
  readonly keep?: Keep;
  readonly budget?: number;
}

/** What a key may be: for each combination of what the tests say (1: holds), a value that has it. */
function outcomes(tests: readonly Written[], options: Exploring = {}): readonly string[] | undefined {
  const { bound, keep = () => true, budget = 1_000_000 } = options;
  const dimension = new ContextDimension("aws:key", "aws:Key", bound);
  const predicates = tests.map((one) => dimension.predicate([dimension.test(test(one))]));
  return dimension.explore(predicates, keep, new Budget(budget))?.map(({ holds, witness }) => {
    if (witness.part !== "context" || witness.key !== "aws:Key") throw new Error("not of this key");
    return `${holds.map(Number).join("")} ${witness.values === undefined ? "absent" : JSON.stringify(witness.values)}`;
  });
}

describe("the values of a key", () => {
  const cases: readonly (readonly [string, tests: readonly Written[], expected: readonly string[]])[] = [
    ["it may be there or not", [["Null", "true"]], ["1 absent", '0 "example"']],
    [
      "one value of text",
      [
        ["StringEquals", "a"],
        ["StringLike", "a*"],
      ],
      ["00 absent", '00 ""', '11 "a"', '01 "ax"'],
    ],
    [
      "a negated test holds for an absent key",
      [
        ["StringEquals", "a"],
        ["Null", "true"],
        ["StringNotLike", "a*"],
        ["Null", "false"],
      ],
      ["0110 absent", '0011 ""', '1001 "a"', '0001 "ax"'],
    ],
    [
      "numbers",
      [
        ["NumericLessThan", "5"],
        ["NumericGreaterThanIfExists", "3"],
      ],
      ["01 absent", '10 "2"', '11 "4"', '01 "5"'],
    ],
    [
      "dates",
      [
        ["DateLessThan", "2020-01-01"],
        ["DateNotEquals", "2020-01-01"],
      ],
      [
        "01 absent",
        '11 "2019-12-31T23:59:59.000Z"',
        '00 "2020-01-01T00:00:00.000Z"',
        '01 "2020-01-01T00:00:01.000Z"',
      ],
    ],
    [
      "addresses",
      [
        ["IpAddress", "10.0.0.0/8"],
        ["NotIpAddress", "10.0.0.1"],
      ],
      ["01 absent", '01 "0.0.0.0"', '11 "10.0.0.0"', '10 "10.0.0.1"'],
    ],
    [
      "true and false",
      [
        ["Bool", "true"],
        ["Bool", ["true", "false"]],
      ],
      ["00 absent", '11 "true"', '01 "false"'],
    ],
    [
      "sets: none, some, all of them",
      [
        ["ForAnyValue:StringEquals", "a"],
        ["ForAllValues:StringEquals", "a"],
      ],
      ["01 absent", "01 []", '00 [""]', '10 ["","a"]', '11 ["a"]'],
    ],
    [
      "sets of several that matter",
      [
        ["ForAnyValue:StringEquals", "a"],
        ["ForAnyValue:StringEquals", "b"],
        ["ForAllValues:StringEquals", ["a", "b"]],
        ["Null", "true"],
      ],
      [
        ...["0011 absent", "0010 []", '0000 [""]', '1000 ["","a"]', '1010 ["a"]'],
        ...['0100 ["","b"]', '1100 ["","a","b"]', '1110 ["a","b"]', '0110 ["b"]'],
      ],
    ],
    [
      "sets that say the same are one",
      [
        ["ForAnyValue:StringEquals", "a"],
        ["ForAnyValue:StringEquals", "b"],
      ],
      [
        "00 absent",
        "00 []",
        '00 [""]',
        '10 ["","a"]',
        '10 ["a"]',
        '01 ["","b"]',
        '11 ["","a","b"]',
        '01 ["b"]',
      ],
    ],
    [
      "sets of numbers",
      [
        ["ForAllValues:NumericLessThan", "5"],
        ["ForAnyValue:NumericLessThan", "5"],
      ],
      ["10 absent", "10 []", '11 ["4"]', '01 ["4","5"]', '00 ["5"]'],
    ],
    [
      "a set may be absent if the test says so",
      [
        ["ForAnyValue:StringNotEquals", "a"],
        ["ForAnyValue:StringNotEqualsIfExists", "a"],
      ],
      ["01 absent", "00 []", '11 [""]', '11 ["","a"]', '00 ["a"]'],
    ],
  ];
  it.each(cases)("%s", (_, tests, expected) => {
    expect(outcomes(tests)).toEqual(expected);
  });
});

it.each<readonly [bound: string, test: Written, expected: readonly string[]]>([
  ["a", ["StringEquals", "a"], ['1 "a"']],
  ["b", ["StringEquals", "a"], ['0 "b"']],
  ["b", ["StringNotEqualsIfExists", "a"], ['1 "b"']],
  ["b", ["Null", "false"], ['1 "b"']],
  ["true", ["Bool", "true"], ['1 "true"']],
  ["false", ["Bool", "true"], ['0 "false"']],
  ["4", ["NumericLessThan", "5"], ['1 "4"']],
  ["6", ["NumericLessThan", "5"], ['0 "6"']],
  ["2019-01-01", ["DateLessThan", "2020-01-01"], ['1 "2019-01-01"']],
  ["10.0.0.1", ["IpAddress", "10.0.0.0/8"], ['1 "10.0.0.1"']],
  ["::1", ["IpAddress", "10.0.0.0/8"], ['0 "::1"']],
  ["a", ["ForAnyValue:StringEquals", "a"], ["0 []", '1 ["a"]']],
  // Not of the kind that is compared.
  ["x", ["Bool", "true"], []],
  ["x", ["NumericLessThan", "5"], []],
  ["5", ["DateLessThan", "2020-01-01"], []],
  ["10.0.0.0/8", ["IpAddress", "10.0.0.0/8"], []],
  ["x", ["IpAddress", "10.0.0.0/8"], []],
])("%j is the only value: %j", (bound, one, expected) => {
  expect(outcomes([one], { bound })).toEqual(expected);
});

describe("exploring", () => {
  const tests: readonly Written[] = [
    ["Null", "true"],
    ["StringEquals", "a"],
    ["StringNotLike", "b*"],
    ["Null", "false"],
  ];

  it.each<readonly [string, Keep, readonly string[]]>([
    ["all", () => true, ["1010 absent", '0011 ""', '0111 "a"', '0001 "b"']],
    ["nothing", () => false, ["1010 absent"]],
    [
      "what the first cannot hold for",
      (status) => status[0] === UNMATCHED,
      ["1010 absent", '0011 ""', '0111 "a"', '0001 "b"'],
    ],
    ["what the second may hold for", (status) => status[1] !== UNMATCHED, ["1010 absent", '0111 "a"']],
    [
      "what the third may hold for",
      (status) => status[2] !== UNMATCHED,
      ["1010 absent", '0011 ""', '0111 "a"'],
    ],
    ["what the third may not hold for", (status) => status[2] !== MATCHED, ["1010 absent", '0001 "b"']],
    [
      "what the last is sure for",
      (status) => status[3] === MATCHED,
      ["1010 absent", '0011 ""', '0111 "a"', '0001 "b"'],
    ],
  ])("keeps %s", (_, keep, expected) => {
    expect(outcomes(tests, { keep })).toEqual(expected);
  });

  it("knows of no set before it is whole", () => {
    const several: readonly Written[] = [["ForAnyValue:StringEquals", "a"]];
    const all = ["0 absent", "0 []", '0 [""]', '1 ["","a"]', '1 ["a"]'];
    expect(outcomes(several, { keep: () => false })).toEqual(all);
  });

  it.each<readonly [tests: readonly Written[], steps: number]>([
    [[["NumericEquals", ["1", "3"]]], 15],
    [
      [
        ["IpAddress", "10.0.0.0/8"],
        ["IpAddress", "11.0.0.0/8"],
      ],
      30,
    ],
    [
      [
        ["ForAnyValue:Bool", "true"],
        ["ForAllValues:Bool", "false"],
      ],
      12,
    ],
    [[["Bool", "true"]], 0],
  ])("%j takes more than %s steps", (all, steps) => {
    expect(outcomes(all, { budget: steps + 1 })).toBeDefined();
    if (steps > 0) expect(outcomes(all, { budget: steps })).toBeUndefined();
  });

  it("gives up where there are too many sets, or no steps for texts", () => {
    const any = (count: number): readonly Written[] =>
      Array.from({ length: count }, (_, index) => ["ForAnyValue:StringEquals", `v${String(index)}`] as const);
    expect(outcomes(any(11))).toHaveLength(2061);
    expect(outcomes(any(12), { budget: 1e9 })).toBeUndefined();
    expect(outcomes([["StringLike", "a*"]], { budget: 1 })).toBeUndefined();
  });
});

describe("a dimension", () => {
  it("is called after its key", () => {
    const { name, subject, rank } = new ContextDimension("aws:key", "aws:Key");
    expect({ name, subject, rank }).toEqual({
      name: "context aws:key",
      subject: "the values of aws:Key",
      rank: 3,
    });
  });

  it("has each test once", () => {
    const dimension = new ContextDimension("aws:key", "aws:Key");
    const number = (one: Written): number => dimension.test(test(one));
    const all: readonly Written[] = [
      ["StringEquals", ["a", "b"]],
      ["StringEquals", "a"],
      ["StringEqualsIfExists", "a"],
      ["StringNotEquals", "a"],
      ["ForAnyValue:StringEquals", "a"],
      ["StringEqualsIgnoreCase", "a"],
      ["Bool", "true"],
      ["Bool", ["true", "false"]],
      ["NumericEquals", "5"],
      ["DateEquals", "1970-01-01T00:00:00.005Z"],
      ["IpAddress", "::/0"],
      ["Null", "true"],
      ["Null", "false"],
    ];
    expect(all.map(number)).toEqual(all.map((_, index) => index));
    expect(number(["StringLike", ["b", "a"]])).toBe(0);
    expect(number(["NumericEquals", ["5.0", "5"]])).toBe(8);
    const globs = ["b", "a"].map((text) => literalGlob(text));
    const value = { family: "text", globs, templates: [], ignoreCase: false } as const;
    expect(
      dimension.test({ kind: "values", quantifier: "one", ifExists: false, negated: false, value }),
    ).toBe(0);
  });
});
