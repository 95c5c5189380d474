import { describe, expect, it } from "vitest";
import { comparePolicies, type PolicyRelation } from "../../src/compare/compare-policies.js";
import { evaluate } from "../../src/compare/evaluate/evaluate.js";
import type { PolicyDocument } from "../../src/policy/document.js";
import { policy, when } from "./documents.js";

type Value = string | readonly string[] | undefined;

/** Tests of one key, and values (undefined: absent) that show every difference between any two of them. */
interface Family {
  readonly values: readonly Value[];
  /** Operator, its values, and of the values above those it holds for, by position. */
  readonly tests: readonly (readonly [operator: string, wanted: unknown, holds: readonly number[]])[];
}

const families: Readonly<Record<string, Family>> = {
  text: {
    values: [undefined, "", "a", "b", "A", "B", "ab", "AB", "c", "cc", "a*"],
    tests: [
      ["StringEquals", "a", [2]],
      ["StringEquals", ["a", "b", "a"], [2, 3]],
      ["stringequals", ["a*"], [10]],
      ["StringEqualsIfExists", "a", [0, 2]],
      ["StringNotEquals", "a", [0, 1, 3, 4, 5, 6, 7, 8, 9, 10]],
      ["StringNotEquals", ["a", "b"], [0, 1, 4, 5, 6, 7, 8, 9, 10]],
      ["StringNotEqualsIfExists", "a", [0, 1, 3, 4, 5, 6, 7, 8, 9, 10]],
      ["StringEqualsIgnoreCase", "A", [2, 4]],
      ["StringNotEqualsIgnoreCase", "a", [0, 1, 3, 5, 6, 7, 8, 9, 10]],
      ["StringLike", "a*", [2, 6, 10]],
      ["StringLike", "*", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
      ["StringLike", ["?"], [2, 3, 4, 5, 8]],
      ["StringLike", "a${*}", [10]],
      ["StringLikeIfExists", "c*", [0, 8, 9]],
      ["StringNotLike", "a*", [0, 1, 3, 4, 5, 7, 8, 9]],
      ["Null", "true", [0]],
      ["Null", false, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ],
  },
  arn: {
    values: [
      undefined,
      "arn:aws:s3:::b",
      "arn:aws:s3:::b/c:d",
      "arn:aws:sqs:us-east-1:111122223333:q",
      "arn:aws:sqs:us-west-2:111122223333:q",
      "arn:aws:x:y:sqs:us-east-1:111122223333:q",
      "text",
      "arn:x:sqs:::q",
      "arn:aws:x:us-a-1::q",
      "arn:aws:x:y:1:q",
    ],
    tests: [
      ["ArnEquals", "arn:aws:s3:::b", [1]],
      ["ArnLike", "arn:aws:s3:::b*", [1, 2]],
      ["ArnLike", ["arn:*:sqs:*:*:q"], [3, 4, 7]],
      ["ArnEquals", "arn:aws:*:us-*-?:*:q", [3, 4, 8]],
      ["ArnLike", "arn:aws:*:y:*:*q", [5, 9]],
      ["ArnNotEquals", "arn:aws:s3:::b*", [0, 3, 4, 5, 6, 7, 8, 9]],
      ["ArnNotLike", "arn:aws:*:*:*:q", [0, 1, 2, 5, 6, 7]],
      ["ArnLikeIfExists", "arn:aws:sqs:us-east-1:*:*", [0, 3]],
      ["Null", "true", [0]],
    ],
  },
  boolean: {
    values: [undefined, "true", "false"],
    tests: [
      ["Bool", "true", [1]],
      ["Bool", true, [1]],
      ["bool", ["False"], [2]],
      ["Bool", ["true", "false"], [1, 2]],
      ["BoolIfExists", "true", [0, 1]],
      ["Null", "false", [1, 2]],
      ["Null", "true", [0]],
    ],
  },
  number: {
    values: [undefined, "-1", "4", "5", "5.5", "6", "7", "7.5", "8"],
    tests: [
      ["NumericEquals", "5", [3]],
      ["NumericEquals", ["5.0", 7], [3, 6]],
      ["NumericNotEquals", "5", [0, 1, 2, 4, 5, 6, 7, 8]],
      ["NumericNotEquals", [5, 7], [0, 1, 2, 4, 5, 7, 8]],
      ["NumericLessThan", 5, [1, 2]],
      ["NumericLessThan", ["5", "7"], [1, 2, 3, 4, 5]],
      ["NumericLessThanEquals", "5", [1, 2, 3]],
      ["NumericGreaterThan", "5", [4, 5, 6, 7, 8]],
      ["NumericGreaterThanEquals", ["5", "7"], [3, 4, 5, 6, 7, 8]],
      ["NumericGreaterThanEqualsIfExists", "7", [0, 6, 7, 8]],
      ["Null", "false", [1, 2, 3, 4, 5, 6, 7, 8]],
    ],
  },
  date: {
    values: [
      undefined,
      "2019-12-31T23:59:59Z",
      "2020-01-01T00:00:00Z",
      "2020-01-01T00:30:00Z",
      "1577840400",
      "2020-06-01",
    ],
    tests: [
      ["DateEquals", "2020-01-01", [2]],
      ["DateEquals", "2020-01-01T01:00:00+01:00", [2]],
      ["DateEquals", "2019-12-31T22:30:00-01:30", [2]],
      ["DateNotEquals", "1577836800", [0, 1, 3, 4, 5]],
      ["DateLessThan", "2020-01-01T00:00:00Z", [1]],
      ["DateLessThanEquals", "2020-01-01T01:00:00Z", [1, 2, 3, 4]],
      ["DateGreaterThan", "2020-01-01T01:00:00Z", [5]],
      ["DateGreaterThanEquals", "2020-01-01T01:00:00Z", [4, 5]],
      ["DateGreaterThanEqualsIfExists", "2020-01-01T01:00:00Z", [0, 4, 5]],
    ],
  },
  address: {
    values: [
      undefined,
      "9.255.255.255",
      "10.0.0.0",
      "10.0.0.1",
      "10.0.1.0",
      "10.255.255.255",
      "11.0.0.0",
      "150.0.0.0",
      "192.0.0.0",
      "2001:db8::",
      "2001:db8::1",
      "2001:db9::",
    ],
    tests: [
      ["IpAddress", "10.0.0.0/8", [2, 3, 4, 5]],
      ["IpAddress", ["10.0.0.0/24", "10.0.0.0/9"], [2, 3, 4]],
      ["IpAddress", "0.0.0.0/0", [1, 2, 3, 4, 5, 6, 7, 8]],
      ["IpAddress", ["0.0.0.0/1", "192.0.0.0/2"], [1, 2, 3, 4, 5, 6, 8]],
      ["IpAddress", "10.0.0.1", [3]],
      ["IpAddress", "10.0.0.1/32", [3]],
      ["IpAddress", ["0.0.0.0/0", "2001:DB8::/32"], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
      ["IpAddress", ["::/0", "0.0.0.0/1", "128.0.0.0/1"], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
      ["IpAddress", "2001:db8:0:0:0:0:0:1", [10]],
      ["NotIpAddress", "10.0.0.0/8", [0, 1, 6, 7, 8, 9, 10, 11]],
      ["NotIpAddress", ["10.0.0.0/8", "2001:db8::/32"], [0, 1, 6, 7, 8, 11]],
      ["IpAddressIfExists", "11.0.0.0/8", [0, 6]],
      ["Null", "false", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
    ],
  },
  sets: {
    values: [
      undefined,
      ["a"],
      ["b"],
      ["c"],
      ["a", "b"],
      ["a", "c"],
      ["b", "c"],
      ["a", "b", "c"],
      ["ax"],
      ["ax", "a"],
      ["ax", "b"],
      ["ax", "c"],
    ],
    tests: [
      ["ForAnyValue:StringEquals", "a", [1, 4, 5, 7, 9]],
      ["ForAnyValue:StringEquals", ["a", "b"], [1, 2, 4, 5, 6, 7, 9, 10]],
      ["ForAnyValue:StringLike", "a*", [1, 4, 5, 7, 8, 9, 10, 11]],
      ["ForAnyValue:StringNotEquals", "a", [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
      ["ForAllValues:StringEquals", ["a", "b"], [0, 1, 2, 4]],
      ["ForAllValues:StringEquals", ["a"], [0, 1]],
      ["ForAllValues:StringLike", "a*", [0, 1, 8, 9]],
      ["ForAllValues:StringNotEquals", ["a", "b"], [0, 3, 8, 11]],
      ["Null", "true", [0]],
    ],
  },
};

const KEY = "aws:Key";

function allowedFor(document: PolicyDocument, value: Value): boolean | undefined {
  const context = value === undefined ? {} : { [KEY]: value };
  return evaluate(document, { action: "s3:GetObject", resource: "r", context }, { steps: 1_000_000 });
}

describe.each(Object.entries(families))("operators that compare %s", (_, { values, tests }) => {
  const read = tests.map(([operator, wanted, holds]) => ({
    name: `${operator} ${JSON.stringify(wanted)}`,
    holds: new Set(holds),
    document: policy(when({ [operator]: { [KEY]: wanted } })),
  }));

  it.each(read)("evaluates $name", ({ document, holds }) => {
    for (const [index, value] of values.entries()) {
      expect([value, allowedFor(document, value)]).toEqual([value, holds.has(index)]);
    }
  });

  it.each(read)("compares $name with every other", ({ document, holds }) => {
    for (const other of read) {
      const { relation, counterexample, reverse, reasons } = comparePolicies(document, other.document);
      const more = [...other.holds].some((index) => !holds.has(index));
      const less = [...holds].some((index) => !other.holds.has(index));
      const expected: PolicyRelation = more
        ? less
          ? "incomparable"
          : "wider"
        : less
          ? "narrower"
          : "equivalent";
      expect([other.name, relation, reasons]).toEqual([other.name, expected, []]);
      for (const example of [counterexample, reverse]) {
        if (example === undefined) continue;
        const value = example.context[KEY];
        expect(allowedFor(document, value)).toBe(example.allowedBefore);
        expect(allowedFor(other.document, value)).toBe(example.allowedAfter);
      }
    }
  });
});

it("takes no sides on an empty set of values", () => {
  const any = policy(when({ "ForAnyValue:StringEqualsIfExists": { [KEY]: "a" } }));
  const all = policy(when({ "ForAllValues:StringEquals": { [KEY]: "a" } }));
  expect(allowedFor(any, undefined)).toBe(true);
  expect(allowedFor(any, ["b", "a"])).toBe(true);
  expect(allowedFor(any, [])).toBeUndefined();
  expect(comparePolicies(any, any).relation).toBe("equivalent");
  expect(comparePolicies(any, all).relation).toBe("unknown");
});

it("takes no sides on a plain operator where a key may have several values", () => {
  const plain = (value: unknown): PolicyDocument => policy(when({ StringLike: { "aws:TagKeys": value } }));
  expect(comparePolicies(plain(["a", "b"]), plain(["b", "a"])).relation).toBe("equivalent");
  expect(comparePolicies(plain("*"), plain("a")).relation).toBe("unknown");
});

describe("tests that are compared as a whole", () => {
  it.each([
    ["an operator nobody knows", { StringSounds: { k: "a" } }, { StringSounds: { k: "b" } }],
    ["BinaryEquals", { BinaryEquals: { k: "QQ==" } }, { BinaryEquals: { k: "Qg==" } }],
    ["a number that is none", { NumericLessThan: { k: "many" } }, { NumericLessThan: { k: "5" } }],
    ["a date that is none", { DateLessThan: { k: "2020-02-30" } }, { DateLessThan: { k: "2020-03-01" } }],
    ["bits beyond the prefix", { IpAddress: { k: "10.1.0.0/8" } }, { IpAddress: { k: "10.0.0.0/8" } }],
    ["an IPv4 tail", { IpAddress: { k: "::ffff:10.0.0.0" } }, { IpAddress: { k: "10.0.0.0" } }],
    ["a pattern that is no ARN", { ArnLike: { k: "arn:aws:*" } }, { ArnLike: { k: "arn:aws:*:*:*:*" } }],
    [
      "letters beyond ASCII",
      { StringEqualsIgnoreCase: { k: "\u212a" } },
      { StringEqualsIgnoreCase: { k: "k" } },
    ],
    ["neither true nor false", { Bool: { k: "yes" } }, { Bool: { k: "true" } }],
    ["two values for Null", { Null: { k: ["true", "false"] } }, { Null: { k: "true" } }],
    ["two kinds of value", { StringEquals: { k: "5" } }, { NumericEquals: { k: "5" } }],
    ["one value and a set", { StringEquals: { k: "a" } }, { "ForAnyValue:StringEquals": { k: "a" } }],
    ["no value", { StringEquals: { k: [] } }, { StringEquals: { k: "a" } }],
  ])("%s", (_, one, other) => {
    const [before, after] = [policy(when(one)), policy(when(other))];
    expect(comparePolicies(before, before).relation).toBe("equivalent");
    const { relation, reasons } = comparePolicies(before, after);
    expect(relation).toBe("unknown");
    expect(reasons.join()).toContain(" on k is compared as a whole: ");
  });
});
