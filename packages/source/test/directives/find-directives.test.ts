import { describe, expect, it } from "vitest";
import { findDirectives } from "../../src/index.js";

/** A directive as one line, with the texts at its ranges. */
function found(text: string): readonly string[] {
  return findDirectives(text).directives.map((directive) => {
    const words = directive.kind === "keep" ? directive.actions : directive.rules;
    for (const word of words) expect(text.slice(...word.range)).toBe(word.text);
    return [directive.kind, ...words.map((word) => word.text), `-- ${directive.reason ?? "?"}`].join(" ");
  });
}

describe("findDirectives", () => {
  it.each([
    [" iamend-keep s3:DeleteObject -- restore drill", ["keep s3:DeleteObject -- restore drill"]],
    ["iamend-keep s3:Get*, ec2:*,kms:Decrypt", ["keep s3:Get* ec2:* kms:Decrypt -- ?"]],
    ["iamend-keep *", ["keep * -- ?"]],
    [" iamend-ignore no-unused-permissions -- why", ["ignore no-unused-permissions -- why"]],
    [
      " iamend-ignore iamend/no-unused-permissions, max-policy-size",
      ["ignore iamend/no-unused-permissions max-policy-size -- ?"],
    ],
    [" iamend-ignore", ["ignore -- ?"]],
    [" iamend-ignore -- all -- of it", ["ignore -- all -- of it"]],
    [" iamend-ignore --", ["ignore -- ?"]],
    ["*\r\n * iamend-keep s3:GetObject\r\n * iamend-ignore\r\n ", ["keep s3:GetObject -- ?", "ignore -- ?"]],
    [" see iamend-keep in the manual", []],
    [" iamendkeep s3:x", []],
    [" nothing", []],
    ["", []],
  ])("reads %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
    expect(findDirectives(text).problems).toEqual([]);
  });

  it.each([
    [" iamend-keep", "no-action", "iamend-keep"],
    [" iamend-keep -- because", "no-action", "iamend-keep -- because"],
    [" iamend-keep GetObject", "invalid-action", "GetObject"],
    [" iamend-keep s3:GetObject because of x", "invalid-action", "because"],
    [" iamend-keep s*:Get", "invalid-action", "s*:Get"],
    [" iamend-ignore We need it", "invalid-rule", "We"],
    [" iamend-disable x", "unknown-directive", "iamend-disable"],
    [" iamend-keeps s3:x", "unknown-directive", "iamend-keeps"],
  ])("says what is wrong with %j", (text, code, at) => {
    const { directives, problems } = findDirectives(text);
    expect(directives).toEqual([]);
    expect(problems).toMatchObject([{ code }]);
    expect(problems.map(({ range }) => text.slice(...range))).toEqual([at]);
  });

  it("gives the range of the whole directive", () => {
    const text = " iamend-ignore no-x -- why  ";
    expect(findDirectives(text).directives[0]?.range).toEqual([1, 26]);
  });
});
