import { describe, expect, it } from "vitest";
import { conditionApplies } from "../../src/compare/evaluate/evaluate-condition.js";
import type { Truth } from "../../src/compare/evaluate/truth.js";

const [yes, no, unknown] = [true, false, undefined];

type Context = Readonly<Record<string, string | readonly string[]>>;

/** Does a condition block hold in a context? `variables`: `${…}` is a policy variable. */
function holds(condition: unknown, context: Context, variables = true): Truth {
  return conditionApplies(condition, {
    context: new Map(Object.entries(context)),
    variables,
    effort: { steps: 1_000_000 },
  });
}

const tls = { Bool: { "aws:securetransport": "true" } };

describe("a condition block", () => {
  const cases: readonly (readonly [string, condition: unknown, context: Context, Truth])[] = [
    ["that is not there always holds", undefined, {}, yes],
    ["without operators always holds", {}, {}, yes],
    ["that is no object is not understood", 7, {}, unknown],
    ["that is null is not understood", null, {}, unknown],
    ["holds where its test does", tls, { "aws:securetransport": "true" }, yes],
    ["does not where its test does not", tls, { "aws:securetransport": "false" }, no],
    ["with an operator on a number is not understood", { Bool: 7 }, {}, unknown],
    ["with an operator on null is not understood", { Bool: null }, {}, unknown],
    [
      "with an operator that nobody knows is not understood",
      { StringSounds: { k: "v" } },
      { k: "v" },
      unknown,
    ],
    ["needs all keys", { StringEquals: { a: "1", b: "2" } }, { a: "1", b: "3" }, no],
    ["needs all operators", { StringEquals: { a: "1" }, StringLike: { a: "2*" } }, { a: "1" }, no],
    ["fails by one test, whatever is not understood", { ...tls, StringSounds: 7 }, {}, no],
    ["fails by a later test as well", { StringSounds: { k: "v" }, ...tls }, {}, no],
    [
      "is not decided by the others alone",
      { ...tls, StringSounds: { k: "v" } },
      { "aws:securetransport": "true" },
      unknown,
    ],
    [
      "ignores the case of operators and keys",
      { sTRINGeQUALS: { "AWS:UserName": "ann" } },
      { "aws:username": "ann" },
      yes,
    ],
    ["knows no operator by a part of its name", { xStringEquals: { k: "v" } }, { k: "v" }, unknown],
    ["knows no quantifier but two", { "ForSomeValues:StringEquals": { k: "v" } }, { k: "v" }, unknown],
  ];
  it.each(cases)("%s", (_, condition, context, truth) => {
    expect(holds(condition, context)).toBe(truth);
  });
});

type Actual = string | readonly string[] | undefined;

/** Operator, the values of the policy, the value of the key in the request (undefined: absent), and whether it holds. */
type Test = readonly [operator: string, wanted: unknown, actual: Actual, truth: Truth];

