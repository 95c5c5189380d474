import { describe, expect, it } from "vitest";
import type { ActionElement, Statement } from "../../src/policy/document.js";
import { planStatement, refuse, type StatementPlan } from "../../src/refine/plan-statement.js";
import { createUniverse } from "../../src/refine/universe.js";
import { allow, catalogOf, unusedOf } from "./world.js";

const catalog = catalogOf({
  s3: "GetObject GetObjectAcl PutObject DeleteObject",
  ec2: "RunInstances DescribeHosts",
  sqs: "SendMessage",
});

function plan(statement: Statement, ...unused: readonly string[]): StatementPlan {
  return planStatement(statement, createUniverse(catalog, unusedOf(...unused), [statement], []));
}

const opaque: ActionElement = { opaque: "var.action" };
const guessed: ActionElement = { opaque: "var.action", values: ["s3:DeleteObject", "s3:GetObject"] };

describe("planStatement", () => {
  it.each([
    ["a Deny", { ...allow("s3:*", opaque), effect: "Deny" }],
    ["an unknown effect", { ...allow("s3:*", opaque), effect: "unknown" }],
    ["a statement with a principal", { ...allow("s3:*", opaque), hasPrincipal: true }],
    ["a Deny with NotAction", { ...allow("s3:*", opaque), effect: "Deny", key: "NotAction" }],
  ] as const)("leaves %s", (_, statement) => {
    expect(plan(statement, "s3")).toEqual({
      outcome: "unchanged",
      elements: statement.elements,
      decisions: [
        { kind: "kept", pattern: "s3:*", reason: "not-refined" },
        { kind: "opaque", why: "var.action", judged: [] },
      ],
    });
  });

  it("leaves a statement that allows nothing unused, the same elements in their order", () => {
    const statement = allow("s3:Put*", opaque, "s3:GetObject");
    expect(plan(statement, "s3:DeleteObject")).toEqual({
      outcome: "unchanged",
      elements: statement.elements,
      decisions: [
        { kind: "kept", pattern: "s3:Put*", reason: "used" },
        { kind: "opaque", why: "var.action", judged: [] },
        { kind: "kept", pattern: "s3:GetObject", reason: "used" },
      ],
    });
  });

  it("narrows in place", () => {
    const statement = allow("s3:Put*", "s3:*", opaque, "s3:DeleteObject", "s3:GetObject");
    const narrowed = plan({ ...statement, hasPrincipal: false }, "s3:GetObjectAcl", "s3:DeleteObject");
    expect(narrowed.outcome).toBe("narrowed");
    expect(narrowed.elements).toEqual([{ pattern: "s3:Put*" }, opaque, { pattern: "s3:GetObject" }]);
    expect(narrowed.decisions).toMatchObject([
      { kind: "kept" },
      {
        kind: "replaced",
        by: [],
        covered: [
          { pattern: "s3:GetObject", by: "s3:GetObject" },
          { pattern: "s3:PutObject", by: "s3:Put*" },
        ],
      },
      { kind: "opaque" },
      { kind: "removed" },
      { kind: "kept" },
    ]);
    expect(narrowed).not.toHaveProperty("refused");
  });

  it("puts the replacements in the place of their pattern", () => {
    const narrowed = plan(allow("sqs:*", "s3:*", "ec2:*"), "s3:GetObjectAcl", "s3:DeleteObject");
    expect(narrowed.elements).toEqual(
      ["sqs:*", "s3:GetObject", "s3:PutObject", "ec2:*"].map((pattern) => ({ pattern })),
    );
  });

  it("judges the values that an opaque element can have, and leaves it", () => {
    const unchanged = plan(allow("s3:GetObject", guessed), "s3:DeleteObject");
    expect(unchanged).toMatchObject({
      outcome: "unchanged",
      elements: [{ pattern: "s3:GetObject" }, guessed],
    });
    expect(unchanged.decisions[1]).toEqual({
      kind: "opaque",
      why: "var.action",
      judged: [
        { kind: "removed", pattern: "s3:DeleteObject", reason: "unused", unused: ["s3:DeleteObject"] },
        { kind: "kept", pattern: "s3:GetObject", reason: "used" },
      ],
    });
  });

  it("removes a statement that would be empty", () => {
    expect(plan(allow("s3:Delete*", "s3:DeleteObject"), "s3:DeleteObject")).toEqual({
      outcome: "removed",
      decisions: [
        { kind: "removed", pattern: "s3:Delete*", reason: "all-unused", unused: ["s3:DeleteObject"] },
        { kind: "removed", pattern: "s3:DeleteObject", reason: "unused", unused: ["s3:DeleteObject"] },
      ],
    });
  });

  it.each([
    [{ open: "var.more" }, "may-become-empty", "the statement may hold nothing else: var.more"],
    [{ indivisible: "its Sid overrides" }, "indivisible", "its Sid overrides"],
    [
      { open: "var.more", indivisible: "its Sid overrides" },
      "may-become-empty",
      "the statement may hold nothing else: var.more",
    ],
  ])("does not remove one with %j", (marks, code, message) => {
    const statement = { ...allow("s3:DeleteObject"), ...marks };
    expect(plan(statement, "s3:DeleteObject")).toMatchObject({
      outcome: "refused",
      decisions: [{ kind: "removed" }],
      elements: statement.elements,
      refused: { code, message },
    });
  });

  it("narrows an open and indivisible statement that keeps something", () => {
    const statement = { ...allow("s3:DeleteObject", "s3:GetObject"), open: "var.more", indivisible: "Sid" };
    expect(plan(statement, "s3:DeleteObject")).toMatchObject({
      outcome: "narrowed",
      elements: [{ pattern: "s3:GetObject" }],
    });
  });
});

