import { describe, expect, it } from "vitest";
import { readOperator } from "../../src/compare/conditions/condition-operator.js";
import { readConditionTest, type ConditionTest } from "../../src/compare/conditions/condition-test.js";
import { literalGlob, makeGlob, STAR_IN_PART, unitsOf } from "../../src/compare/globs/glob.js";
import { glob } from "./globs.js";

const NONE: ReadonlyMap<string, string> = new Map();

/** What a condition asks of `aws:Key`. */
function read(operator: string, written: unknown, variables = true, bindings = NONE): ConditionTest {
  return readConditionTest(operator, "aws:Key", written, { variables, bindings });
}

describe("an operator", () => {
  const text = { family: "text", wildcards: false, ignoreCase: false };
  const one = { kind: "values", quantifier: "one", ifExists: false, negated: false };
  it.each<readonly [string, object | undefined]>([
    ["StringEquals", { ...one, relation: text }],
    ["STRINGequals", { ...one, relation: text }],
    ["StringEqualsIfExists", { ...one, ifExists: true, relation: text }],
    ["StringNotLike", { ...one, negated: true, relation: { ...text, wildcards: true } }],
    ["StringNotEqualsIgnoreCase", { ...one, negated: true, relation: { ...text, ignoreCase: true } }],
    ["ForAnyValue:StringLike", { ...one, quantifier: "any", relation: { ...text, wildcards: true } }],
    [
      "ForAllValues:ArnLikeIfExists",
      { ...one, quantifier: "all", ifExists: true, relation: { family: "arn" } },
    ],
    ["NumericLessThanEquals", { ...one, relation: { family: "number", comparison: "at most" } }],
    ["DateNotEquals", { ...one, negated: true, relation: { family: "date", comparison: "equal" } }],
    ["NotIpAddress", { ...one, negated: true, relation: { family: "address" } }],
    ["Bool", { ...one, relation: { family: "boolean" } }],
    ["Null", { kind: "null" }],
    ["NullIfExists", undefined],
    ["ForAnyValue:Null", undefined],
    ["ForAllValues:Null", undefined],
    ["ForSomeValues:StringEquals", undefined],
    ["ForAnyValue:ForAllValues:StringEquals", undefined],
    ["StringSounds", undefined],
    ["IfExists", undefined],
    ["", undefined],
  ])("%j is read", (name, operator) => {
    expect(readOperator(name)).toEqual(operator);
  });
});

describe("what is not understood is compared as a whole", () => {
  it.each([
    ["StringSounds", "a", "its operator is not understood"],
    ["StringEquals", [], "it has no values"],
    ["Null", [], "it has no values"],
    ["Null", "maybe", "its value is neither true nor false"],
    ["Null", ["true", "false"], "its value is neither true nor false"],
    ["Null", null, "its value is neither true nor false"],
    ["Bool", ["true", "yes"], "a value is neither true nor false"],
    ["NumericEquals", ["5", "five"], "a value is no plain number"],
    ["DateEquals", ["2020-01-01", "soon"], "a value is no plain date"],
    ["IpAddress", ["10.0.0.0/8", "home"], "a value is no address or range of addresses"],
    ["ArnLike", ["arn:aws:s3:::b", "arn:aws:s3"], "a value is not an ARN of six parts"],
    [
      "StringEqualsIgnoreCase",
      ["e", "é"],
      "which letters beyond ASCII are equal but for case is not documented",
    ],
    ["ForAnyValue:StringLike", "${aws:username}-*", "a policy variable stands in a set of values"],
    ["ForAllValues:StringEquals", ["a", "${aws:username}"], "a policy variable stands in a set of values"],
    ["ArnLike", "arn:aws:s3:::${aws:username}", "a policy variable stands in one of its values"],
    ["NumericEquals", "${aws:username}", "a policy variable stands in one of its values"],
    ["Bool", "${aws:username}", "a policy variable stands in one of its values"],
  ])("%s of %j: %s", (operator, written, why) => {
    expect(read(operator, written).meaning).toEqual({ kind: "whole", why });
  });
});

