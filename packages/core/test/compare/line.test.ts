import { describe, expect, it } from "vitest";
import { readAddressSpan } from "../../src/compare/conditions/address.js";
import {
  comparisonTest,
  pointText,
  representatives,
  spanTest,
  type Comparison,
  type LineTest,
} from "../../src/compare/globs/line.js";

const points = [1, 2, 3, 4, 5, 6];

it.each<
  readonly [Comparison, values: readonly number[], accepted: readonly number[], constants: readonly number[]]
>([
  ["equal", [3], [3], [3]],
  ["equal", [10, 5, 3, 5], [3, 5], [3, 5, 10]],
  ["less", [3], [1, 2], [3]],
  ["less", [3, 10, 5], [1, 2, 3, 4, 5, 6], [10]],
  ["at most", [3], [1, 2, 3], [3]],
  ["at most", [2, 4], [1, 2, 3, 4], [4]],
  ["greater", [3], [4, 5, 6], [3]],
  ["greater", [10, 5, 4], [5, 6], [4]],
  ["at least", [3], [3, 4, 5, 6], [3]],
  ["at least", [10, 4], [4, 5, 6], [4]],
])("%s %j of one to six is %j", (comparison, values, accepted, constants) => {
  const test = comparisonTest(comparison, values);
  expect(points.filter((point) => test.accepts(point))).toEqual(accepted);
  expect(test.constants).toEqual(constants);
});

it("has a key for each test, whatever its values are beside those that matter", () => {
  const all: readonly Comparison[] = ["equal", "less", "at most", "greater", "at least"];
  const keys = all.flatMap((one) => [comparisonTest(one, [3]).key, comparisonTest(one, [4]).key]);
  expect(new Set(keys).size).toBe(keys.length);
  expect(comparisonTest("equal", [1, 2]).key).not.toBe(comparisonTest("equal", [12]).key);
  expect(comparisonTest("equal", [2, 1, 2]).key).toBe(comparisonTest("equal", [1, 2]).key);
  expect(comparisonTest("less", [3, 5]).key).toBe(comparisonTest("less", [5]).key);
  expect(comparisonTest("at least", [3, 5]).key).toBe(comparisonTest("at least", [3]).key);
});

function spans(...texts: readonly string[]): LineTest {
  return spanTest(texts.flatMap((text) => readAddressSpan(text) ?? []));
}

describe("spans of addresses", () => {
  it("hold both their ends", () => {
    const test = spans("10.0.0.0/30", "10.0.0.8");
    const last = (byte: number): bigint => 0x0a000000n + BigInt(byte);
    const accepted = Array.from({ length: 12 }, (_, byte) => byte).filter((byte) => test.accepts(last(byte)));
    expect(accepted).toEqual([0, 1, 2, 3, 8]);
    expect(test.accepts(0x0a000000n - 1n)).toBe(false);
    expect(test.constants).toEqual([last(0), last(4), last(8), last(9)]);
  });

  it("have one key in any order", () => {
    expect(spans("1.0.0.0", "2.0.0.0", "1.0.0.0").key).toBe(spans("2.0.0.0", "1.0.0.0").key);
    expect(spans("1.0.0.0").key).not.toBe(spans("2.0.0.0").key);
    expect(spans("1.0.0.0", "2.0.0.0").key).not.toBe(spans("1.0.0.0").key);
    expect(spans("1.0.0.0").key).not.toBe(comparisonTest("equal", [16_777_216]).key);
  });
});

describe("points that show all that tests may say", () => {
  const numbers = (...constants: readonly number[]): LineTest => comparisonTest("equal", constants);
  it.each<readonly [string, "number" | "date", readonly LineTest[], readonly number[]]>([
    ["no test", "number", [], [0]],
    ["one constant", "number", [numbers(5)], [4, 5, 6]],
    ["two, with whole numbers between them", "number", [numbers(5, 9)], [4, 5, 6, 9, 10]],
    ["two without", "number", [numbers(5), numbers(6)], [4, 5, 5.5, 6, 7]],
    ["two that are no whole numbers", "number", [numbers(1.5, 2.5)], [0.5, 1.5, 2, 2.5, 3.5]],
    ["in any order, once each", "number", [numbers(30), numbers(4), numbers(30)], [3, 4, 5, 30, 31]],
    ["negative ones", "number", [numbers(-3, -1)], [-4, -3, -2, -1, 0]],
    ["dates, by the second", "date", [numbers(5000, 9000)], [4000, 5000, 6000, 9000, 10_000]],
    ["dates a second apart", "date", [numbers(5000, 6000)], [4000, 5000, 5500, 6000, 7000]],
  ])("%s", (_, kind, tests, expected) => {
    expect(representatives(kind, tests)).toEqual(expected);
  });

  it("are ends of spans, the first address of both kinds, and none after the last", () => {
    const text = (tests: readonly LineTest[]): readonly string[] =>
      representatives("address", tests).map((point) => pointText("address", point));
    const v6 = "0:0:0:0:0:0:0:0";
    expect(text([])).toEqual(["0.0.0.0", v6]);
    expect(text([spans("10.0.0.0/8")])).toEqual(["0.0.0.0", v6, "10.0.0.0", "11.0.0.0"]);
    expect(text([spans("0.0.0.0/0"), spans("::/0")])).toEqual(["0.0.0.0", v6]);
    const last = "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";
    expect(text([spans(last)])).toEqual(["0.0.0.0", v6, last]);
  });
});

it.each([
  ["number", 5.5, "5.5"],
  ["number", -1, "-1"],
  ["date", 1_577_836_800_000, "2020-01-01T00:00:00.000Z"],
  ["address", 0x01020304n, "1.2.3.4"],
] as const)("a %s is written as a text", (kind, point, text) => {
  expect(pointText(kind, point)).toBe(text);
});
