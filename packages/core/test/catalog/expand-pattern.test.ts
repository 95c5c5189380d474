import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/catalog/catalog.js";
import { expandPattern, matchesAnAction } from "../../src/catalog/expand-pattern.js";

const catalog = createCatalog({
  format: "iamend-catalog/1",
  date: "2026-01-31",
  source: "a test",
  services: { s3: "GetObject GetObjectAcl PutObject", sqs: "SendMessage" },
  retired: { s3: "GetObjectOld" },
});

describe("expandPattern", () => {
  it.each([
    ["s3:GetObject*", ["s3:GetObject", "s3:GetObjectAcl", "s3:GetObjectOld"]],
    ["S3:?utobject", ["s3:PutObject"]],
    ["s3:getobject", ["s3:GetObject"]],
    ["*", ["s3:GetObject", "s3:GetObjectAcl", "s3:GetObjectOld", "s3:PutObject", "sqs:SendMessage"]],
    ["s3:Frob*", []],
    ["nobody:*", []],
    ["*:Get*", []],
    ["GetObject", []],
  ])("%s", (pattern, actions) => {
    expect(expandPattern(pattern, catalog)).toEqual(actions);
    expect(matchesAnAction(pattern, catalog)).toBe(actions.length > 0);
  });
});