describe("what is understood", () => {
  it.each([
    ["StringEqualsIgnoreCase", "e\u007f"],
    ["StringEquals", "é"],
    ["StringLike", "${aws:username}-*"],
    ["ForAnyValue:StringLike", "${*}-*"],
    ["ForAllValues:ArnLike", "arn:aws:s3:::*"],
    ["NumericEquals", [5, "5.5"]],
    ["Bool", [true, "FALSE"]],
    ["DateEquals", 1577836800],
    ["IpAddress", "::/0"],
  ])("%s of %j", (operator, written) => {
    expect(read(operator, written).meaning.kind).toBe("values");
  });

  it("is a key that is absent, or not", () => {
    expect(read("Null", "TRUE").meaning).toEqual({ kind: "null", absent: true });
    expect(read("null", [false]).meaning).toEqual({ kind: "null", absent: false });
  });

  it("has the wildcards of an ARN within its parts, and minds its case", () => {
    const { meaning } = read("ArnLike", "arn:aws:S3:*:1:*");
    const units = (text: string): number[] => text.split("").map((symbol) => symbol.charCodeAt(0));
    const tokens = [...units("arn:aws:S3:"), STAR_IN_PART, ...units(":1:"), -2];
    expect(meaning).toEqual({
      kind: "values",
      quantifier: "one",
      ifExists: false,
      negated: false,
      value: { family: "text", globs: [{ tokens, ignoreCase: false }], templates: [], ignoreCase: false },
    });
  });

  it("has wildcards where its operator does", () => {
    const tokens = (operator: string): readonly unknown[] => {
      const { meaning } = read(operator, "a*?");
      return meaning.kind === "values" && "globs" in meaning.value ? meaning.value.globs : [];
    };
    expect(tokens("StringLike")).toEqual([glob("a*?")]);
    expect(tokens("StringEquals")).toEqual([literalGlob("a*?")]);
    expect(tokens("ForAnyValue:StringNotEquals")).toEqual([literalGlob("a*?")]);
    expect(tokens("StringEqualsIgnoreCase")).toEqual([makeGlob(unitsOf("a*?"), true)]);
  });

  it("has its patterns with variables apart from the others", () => {
    const { meaning, variables } = read("StringEquals", ["a", "${aws:UserName}", "b"]);
    expect(meaning).toMatchObject({ value: { globs: [{ tokens: [0x61] }, { tokens: [0x62] }] } });
    expect(meaning).toMatchObject({
      value: { templates: [[{ key: "aws:username", name: "aws:UserName" }]] },
    });
    expect(variables).toEqual([{ key: "aws:username", name: "aws:UserName" }]);
  });

  it("has no variable that a value is given for", () => {
    const bindings = new Map([["aws:username", "5"]]);
    expect(read("NumericEquals", "${aws:username}", true, bindings)).toMatchObject({
      variables: [],
      meaning: { value: { family: "number", line: { key: "equal 5" } } },
    });
  });

  it("may be of any length", () => {
    const long = "1".repeat(700_000);
    expect(read("NumericEquals", long).meaning).toMatchObject({ why: "a value is no plain number" });
    expect(read("StringEquals", long).meaning.kind).toBe("values");
  });
});

describe("the identity of a test", () => {
  const identity = (...args: Parameters<typeof read>): string => read(...args).identity;

  it("is the same where it is written otherwise", () => {
    const one = identity("StringSounds", ["a", "b"]);
    expect(identity("stringsounds", ["b", "a", "b"])).toBe(one);
    expect(
      readConditionTest("StringSounds", "AWS:KEY", ["a", "b"], { variables: true, bindings: NONE }).identity,
    ).toBe(one);
    expect(identity("NumericSounds", [5])).toBe(identity("NumericSounds", "5"));
    expect(identity("StringSounds", [null])).toBe(identity("StringSounds", ""));
    expect(identity("StringSounds", "a", false)).toBe(identity("StringSounds", "a", true));
  });

  it("differs with the operator, the key, the values", () => {
    const key = readConditionTest("StringSounds", "aws:Other", "a", { variables: true, bindings: NONE });
    const all = [identity("StringSounds", "a"), identity("StringTastes", "a"), identity("StringSounds", "b")];
    expect(new Set([...all, key.identity, identity("StringSounds", ["a", "b"])]).size).toBe(5);
  });

  it("differs with the language where a value has a dollar", () => {
    const values = ["a", "${aws:username}"];
    expect(identity("StringSounds", values, false)).not.toBe(identity("StringSounds", values, true));
    expect(identity("StringSounds", values, true)).toBe(identity("StringSounds", values, true));
  });

  it("is that of the key as written, folded", () => {
    expect(read("StringSounds", "a")).toMatchObject({
      key: "aws:key",
      name: "aws:Key",
      operator: "StringSounds",
    });
  });
});
