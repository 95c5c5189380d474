import { describe, expect, it } from "vitest";
import type { Decision } from "../../src/refine/decision.js";
import { nothingTwice } from "../../src/refine/nothing-twice.js";

const kept = (pattern: string, reason: "used" | "unreadable" = "used"): Decision => ({
  kind: "kept",
  pattern,
  reason,
});
const replaced = (pattern: string, ...by: readonly string[]): Decision => ({
  kind: "replaced",
  pattern,
  by: by.map((one) => ({ pattern: one, allows: [`for ${one}`] })),
  covered: [],
  unused: [],
});
const removed: Decision = { kind: "removed", pattern: "s3:Old", reason: "unused", unused: ["s3:Old"] };
const opaque: Decision = { kind: "opaque", why: "var.action", judged: [kept("s3:*")] };

/** What each replacement became: itself, or what covers it. */
function after(...decisions: readonly Decision[]): readonly string[] {
  return nothingTwice(decisions).flatMap((decision) =>
    decision.kind === "replaced"
      ? [
          ...decision.by.map(({ pattern }) => pattern),
          ...decision.covered.map(({ pattern, by }) => `${pattern} is in ${by}`),
        ]
      : [],
  );
}

describe("nothingTwice", () => {
  it.each([
    ["nothing overlaps", [replaced("s3:*", "s3:Get*", "s3:Put*")], ["s3:Get*", "s3:Put*"]],
    ["a kept pattern contains it", [replaced("s3:*", "s3:GetA"), kept("s3:Get*")], ["s3:GetA is in s3:Get*"]],
    ["a kept pattern is it", [kept("s3:GetA"), replaced("s3:*", "s3:GetA")], ["s3:GetA is in s3:GetA"]],
    ["case differs", [kept("S3:GETA"), replaced("s3:*", "s3:GetA")], ["s3:GetA is in S3:GETA"]],
    ["everything is kept", [replaced("s3:*", "s3:GetA"), kept("*")], ["s3:GetA is in *"]],
    ["the kept pattern is of another service", [replaced("s3:*", "s3:GetA"), kept("ec2:*")], ["s3:GetA"]],
    ["the kept pattern is narrower", [replaced("s3:*", "s3:Get*"), kept("s3:GetA")], ["s3:Get*"]],
    [
      "the kept pattern is unreadable",
      [replaced("s3:*", "s3:GetA"), kept("**:*", "unreadable")],
      ["s3:GetA"],
    ],
    ["the kept pattern has no colon", [replaced("s3:*", "s3:GetA"), kept("get", "unreadable")], ["s3:GetA"]],
    ["another is removed", [removed, replaced("s3:*", "s3:Old")], ["s3:Old"]],
    ["another is opaque", [opaque, replaced("s3:*", "s3:GetA")], ["s3:GetA"]],
    [
      "another replacement contains it",
      [replaced("s3:*", "s3:GetAB", "s3:GetA*")],
      ["s3:GetA*", "s3:GetAB is in s3:GetA*"],
    ],
    [
      "a replacement of another pattern contains it",
      [replaced("s3:Get*", "s3:GetAB"), replaced("s3:*", "s3:GetA*")],
      ["s3:GetAB is in s3:GetA*", "s3:GetA*"],
    ],
    [
      "two are equal",
      [replaced("s3:Get*", "s3:GetA"), replaced("s3:*A", "s3:GetA")],
      ["s3:GetA", "s3:GetA is in s3:GetA"],
    ],
    [
      "two are equal, the later of which is sorted first",
      [replaced("s3:Get*", "s3:Geta"), replaced("s3:*A", "s3:GetA")],
      ["s3:Geta is in s3:GetA", "s3:GetA"],
    ],
    [
      "three are equal",
      [replaced("s3:a*", "s3:A"), replaced("s3:b*", "s3:A"), replaced("s3:c*", "s3:A")],
      ["s3:A", "s3:A is in s3:A", "s3:A is in s3:A"],
    ],
    [
      "a chain of them contains one another",
      [replaced("s3:*", "s3:A*", "s3:AB*", "s3:ABC*")],
      ["s3:A*", "s3:AB* is in s3:A*", "s3:ABC* is in s3:A*"],
    ],
    [
      "a replacement of another service looks like it",
      [replaced("*", "ec2:Get*", "s3:GetA")],
      ["ec2:Get*", "s3:GetA"],
    ],
  ])("where %s", (_, decisions, expected) => {
    expect(after(...decisions)).toEqual(expected);
  });

  it("changes no other decision", () => {
    const others = [kept("s3:Get*"), removed, opaque];
    expect(nothingTwice(others)).toEqual(others);
  });

  it("says what a covered replacement was for", () => {
    expect(nothingTwice([kept("s3:Get*"), replaced("s3:*", "s3:GetA")])[1]).toEqual({
      ...replaced("s3:*"),
      covered: [{ pattern: "s3:GetA", allows: ["for s3:GetA"], by: "s3:Get*" }],
    });
  });
});