describe("planStatement for an Allow with NotAction", () => {
  const REST = ["s3:GetObject", "s3:PutObject", "sqs:SendMessage"];

  it.each([
    { excluded: ["iam:*"], unused: ["s3:GetObject"], append: ["s3:GetObject"] },
    { excluded: ["iam:*"], unused: ["s3"], append: ["s3:*"] },
    { excluded: ["iam:*", opaque], unused: ["s3"], append: ["s3:*"] },
    {
      excluded: ["iam:*"],
      unused: ["sqs", "s3:PutObject", "s3:GetObject"],
      append: ["s3:GetObject", "s3:PutObject", "sqs:*"],
    },
    // a list of all its actions is not the whole service
    { excluded: ["iam:*"], unused: ["sqs:SendMessage"], append: ["sqs:SendMessage"] },
    // what the list excludes already is not added
    { excluded: ["s3:Get*"], unused: ["s3:GetObject", "s3:PutObject"], append: ["s3:PutObject"] },
    { excluded: ["S3:*"], unused: ["s3:GetObject", "sqs:SendMessage"], append: ["sqs:SendMessage"] },
    { excluded: ["s3:*"], unused: ["s3", "sqs"], append: ["sqs:*"] },
    { excluded: ["iam:*", "s3:*"], unused: ["s3", "sqs"], append: ["sqs:*"] },
    { excluded: ["s3:Get*"], unused: ["s3"], append: ["s3:*"] },
    // a service of which no action is known
    { excluded: ["iam:*"], unused: ["new"], append: ["new:*"] },
    // sorted under folding
    { excluded: ["iam:*"], unused: REST, append: REST },
    { excluded: ["iam:*"], unused: ["s3:apply", "s3:Begin"], append: ["s3:apply", "s3:Begin"] },
    { excluded: ["iam:*"], unused: ["a:Get", "a-b:Get"], append: ["a-b:Get", "a:Get"] },
  ])("suggests $append besides $excluded, unused $unused", ({ excluded, unused, append }) => {
    const statement: Statement = { ...allow(...excluded), key: "NotAction" };
    expect(plan(statement, ...unused)).toEqual({
      outcome: "refused",
      decisions: statement.elements.map((element) =>
        "pattern" in element
          ? { kind: "kept", pattern: element.pattern, reason: "not-refined" }
          : { kind: "opaque", why: "var.action", judged: [] },
      ),
      elements: statement.elements,
      refused: {
        code: "not-action",
        message: "an Allow with NotAction is narrowed by adding to its list, which a person must decide",
      },
      append,
    });
  });

  it.each([
    { keep: "ec2:Describe*", append: ["ec2:RunInstances", "new:*"] },
    { keep: "ec2:*", append: ["new:*"] },
    // no action shows what these keep
    { keep: "ec2:Next*", append: ["ec2:DescribeHosts", "ec2:RunInstances", "new:*"] },
    { keep: "new:Next*", append: ["ec2:*"] },
    // these keep an action that is known, and of an unknown service perhaps another
    { keep: "*:Get*", append: ["ec2:*"] },
    { keep: "*:Describe*", append: ["ec2:RunInstances"] },
  ])("suggests $append where $keep is kept", ({ keep, append }) => {
    const statement: Statement = { ...allow("iam:*"), key: "NotAction" };
    const universe = createUniverse(catalog, unusedOf("ec2", "new"), [statement], [keep]);
    expect(planStatement(statement, universe).append).toEqual(append);
  });

  it.each([
    { excluded: ["iam:*"], unused: [] },
    { excluded: ["*"], unused: ["s3", "sqs:SendMessage"] },
    { excluded: ["s3:*", "sqs:Send*"], unused: ["s3:GetObject", "sqs:SendMessage"] },
  ])("suggests nothing besides $excluded, unused $unused", ({ excluded, unused }) => {
    const statement: Statement = { ...allow(...excluded), key: "NotAction" };
    const { outcome, elements, append, refused } = plan(statement, ...unused);
    expect({ outcome, elements, append, refused }).toEqual({
      outcome: "unchanged",
      elements: statement.elements,
      append: undefined,
      refused: undefined,
    });
  });
});

describe("refuse", () => {
  it("keeps the decisions and the elements, and says why", () => {
    const elements = [{ pattern: "s3:*" }];
    expect(refuse({ decisions: [], elements }, "over-quota", "too long")).toEqual({
      outcome: "refused",
      decisions: [],
      elements,
      refused: { code: "over-quota", message: "too long" },
    });
  });
});
