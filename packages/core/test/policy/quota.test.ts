import { describe, expect, it } from "vitest";
import { policySize, QUOTAS } from "../../src/policy/quota.js";

describe("policySize", () => {
  it.each([
    [{}, 2],
    [{ Statement: [] }, 16],
    [{ Statement: [{ Effect: "Allow", Action: ["s3:Get*", "s3:Put*"] }] }, 65],
    // white space does not count, not even within strings
    [{ Sid: " A b \u00A0 c " }, 13],
    // characters count, not bytes
    [{ Sid: "\u00E4" }, 11],
    // an escaped line break is two characters of JSON and no white space
    [{ Sid: "a\nb" }, 14],
  ])("of %j is %d", (json, size) => {
    expect(policySize(json)).toBe(size);
  });
});

describe("QUOTAS", () => {
  it("are those of AWS", () => {
    expect(QUOTAS).toEqual({
      managed: 6144,
      "inline-role": 10_240,
      "inline-user": 2048,
      "inline-group": 5120,
    });
  });
});
