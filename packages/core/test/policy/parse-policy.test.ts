import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../src/policy/parse-policy.js";

const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };

describe("parsePolicy", () => {
  it.each([
    ["nothing but a statement", { Statement: [statement] }],
    ["no statement", { Statement: [] }],
    ["the old version", { Version: "2008-10-17", Statement: [statement] }],
    ["every key of a document", { Version: "2012-10-17", Id: "id", Statement: [statement] }],
    ["every key of a statement", { Statement: [{ ...statement, Sid: "", Principal: "*", Condition: {} }] }],
    [
      "the keys that say not",
      { Statement: [{ Effect: "Deny", NotPrincipal: "*", NotAction: "s3:*", NotResource: ["a", "b"] }] },
    ],
    [
      "conditions of every kind of value",
      { Statement: [{ ...statement, Condition: { Bool: { a: true, "b:c": ["d", 1, false] }, Null: {} } }] },
    ],
    ["an empty list of values", { Statement: [{ ...statement, Condition: { StringEquals: { a: [] } } }] }],
    ["a principal and no resource", { Statement: [{ Effect: "Allow", Action: "a:B", Principal: "*" }] }],
    [
      "a principal excepted and no resource",
      { Statement: [{ Effect: "Deny", Action: "a:B", NotPrincipal: "*" }] },
    ],
    ["a resource excepted", { Statement: [{ Effect: "Allow", Action: "a:B", NotResource: "*" }] }],
    [
      "two statements of one Sid",
      {
        Statement: [
          { ...statement, Sid: "A" },
          { ...statement, Sid: "A" },
        ],
      },
    ],
  ])("accepts %s", (_, json) => {
    expect(parsePolicy(json)).toMatchObject({ ok: true, value: { json } });
  });

  it("reads what refinement looks at", () => {
    const json = {
      Statement: [
        { Effect: "Allow", Action: ["s3:Get*", "s3:PutObject"], Resource: "*" },
        { Effect: "Deny", NotAction: "iam:*", Resource: "*" },
        { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } },
        { Effect: "Allow", Action: "sts:AssumeRole", NotPrincipal: "*" },
      ],
    };
    expect(parsePolicy(json)).toEqual({
      ok: true,
      value: {
        json,
        singleStatement: false,
        statements: [
          {
            effect: "Allow",
            key: "Action",
            elements: [{ pattern: "s3:Get*" }, { pattern: "s3:PutObject" }],
            hasPrincipal: false,
          },
          { effect: "Deny", key: "NotAction", elements: [{ pattern: "iam:*" }], hasPrincipal: false },
          { effect: "Allow", key: "Action", elements: [{ pattern: "sts:AssumeRole" }], hasPrincipal: true },
          { effect: "Allow", key: "Action", elements: [{ pattern: "sts:AssumeRole" }], hasPrincipal: true },
        ],
      },
    });
  });

  it("reads a single statement", () => {
    expect(parsePolicy({ Statement: statement })).toMatchObject({
      ok: true,
      value: { singleStatement: true, statements: [{ elements: [{ pattern: "s3:GetObject" }] }] },
    });
  });
});

