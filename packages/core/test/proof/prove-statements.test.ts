import { describe, expect, it } from "vitest";
import type { ActionElement, Statement } from "../../src/policy/document.js";
import { proveStatements } from "../../src/proof/prove-statements.js";
import { allow, catalogOf, unusedOf } from "../refine/world.js";

const catalog = catalogOf({ s3: "GetObject GetObjectAcl PutObject DeleteObject", ec2: "RunInstances" });
const unused = unusedOf("s3:GetObjectAcl", "s3:DeleteObject");

/** What is broken, one line a failure. */
function prove(
  before: readonly Statement[],
  after: readonly (Statement | undefined)[],
  keep: readonly string[] = [],
): readonly string[] {
  return proveStatements(before, after, unused, catalog, keep).map(
    ({ statement, broken, message }) => `${String(statement)} ${broken}: ${message}`,
  );
}

const opaque: ActionElement = { opaque: "var.action", values: ["s3:GetObject"] };
const ONLY = "0 unchanged: only the actions of an Allow statement without a principal may change";
const KIND = "0 unchanged: the effect or the kind of the statement changed";

describe("proveStatements", () => {
  it.each([
    ["nothing changed", allow("s3:*"), allow("s3:*")],
    ["nothing changed in a Deny", { ...allow("s3:*"), effect: "Deny" }, { ...allow("s3:*"), effect: "Deny" }],
    ["an empty statement stays", allow(), allow()],
    ["a wildcard is cut", allow("s3:Get*"), allow("s3:GetObject")],
    ["a service is cut", allow("s3:*"), allow("s3:GetObject", "s3:Put*")],
    ["everything is cut", allow("*"), allow("s3:GetObject", "s3:PutObject", "ec2:*")],
    ["a literal goes", allow("s3:GetObject", "s3:DeleteObject"), allow("s3:GetObject")],
    ["a statement goes", allow("s3:DeleteObject"), undefined],
    ["case differs", allow("S3:get*"), allow("s3:GetObjec*t")],
    ["a kept pattern still allows what is unused", allow("s3:Get*", "s3:Delete*"), allow("s3:Get*")],
    ["what is opaque stays", allow("s3:Get*", opaque), allow("s3:GetObject", opaque)],
    ["nothing but what is opaque stays", allow("s3:DeleteObject", opaque), allow(opaque)],
    ["a prefix with a wildcard stays", allow("*:GetObject", "s3:DeleteObject"), allow("*:GetObject")],
    ["a pattern without a colon stays", allow("get*", "s3:DeleteObject"), allow("get*")],
    ["one of two that allow the same goes", allow("s3:GetObject", "s3:Get*"), allow("s3:GetObject")],
    ["a name that no catalog has stays", allow("s3:New", "s3:DeleteObject"), allow("s3:New")],
    [
      "an open statement is cut",
      { ...allow("s3:*"), open: "why" },
      { ...allow("s3:GetObject", "s3:P*"), open: "why" },
    ],
  ] as const)("holds where %s", (_, before, after) => {
    expect(prove([before], [after])).toEqual([]);
  });

  const denies = { ...allow("s3:Delete*", "s3:Get*"), effect: "Deny" } as const;
  const unknown = { ...denies, effect: "unknown" } as const;
  const lists = { ...allow("s3:Delete*", "s3:Get*"), key: "NotAction" } as const;
  const trusts = { ...allow("s3:Delete*", "s3:Get*"), hasPrincipal: true } as const;
  const cut = [{ pattern: "s3:GetObject" }];

  it.each([
    ["a Deny changed", denies, { ...denies, elements: cut }, [ONLY]],
    ["a Deny is gone", denies, undefined, [ONLY]],
    ["an unknown effect changed", unknown, { ...unknown, elements: cut }, [ONLY]],
    ["a NotAction changed", lists, { ...lists, elements: cut }, [ONLY]],
    ["a statement with a principal changed", trusts, { ...trusts, elements: cut }, [ONLY]],
    ["a Deny became an Allow", denies, { ...denies, effect: "Allow" }, [ONLY]],
    ["an Allow became a Deny", allow("s3:Get*"), { ...allow("s3:Get*"), effect: "Deny" }, [KIND]],
    ["Action became NotAction", allow("s3:Get*"), { ...allow("s3:Get*"), key: "NotAction" }, [KIND]],
    ["a principal appeared", allow("s3:Get*"), { ...allow("s3:Get*"), hasPrincipal: true }, [KIND]],
    [
      "both the effect and the actions changed",
      allow("s3:Get*"),
      { ...allow("s3:GetObject"), effect: "Deny" },
      [KIND],
    ],
    [
      "an opaque element is gone",
      allow("s3:Get*", opaque),
      allow("s3:GetObject"),
      ["0 unchanged: an element whose value is not known changed"],
    ],
    [
      "an opaque element is another",
      allow("s3:Get*", opaque),
      allow("s3:GetObject", { opaque: "var.other" }),
      ["0 unchanged: an element whose value is not known changed"],
    ],
    [
      "a statement with an opaque element is gone",
      allow("s3:DeleteObject", opaque),
      undefined,
      ["0 unchanged: an element whose value is not known changed"],
    ],
    [
      "the statement is empty",
      allow("s3:DeleteObject"),
      allow(),
      ["0 unchanged: the statement was left empty"],
    ],
    [
      "an open statement is gone",
      { ...allow("s3:DeleteObject"), open: "var.more" },
      undefined,
      ["0 unchanged: the statement was removed whole: var.more"],
    ],
    [
      "an indivisible statement is gone",
      { ...allow("s3:DeleteObject"), indivisible: "its Sid overrides" },
      undefined,
      ["0 unchanged: the statement was removed whole: its Sid overrides"],
    ],
    [
      "more is allowed",
      allow("s3:GetObject", "s3:PutObject"),
      allow("s3:GetObject", "s3:PutObjec*", "s3:PutObject"),
      ["0 contained: s3:PutObjec* allows more than any pattern before"],
    ],
    [
      "an unknown action is allowed",
      allow("s3:Get*"),
      allow("s3:GetObject", "s3:CreateNew"),
      ["0 contained: s3:CreateNew allows more than any pattern before"],
    ],
    [
      "a used action is lost",
      allow("s3:Get*", "s3:Put*"),
      allow("s3:Get*"),
      ["0 complete: s3:putobject is not unused, and allowed no more"],
    ],
    [
      "a statement with a used action is gone",
      allow("s3:GetObject"),
      undefined,
      ["0 complete: s3:getobject is not unused, and allowed no more"],
    ],
    [
      "a name that no catalog has is lost",
      allow("s3:New", "s3:DeleteObject"),
      allow("s3:DeleteObject"),
      ["0 complete: s3:new is not unused, and allowed no more"],
    ],
    [
      "a service is lost",
      allow("*"),
      allow("s3:GetObject", "s3:PutObject"),
      ["0 complete: ec2:runinstances is not unused, and allowed no more"],
    ],
    [
      "what a prefix with a wildcard allowed is lost",
      allow("*:RunInstances", "s3:DeleteObject"),
      allow("s3:DeleteObject"),
      ["0 complete: ec2:runinstances is not unused, and allowed no more"],
    ],
    [
      "a new pattern allows an unused action",
      allow("s3:Get*", "s3:Put*"),
      allow("s3:GetO*", "s3:Put*"),
      ["0 effective: a new pattern allows s3:getobjectacl, which is unused"],
    ],
    [
      "a new pattern of every service allows an unused action",
      allow("*"),
      allow("*:*"),
      [
        "0 effective: a new pattern allows s3:getobjectacl, which is unused",
        "0 effective: a new pattern allows s3:deleteobject, which is unused",
      ],
    ],
  ] as const)("fails where %s", (_, before, after, failures) => {
    expect(prove([before], [after])).toEqual(failures);
  });

  it("counts what is kept as used", () => {
    expect(prove([allow("s3:Delete*", "s3:Put*")], [allow("s3:Put*")], ["s3:DeleteObject"])).toEqual([
      "0 complete: s3:deleteobject is not unused, and allowed no more",
    ]);
  });

  it("names the statement", () => {
    const before = [allow("s3:GetObject"), allow("s3:Get*"), allow("s3:DeleteObject")];
    expect(prove(before, [allow("s3:GetObject"), allow("s3:Put*"), undefined])).toEqual([
      "1 contained: s3:Put* allows more than any pattern before",
      "1 complete: s3:getobject is not unused, and allowed no more",
    ]);
  });
});