describe("operators", () => {
  const text: readonly Test[] = [
    ["StringEquals", "a", "a", yes],
    ["StringEquals", "a", "A", no],
    ["StringEquals", "a", undefined, no],
    ["StringEquals", ["b", "a"], "a", yes],
    ["StringEquals", "a*", "ab", no],
    ["StringEquals", "a*", "a*", yes],
    ["StringEquals", [], "a", unknown],
    ["StringEquals", null, "a", unknown],
    ["StringEquals", 7, "7", yes],
    ["StringEquals", true, "true", yes],
    ["StringEqualsIfExists", "a", undefined, yes],
    ["StringEqualsIfExists", "a", "b", no],
    ["StringNotEquals", "a", "b", yes],
    ["StringNotEquals", ["b", "a"], "a", no],
    ["StringNotEquals", "a", undefined, yes],
    ["StringNotEqualsIfExists", "a", undefined, yes],
    ["StringEqualsIgnoreCase", "Az", "aZ", yes],
    ["StringEqualsIgnoreCase", "az", "ay", no],
    ["StringEqualsIgnoreCase", "a\u007f", "A\u007f", yes],
    ["StringEqualsIgnoreCase", "é", "É", unknown],
    ["StringEqualsIgnoreCase", "e", "aé", unknown],
    ["StringEqualsIgnoreCase", "aé", "e", unknown],
    ["StringNotEqualsIgnoreCase", "az", "AZ", no],
    ["StringNotEqualsIgnoreCase", "az", undefined, yes],
    ["StringLike", "a*c?", "abbcd", yes],
    ["StringLike", "a*c?", "abbc", no],
    ["StringLike", "a*", "A", no],
    ["StringNotLike", "a*", "abc", no],
    ["StringNotLike", "a*", "b", yes],
  ];
  const arn: readonly Test[] = [
    ["ArnEquals", "arn:aws:s3:::b", "arn:aws:s3:::b", yes],
    ["ArnEquals", "arn:aws:s3:::b*", "arn:aws:s3:::bcd", yes],
    ["ArnLike", "arn:aws:sqs:*:111122223333:*", "arn:aws:sqs:eu-west-1:111122223333:q", yes],
    ["ArnLike", "arn:aws:sqs:*:q", "arn:aws:sqs:eu-west-1:111122223333:q", unknown],
    ["ArnLike", "arn:aws:*:*:*:q", "arn:aws:x:y:sqs:eu-west-1:q", no],
    ["ArnLike", "arn:aws:s3:::b/*", "arn:aws:s3:::b/c:d", yes],
    ["ArnLike", "arn:aws:s3:::B", "arn:aws:s3:::b", no],
    ["ArnLike", "arn:aws:s3:::*", "arn:aws:s3::", no],
    ["ArnLike", "arn:aws:s3:::b", "text", no],
    ["ArnLike", "text", "text", unknown],
    ["ArnNotEquals", "arn:aws:s3:::b", "arn:aws:s3:::c", yes],
    ["ArnNotLike", "arn:aws:s3:::*", "arn:aws:s3:::c", no],
    ["ArnNotLike", "arn:aws:s3:::*", "text", yes],
    ["ArnNotLike", "arn:aws:s3:::*", undefined, yes],
  ];
  const bool: readonly Test[] = [
    ["Bool", "true", "true", yes],
    ["Bool", true, "TRUE", yes],
    ["Bool", "false", "true", no],
    ["Bool", ["true", "false"], "false", yes],
    ["Bool", "true", undefined, no],
    ["BoolIfExists", "true", undefined, yes],
    ["Bool", "false", "no", unknown],
    ["Bool", "no", "false", unknown],
  ];
  const number: readonly Test[] = [
    ["NumericEquals", "5", "5.0", yes],
    ["NumericEquals", "5", "6", no],
    ["NumericNotEquals", "5", "6", yes],
    ["NumericNotEquals", "5", "five", unknown],
    ["NumericNotEquals", "five", "5", unknown],
    ["NumericNotEquals", "5", undefined, yes],
    ["NumericLessThan", "5", "4", yes],
    ["NumericLessThan", "5", "5", no],
    ["NumericLessThan", "10", "9", yes],
    ["NumericLessThanEquals", "5", "5", yes],
    ["NumericLessThanEquals", "5", "5.1", no],
    ["NumericGreaterThan", "5", "5", no],
    ["NumericGreaterThan", "5", "5.1", yes],
    ["NumericGreaterThanEquals", "5", "5", yes],
    ["NumericGreaterThanEquals", "5", "-6", no],
    ["NumericGreaterThan", "5", undefined, no],
  ];
  const date: readonly Test[] = [
    ["DateEquals", "2020-01-01", "2020-01-01T00:00:00Z", yes],
    ["DateEquals", "2020-01-01T02:00:00+02:00", "1577836800", yes],
    ["DateNotEquals", "2020-01-01", "2020-01-02", yes],
    ["DateLessThan", "2020-01-01T00:00:00Z", "2020-01-01", no],
    ["DateLessThan", "2020-01-01T00:00:00.001Z", "2020-01-01", yes],
    ["DateLessThanEquals", "2020-01-01", "2020-01-01", yes],
    ["DateGreaterThan", "2020-01-01", "2020-01-01", no],
    ["DateGreaterThan", "2020-01-01", "2020-01-01T00:01Z", yes],
    ["DateGreaterThanEquals", "2020-01-01", "2020-01-01", yes],
    ["DateGreaterThan", "2020-01-01", undefined, no],
  ];
  const address: readonly Test[] = [
    ["IpAddress", "10.0.0.0/8", "10.1.2.3", yes],
    ["IpAddress", "10.0.0.0/8", "11.1.2.3", no],
    ["IpAddress", "0.0.0.0/0", "11.1.2.3", yes],
    ["IpAddress", "203.0.113.7", "203.0.113.7", yes],
    ["IpAddress", "203.0.113.7/32", "203.0.113.6", no],
    ["IpAddress", "0.0.0.0/0", "::1", no],
    ["IpAddress", "::/0", "1.2.3.4", no],
    ["IpAddress", "2001:db8::/32", "2001:DB8:1::2", yes],
    ["IpAddress", "2001:db8::/32", "2001:db9::1", no],
    ["IpAddress", "1:2:3:4:5:6::8", "1:2:3:4:5:6:0:8", yes],
    ["IpAddress", "::/128", "0:0:0:0:0:0:0:0", yes],
    ["NotIpAddress", "10.0.0.0/8", "11.0.0.1", yes],
    ["NotIpAddress", ["10.0.0.0/8", "11.0.0.0/8"], "11.0.0.1", no],
    ["NotIpAddress", "10.0.0.0/8", undefined, yes],
  ];
  const presence: readonly Test[] = [
    ["Null", "true", undefined, yes],
    ["Null", true, "x", no],
    ["Null", "False", "x", yes],
    ["Null", "false", undefined, no],
    ["Null", "maybe", undefined, unknown],
    ["Null", ["true", "false"], undefined, unknown],
    ["Null", "false", [], unknown],
    ["Null", "false", ["a"], yes],
    ["NullIfExists", "true", undefined, unknown],
  ];
  const sets: readonly Test[] = [
    ["StringEquals", "a", ["a"], yes],
    ["StringEquals", "a", ["a", "a"], unknown],
    ["StringEquals", "a", ["b", "c"], unknown],
    ["StringEquals", "a", [], unknown],
    ["ForAnyValue:StringEquals", "a", ["b", "a"], yes],
    ["ForAnyValue:StringEquals", "a", ["b", "c"], no],
    ["ForAnyValue:StringEquals", "a", "a", yes],
    ["ForAnyValue:StringEquals", "a", undefined, no],
    ["ForAnyValue:StringEquals", "a", [], unknown],
    ["ForAnyValue:StringNotEquals", "a", ["a", "b"], yes],
    ["ForAnyValue:StringNotEquals", "a", ["a", "a"], no],
    ["ForAnyValue:StringNotEquals", "a", undefined, no],
    ["ForAnyValue:StringEqualsIfExists", "a", undefined, yes],
    ["ForAllValues:StringEquals", ["a", "b"], ["b", "a"], yes],
    ["ForAllValues:StringEquals", ["a", "b"], ["a", "c"], no],
    ["ForAllValues:StringEquals", "a", undefined, yes],
    ["ForAllValues:StringEquals", "a", [], unknown],
    ["ForAllValues:StringNotLike", "a*", ["b", "c"], yes],
    ["ForAllValues:StringNotLike", "a*", ["b", "ac"], no],
    ["ForAnyValue:NumericEquals", "5", ["x", "5"], yes],
    ["ForAnyValue:NumericEquals", "5", ["x", "6"], unknown],
    ["ForAllValues:NumericEquals", "5", ["x", "6"], no],
    ["ForAllValues:NumericEquals", "5", ["x", "5"], unknown],
  ];
  const all = { text, arn, bool, number, date, address, presence, sets };
  describe.each(Object.entries(all))("on %s", (_, cases) => {
    it.each(cases)("%s of %j where the key is %j: %s", (operator, wanted, actual, truth) => {
      const context = actual === undefined ? {} : { "aws:key": actual };
      expect(holds({ [operator]: { "aws:Key": wanted } }, context)).toBe(truth);
    });
  });
});