/** What is wrong, one line a problem. */
function problemsOf(json: unknown): readonly string[] {
  const read = parsePolicy(json);
  return read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`);
}

describe("a document that is no policy", () => {
  const EITHER = "expected a statement (an object) or an array of them, found";

  it.each([
    [null, ["$: expected a policy document (an object), found null"]],
    [undefined, ["$: expected a policy document (an object), found nothing"]],
    ["{}", ["$: expected a policy document (an object), found a string"]],
    [1, ["$: expected a policy document (an object), found a number"]],
    [true, ["$: expected a policy document (an object), found a boolean"]],
    [[statement], ["$: expected a policy document (an object), found an array"]],
    [{}, [`$.Statement: ${EITHER} nothing`]],
    [{ Statement: null }, [`$.Statement: ${EITHER} null`]],
    [{ Statement: "Allow" }, [`$.Statement: ${EITHER} a string`]],
    [
      { statement: [statement] },
      ['$.statement: unknown key; expected "Statement" (IAM minds the case of keys)'],
    ],
    [
      { statement: [], Statement: 1 },
      [
        '$.statement: unknown key; expected "Statement" (IAM minds the case of keys)',
        `$.Statement: ${EITHER} a number`,
      ],
    ],
    [
      { Statements: [statement] },
      ["$.Statements: unknown key; expected one of Version, Id, Statement", `$.Statement: ${EITHER} nothing`],
    ],
    [
      { Statement: [], "my key": 1, _ok9: 2, "9no": 3 },
      [
        '$["my key"]: unknown key; expected one of Version, Id, Statement',
        "$._ok9: unknown key; expected one of Version, Id, Statement",
        '$["9no"]: unknown key; expected one of Version, Id, Statement',
      ].sort(),
    ],
    [{ Version: "2012-10-18", Statement: [] }, ['$.Version: expected "2012-10-17" or "2008-10-17"']],
    [{ Version: 20121017, Statement: [] }, ['$.Version: expected "2012-10-17" or "2008-10-17"']],
    [{ Id: {}, Statement: [] }, ["$.Id: expected a string, found an object"]],
    [
      { Version: 1, Id: 2, Statement: 3 },
      [
        '$.Version: expected "2012-10-17" or "2008-10-17"',
        "$.Id: expected a string, found a number",
        `$.Statement: ${EITHER} a number`,
      ],
    ],
  ])("%# %j", (json, problems) => {
    expect([...problemsOf(json)].sort()).toEqual([...problems].sort());
  });

  it("names the place of a statement", () => {
    const wrong = { ...statement, Effect: "Maybe" };
    const problem = 'Effect: expected "Allow" or "Deny", found "Maybe"';
    expect(problemsOf({ Statement: wrong })).toEqual([`$.Statement.${problem}`]);
    expect(problemsOf({ Statement: [wrong, statement, wrong] })).toEqual([
      `$.Statement[0].${problem}`,
      `$.Statement[2].${problem}`,
    ]);
  });

  it.each([null, "Allow", 1, [statement]])("takes %j for no statement", (one) => {
    const found = one === null ? "null" : Array.isArray(one) ? "an array" : `a ${typeof one}`;
    expect(problemsOf({ Statement: [statement, one] })).toEqual([
      `$.Statement[1]: expected a statement (an object), found ${found}`,
    ]);
  });
});

describe("a statement that is none", () => {
  const KEYS =
    "one of Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition";
  const VALUE = "expected a string, a number, a boolean or an array of them, found";
  const { Action, ...withoutAction } = statement;
  const { Effect, ...withoutEffect } = statement;

  const cases: readonly (readonly [object, readonly string[]])[] = [
    [withoutEffect, ['Effect: expected "Allow" or "Deny", found nothing']],
    [{ ...statement, Effect: "allow" }, ['Effect: expected "Allow" or "Deny", found "allow"']],
    [{ ...statement, Effect: 1 }, ['Effect: expected "Allow" or "Deny", found a number']],
    [withoutAction, ["Action: expected Action or NotAction, found neither"]],
    [
      { ...withoutAction, action: Action },
      ['action: unknown key; expected "Action" (IAM minds the case of keys)'],
    ],
    [{ NotAction: "s3:*", ...statement }, ["NotAction: expected either Action or NotAction, found both"]],
    [
      { ...statement, NotResource: "*" },
      ["NotResource: expected either Resource or NotResource, found both"],
    ],
    [
      { ...statement, Principal: "*", NotPrincipal: "*" },
      ["NotPrincipal: expected either Principal or NotPrincipal, found both"],
    ],
    [{ Effect, Action }, ["Resource: expected Resource or NotResource, found neither"]],
    [
      { Effect, Action, Sid: 1 },
      ["Resource: expected Resource or NotResource, found neither", "Sid: expected a string, found a number"],
    ],
    // what is missing may be what is wrong
    [
      { Effect, Action, resource: "*" },
      ['resource: unknown key; expected "Resource" (IAM minds the case of keys)'],
    ],
    [{ ...statement, Sid: null }, ["Sid: expected a string, found null"]],
    [{ ...statement, Why: "" }, [`Why: unknown key; expected ${KEYS}`]],
    [
      { ...statement, effect: Effect },
      ['effect: unknown key; expected "Effect" (IAM minds the case of keys)'],
    ],
    [
      { ...statement, Action: {} },
      ["Action: expected one action pattern (a string) or an array of them, found an object"],
    ],
    [
      { ...statement, Action: "" },
      ["Action: expected one action pattern (a string) or an array of them, found an empty string"],
    ],
    [{ ...statement, Action: [] }, ["Action: expected at least one action pattern, found an empty array"]],
    [
      { ...statement, Action: ["s3:GetObject", "", 1, null] },
      [
        "Action[1]: expected an action pattern (a string), found an empty string",
        "Action[2]: expected an action pattern (a string), found a number",
        "Action[3]: expected an action pattern (a string), found null",
      ],
    ],
    [
      { ...withoutAction, NotAction: [] },
      ["NotAction: expected at least one action pattern, found an empty array"],
    ],
    [
      { ...statement, Resource: null },
      ["Resource: expected one resource ARN (a string) or an array of them, found null"],
    ],
    [{ ...statement, Resource: [] }, ["Resource: expected at least one resource ARN, found an empty array"]],
    [
      { ...statement, Resource: ["a", ["b"]] },
      ["Resource[1]: expected a resource ARN (a string), found an array"],
    ],
    [
      { Effect, Action, NotResource: 1 },
      ["NotResource: expected one resource ARN (a string) or an array of them, found a number"],
    ],
    [{ ...statement, Condition: [] }, ["Condition: expected an object of operators, found an array"]],
    [{ ...statement, Condition: null }, ["Condition: expected an object of operators, found null"]],
    [
      { ...statement, Condition: { Bool: "a", StringEquals: { b: null }, Null: { c: "true" } } },
      [
        "Condition.Bool: expected an object of context keys, found a string",
        `Condition.StringEquals.b: ${VALUE} null`,
      ],
    ],
    [
      { ...statement, Condition: { "ForAllValues:StringLike": { "aws:TagKeys": ["a", {}, []], b: [[]] } } },
      [
        `Condition["ForAllValues:StringLike"]["aws:TagKeys"]: ${VALUE} an object`,
        `Condition["ForAllValues:StringLike"].b: ${VALUE} an array`,
      ],
    ],
    [
      { Effect: 1, Sid: 2, Action: 3 },
      [
        'Effect: expected "Allow" or "Deny", found a number',
        "Sid: expected a string, found a number",
        "Action: expected one action pattern (a string) or an array of them, found a number",
      ],
    ],
  ];

  it.each(cases)("%# %j", (json, problems) => {
    expect(problemsOf({ Statement: [statement, json] })).toEqual(
      problems.map((problem) => `$.Statement[1].${problem}`),
    );
  });

  it("hides no problem of the next one", () => {
    expect(problemsOf({ Statement: [{ ...statement, Sid: 1 }, withoutAction] })).toEqual([
      "$.Statement[0].Sid: expected a string, found a number",
      "$.Statement[1].Action: expected Action or NotAction, found neither",
    ]);
  });
});
