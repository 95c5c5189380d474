import { describe, expect, it } from "vitest";
import { readActionPattern } from "../../src/patterns/action-pattern.js";

describe("readActionPattern", () => {
  it.each(["*", "**", "****"])("reads %j as everything", (text) => {
    expect(readActionPattern(text)).toEqual({ kind: "everything", text });
  });

  it.each([
    ["s3:GetObject", "s3", "s3", "GetObject", false],
    ["S3:Get*", "S3", "s3", "Get*", true],
    ["s3:*", "s3", "s3", "*", true],
    ["s3:Get?bject", "s3", "s3", "Get?bject", true],
    ["Execute-API:Invoke", "Execute-API", "execute-api", "Invoke", false],
    ["a:b:c", "a", "a", "b:c", false],
    [" s3:Get", " s3", " s3", "Get", false],
  ])("reads %j", (text, prefix, service, name, wildcard) => {
    expect(readActionPattern(text)).toEqual({ kind: "service", text, prefix, service, name, wildcard });
  });

  it.each([
    ["", "an action is written service:Name"],
    ["GetObject", "an action is written service:Name"],
    ["*a", "an action is written service:Name"],
    ["a*", "an action is written service:Name"],
    ["?", "an action is written service:Name"],
    [":GetObject", "the service before the colon is missing"],
    [":", "the service before the colon is missing"],
    ["s3:", "the action after the colon is missing"],
    ["*:", "the action after the colon is missing"],
    ["*:*", "AWS accepts no wildcard in the service before the colon"],
    ["s?:Get", "AWS accepts no wildcard in the service before the colon"],
    ["s*:Get", "AWS accepts no wildcard in the service before the colon"],
  ])("cannot read %j", (text, why) => {
    expect(readActionPattern(text)).toEqual({ kind: "unreadable", text, why });
  });
});
