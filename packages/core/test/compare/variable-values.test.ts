import { describe, expect, it } from "vitest";
import { rawStatements } from "../../src/compare/compile/raw-statement.js";
import { bindingRounds } from "../../src/compare/variable-values.js";
import type { JsonObject } from "../../src/policy/document.js";
import { foldAscii } from "../../src/text/ascii-case.js";
import { allow, policy, trust, when } from "./documents.js";

/** What is tried for these variables, each round as an object. */
function rounds(
  names: readonly string[],
  ...statements: readonly JsonObject[]
): readonly Readonly<Record<string, string>>[] {
  const variables = new Map(names.map((name) => [foldAscii(name), name]));
  return bindingRounds(variables, rawStatements(policy(...statements))).map((round) =>
    Object.fromEntries<string>(round),
  );
}

/** The values that are tried for one variable after the pleasant one. */
function tried(name: string, ...statements: readonly JsonObject[]): readonly unknown[] {
  return rounds([name], ...statements)
    .slice(1)
    .map((round) => Object.values(round)[0]);
}

describe("pleasant values", () => {
  it.each([
    ["aws:username", "alice"],
    ["aws:UserName", "alice"],
    ["aws:PrincipalAccount", "111122223333"],
    ["aws:SourceAccount", "111122223333"],
    ["aws:userid", "example-userid"],
    ["aws:PrincipalTag/team", "example-team"],
    ["aws:PrincipalTag/cost:center", "example-center"],
    ["www.example.org:sub/id", "example-id"],
    ["aws:PrincipalTag/", "example-value"],
    ["plain", "example-plain"],
  ])("%s is %s", (name, value) => {
    expect(rounds([name])).toEqual([{ [foldAscii(name)]: value }]);
  });

  it("need a variable", () => {
    expect(rounds([], allow("s3:GetObject"))).toEqual([]);
  });

  it("come first, then one variable at a time changes", () => {
    const both = when({ StringEquals: { "aws:username": "bob", "aws:userid": "id" } });
    expect(rounds(["aws:username", "aws:userid"], both)).toEqual([
      { "aws:username": "alice", "aws:userid": "example-userid" },
      { "aws:username": "bob", "aws:userid": "example-userid" },
      { "aws:username": "alice", "aws:userid": "id" },
    ]);
  });
});

describe("values that may matter", () => {
  const mine = "arn:aws:s3:::b/${aws:username}/x";
  const cases: readonly (readonly [string, readonly JsonObject[], readonly unknown[]])[] = [
    [
      "those of a condition on the key",
      [when({ StringEquals: { "AWS:UserName": ["bob", "eve"] } })],
      ["bob", "eve"],
    ],
    ["not those of a condition on another key", [when({ StringEquals: { "aws:userid": "bob" } })], []],
    ["texts alone", [when({ Bool: { "aws:username": true } })], []],
    ["no patterns", [when({ StringLike: { "aws:username": ["b*", "?", "${aws:userid}"] } })], []],
    ["what makes a resource equal another one", [allow("s3:*", [mine, "arn:aws:s3:::b/bob/x"])], ["bob"]],
    ["the empty text", [allow("s3:*", [mine, "arn:aws:s3:::b//x"])], [""]],
    ["nothing of a resource too short", [allow("s3:*", ["arn:a${aws:username}a", "arn:a"])], []],
    ["nothing of one that begins otherwise", [allow("s3:*", [mine, "arn:aws:s3:::c/bob/x"])], []],
    ["nothing of one that ends otherwise", [allow("s3:*", [mine, "arn:aws:s3:::b/bob/y"])], []],
    [
      "nothing for another variable",
      [allow("s3:*", ["arn:aws:s3:::b/${aws:userid}/x", "arn:aws:s3:::b/bob/x"])],
      [],
    ],
    [
      "nothing for a variable that does not end",
      [allow("s3:*", ["arn:aws:s3:::b/${aws:username", "arn:aws:s3:::b/"])],
      [],
    ],
    ["nothing of a text that only ends like one", [allow("s3:*", ["xaws:username}", "b/bob"])], []],
    ["what makes a whole resource equal", [allow("s3:*", ["${aws:username}/x", "bob/x"])], ["bob"]],
    ["a variable with a default", [allow("s3:*", ["b/${ aws:UserName , 'x'}", "b/bob"])], ["bob"]],
    [
      "across statements and conditions",
      [
        when({ StringEquals: { "s3:prefix": "home/${aws:username}" } }),
        when({ StringEquals: { "s3:prefix": ["home/bob", "away/eve"] } }),
      ],
      ["bob"],
    ],
    [
      "where a statement has no resource",
      [trust("*", { Condition: { StringEquals: { "aws:username": "bob" } } })],
      ["bob"],
    ],
  ];
  it.each(cases)("are %s", (_, statements, expected) => {
    expect(tried("aws:username", ...statements)).toEqual(expected);
  });

  it("are few", () => {
    const many = Array.from({ length: 50 }, (_, index) => `user${String(index)}`);
    const all = rounds(["aws:username"], when({ StringEquals: { "aws:username": many } }));
    expect(all).toHaveLength(12);
    expect(all.at(-1)).toEqual({ "aws:username": "user10" });
  });
});
