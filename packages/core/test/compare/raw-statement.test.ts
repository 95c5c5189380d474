import { expect, it } from "vitest";
import { rawStatements } from "../../src/compare/compile/raw-statement.js";
import type { JsonObject, PolicyDocument } from "../../src/policy/document.js";

function raw(Statement: unknown, Version?: string): readonly unknown[] {
  const json = { ...(Version !== undefined && { Version }), Statement };
  const document: PolicyDocument = { json, statements: [], singleStatement: false };
  return rawStatements(document);
}

const plain = {
  deny: false,
  action: { patterns: ["s3:*"], negated: false },
  resource: { patterns: ["*"], negated: false },
  principal: undefined,
  tests: [],
  variables: false,
};
const written = { Effect: "Allow", Action: "s3:*", Resource: "*" };

it.each<readonly [string, statement: JsonObject, read: object]>([
  ["as it is", written, {}],
  ["a Deny", { ...written, Effect: "Deny" }, { deny: true }],
  [
    "lists",
    { ...written, Action: ["a:b", "c:d"], Resource: ["r", "s"] },
    {
      action: { patterns: ["a:b", "c:d"], negated: false },
      resource: { patterns: ["r", "s"], negated: false },
    },
  ],
  [
    "what is excepted",
    { Effect: "Allow", NotAction: "a:b", NotResource: ["r"] },
    { action: { patterns: ["a:b"], negated: true }, resource: { patterns: ["r"], negated: true } },
  ],
  ["no resource", { Effect: "Allow", Action: "s3:*" }, { resource: undefined }],
  ["no action", { Effect: "Allow", Resource: "*" }, { action: { patterns: [], negated: false } }],
  ["only texts", { ...written, Action: ["s3:*", 7, null] }, {}],
  ["a principal", { ...written, Principal: "*" }, { principal: { block: "*", negated: false } }],
  [
    "a principal that is excepted",
    { ...written, NotPrincipal: { AWS: "1" } },
    { principal: { block: { AWS: "1" }, negated: true } },
  ],
  [
    "conditions",
    { ...written, Condition: { Bool: { a: "true", b: false }, StringLike: { c: ["x"] } } },
    {
      tests: [
        { operator: "Bool", key: "a", values: "true" },
        { operator: "Bool", key: "b", values: false },
        { operator: "StringLike", key: "c", values: ["x"] },
      ],
    },
  ],
  ["no conditions that are none", { ...written, Condition: "x" }, {}],
  [
    "no operators that are none",
    { ...written, Condition: { Bool: "x", Null: null, StringLike: [["a", "b"]] } },
    {},
  ],
])("reads %s", (_, statement, read) => {
  expect(raw([statement])).toEqual([{ ...plain, ...read }]);
});

it("reads one statement, several, or none", () => {
  expect(raw(written)).toEqual([plain]);
  expect(raw([written, { ...written, Effect: "Deny" }])).toEqual([plain, { ...plain, deny: true }]);
  expect(raw([7, null, "x", [written], written])).toEqual([plain]);
  expect(raw(undefined)).toEqual([]);
});

it("has variables in the language of 2012", () => {
  expect(raw(written, "2012-10-17")).toEqual([{ ...plain, variables: true }]);
  expect(raw(written, "2008-10-17")).toEqual([plain]);
});
