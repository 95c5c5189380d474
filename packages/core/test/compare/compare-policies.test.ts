import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/catalog/catalog.js";
import { comparePolicies } from "../../src/compare/compare-policies.js";
import { allow, deny, policy } from "./documents.js";

const bucket = "arn:aws:s3:::b";
const strange = { Condition: { StringSounds: { k: "v" } } };
const why = "StringSounds on k is compared as a whole: its operator is not understood";

const get = { action: "s3:GetObject", resource: bucket, context: {} };
const put = { action: "s3:PutObject", resource: bucket, context: {} };
const gets = policy(allow("s3:GetObject", bucket));
const puts = policy(allow("s3:PutObject", bucket));
const maybe = policy(allow("s3:GetObject", bucket, strange));
const [onlyAfter, onlyBefore] = [
  { allowedBefore: false, allowedAfter: true },
  { allowedBefore: true, allowedAfter: false },
];

describe("what AFTER allows against BEFORE", () => {
  it.each([
    ["the same", gets, gets, { relation: "equivalent", reasons: [] }],
    ["less", gets, policy(), { relation: "narrower", reverse: { ...get, ...onlyBefore }, reasons: [] }],
    ["more", policy(), gets, { relation: "wider", counterexample: { ...get, ...onlyAfter }, reasons: [] }],
    [
      "something else",
      gets,
      puts,
      {
        relation: "incomparable",
        counterexample: { ...put, ...onlyAfter },
        reverse: { ...get, ...onlyBefore },
        reasons: [],
      },
    ],
    [
      "maybe more",
      policy(),
      maybe,
      { relation: "unknown", reasons: [`whether AFTER allows more than BEFORE is not certain: ${why}`] },
    ],
    [
      "maybe less",
      maybe,
      policy(),
      { relation: "narrower", reasons: [`whether AFTER allows less than BEFORE is not certain: ${why}`] },
    ],
    [
      "more, and maybe less",
      maybe,
      puts,
      {
        relation: "unknown",
        counterexample: { ...put, ...onlyAfter },
        reasons: [`whether AFTER allows less than BEFORE is not certain: ${why}`],
      },
    ],
    [
      "less, and maybe more",
      puts,
      maybe,
      {
        relation: "unknown",
        reverse: { ...put, ...onlyBefore },
        reasons: [`whether AFTER allows more than BEFORE is not certain: ${why}`],
      },
    ],
  ])("%s", (_, before, after, comparison) => {
    expect(comparePolicies(before, after)).toStrictEqual(comparison);
  });

  it("names actions that exist", () => {
    const catalog = createCatalog({
      format: "iamend-catalog/1",
      date: "2026-01-01",
      source: "test",
      services: { s3: "ListBucket" },
      retired: {},
    });
    expect(comparePolicies(policy(), policy(allow("s3:L*")), { catalog }).counterexample?.action).toBe(
      "s3:ListBucket",
    );
  });

  it("is not known where the budget is spent, of which each direction has a half", () => {
    const tooMuch = "the policies combine in too many ways to compare within the budget";
    const some = policy(allow(["s3:Get*", "s3:Put*"]), deny("s3:GetX*", bucket));
    expect(comparePolicies(some, some, { budget: 1 })).toStrictEqual({
      relation: "unknown",
      reasons: [
        `whether AFTER allows more than BEFORE is not certain: ${tooMuch}`,
        `whether AFTER allows less than BEFORE is not certain: ${tooMuch}`,
      ],
    });
    const fewest = Array.from({ length: 2000 }, (__, budget) => budget).find(
      (budget) => comparePolicies(some, some, { budget }).relation === "equivalent",
    );
    expect(fewest).toBe(9);
  });
});