describe("policy variables in values", () => {
  const cases: readonly (readonly [condition: unknown, context: Context, Truth])[] = [
    [{ StringEquals: { k: "home/${aws:username}" } }, { k: "home/ann", "aws:username": "ann" }, yes],
    [{ StringEquals: { k: "home/${aws:username}" } }, { k: "home/bob", "aws:username": "ann" }, no],
    [{ StringEquals: { k: "${aws:username}" } }, { k: "ann" }, no],
    [{ StringEquals: { k: ["${aws:username}", "ann"] } }, { k: "ann" }, yes],
    [{ StringNotEquals: { k: "${aws:username}" } }, { k: "ann" }, unknown],
    [{ StringNotEquals: { k: ["${aws:username}", "ann"] } }, { k: "ann" }, no],
    [{ StringLike: { k: "${aws:username}-*" } }, { k: "a*-1", "aws:username": "a*" }, yes],
    [{ StringLike: { k: "${aws:username}-*" } }, { k: "ab-1", "aws:username": "a*" }, no],
    [{ StringEqualsIgnoreCase: { k: "${aws:username}" } }, { k: "ANN", "aws:username": "ann" }, yes],
    [
      { ArnLike: { k: "arn:aws:s3:::${aws:username}" } },
      { k: "arn:aws:s3:::ann", "aws:username": "ann" },
      yes,
    ],
    [{ NumericEquals: { k: "${s3:max-keys}" } }, { k: "5", "s3:max-keys": "5" }, yes],
  ];
  it.each(cases)("%j where %j: %s", (condition, context, truth) => {
    expect(holds(condition, context)).toBe(truth);
  });

  it.each<readonly [operator: string, wanted: string, actual: string, Truth]>([
    ["StringEquals", "${aws:username}", "${aws:username}", yes],
    ["StringEquals", "${aws:username}", "ann", no],
    ["StringEquals", "a*", "a*", yes],
    ["StringEquals", "a*", "ab", no],
    ["StringLike", "${aws:*}", "${aws:username}", yes],
    ["StringEqualsIgnoreCase", "Ann", "aNN", yes],
  ])(
    "are plain text in the language of 2008: %s of %j where the key is %j",
    (operator, wanted, actual, truth) => {
      expect(holds({ [operator]: { k: wanted } }, { k: actual, "aws:username": "ann" }, false)).toBe(truth);
    },
  );
});

