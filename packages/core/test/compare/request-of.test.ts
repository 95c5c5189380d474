import { expect, it } from "vitest";
import { requestOf } from "../../src/compare/request-of.js";
import type { Witness } from "../../src/compare/search/dimension.js";

const defaults = { action: "s3:GetObject", resource: "r", context: new Map([["aws:UserName", "ann"]]) };

it.each<readonly [string, witnesses: readonly Witness[], request: object]>([
  ["the defaults where nothing is said", [], {}],
  ["an action", [{ part: "action", text: "s3:x" }], { action: "s3:x" }],
  ["a resource", [{ part: "resource", text: "b" }], { resource: "b" }],
  ["who asks", [{ part: "principal", text: "p" }], { principal: "p" }],
  [
    "keys of the context, beside those of variables",
    [
      { part: "context", key: "k", values: "v" },
      { part: "context", key: "aws:TagKeys", values: ["a", "b"] },
    ],
    { context: { "aws:UserName": "ann", k: "v", "aws:TagKeys": ["a", "b"] } },
  ],
  [
    "another value of a variable's key",
    [{ part: "context", key: "AWS:username", values: "bob" }],
    { context: { "AWS:username": "bob" } },
  ],
  ["no key that is absent", [{ part: "context", key: "k", values: undefined }], {}],
  ["nothing of what is assumed", [{ part: "assumption", why: "w" }], {}],
])("a request has %s", (_, witnesses, request) => {
  const { context, ...rest } = defaults;
  expect(requestOf(witnesses, defaults)).toStrictEqual({
    ...rest,
    context: Object.fromEntries(context),
    ...request,
  });
});

it("keeps who asks by default", () => {
  expect(requestOf([], { ...defaults, principal: "stranger" }).principal).toBe("stranger");
  expect(requestOf([], defaults)).not.toHaveProperty("principal");
});