describe("values that are compared by what they stand for", () => {
  const readable: Readonly<Record<string, readonly string[]>> = {
    NumericEquals: [
      "0",
      "+5",
      "-5",
      "12345",
      "1.25",
      "123456789012345",
      "0.12345678901234567890",
      "1e-7",
      "1e-10",
    ],
    DateEquals: [
      "2020-01-01",
      "2020-01-01T00:00Z",
      "2020-01-01T00:00:00Z",
      "2020-01-01T00:00:00.123-05:30",
      "157783680",
    ],
    IpAddress: ["0.0.0.0", "255.255.255.255", "::", "::1", "1::", "1:2:3:4:5:6:7:8", "ffff::FFFF"],
  };
  const unreadable: Readonly<Record<string, readonly string[]>> = {
    NumericEquals: ["", "x5", "5x", "1234567890123456", ".5", "5.", "1e5", "1e-x", "0x5", "five"],
    DateEquals: [
      "",
      "x2020-01-01",
      "2020-01-01 (noon)",
      "12020-01-01",
      "2020-1-1",
      "2020-01-01T00:00:00",
      "January 1, 2020",
      "2020-13-01",
      "x157783680",
      "157783680x",
    ],
    IpAddress: [
      ...[
        "",
        "10.0.0",
        "10.0.0.0.0",
        "10.0.0.256",
        "10.0.0.999",
        "0001.0.0.1",
        "1.0.0.0001",
        "x10.0.0.1",
        "10.0.0.x",
      ],
      ...[
        "0.0.0.0/33",
        "0.0.0.0/x",
        "0.0.0.0/8x",
        "0.0.0.0/x8",
        "0.0.0.0/",
        "0.0.0.0/8/8",
        "10.0.0.1/8",
        "x/8",
      ],
      ...[
        "1:2",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7::8",
        "1::2::3",
        "g::1",
        "::1g",
        "::g1",
        "::12345",
        "::1/129",
      ],
    ],
  };
  const cases = (
    texts: Readonly<Record<string, readonly string[]>>,
  ): readonly (readonly [string, string])[] =>
    Object.entries(texts).flatMap(([operator, all]) => all.map((text) => [operator, text] as const));

  it.each(cases(readable))("%s reads %j", (operator, text) => {
    expect(holds({ [operator]: { k: text } }, { k: text })).toBe(true);
  });

  it.each(cases(unreadable))("%s does not judge %j", (operator, text) => {
    expect(holds({ [operator]: { k: text } }, { k: text })).toBeUndefined();
  });
});
