import { describe, expect, it } from "vitest";
import { describeDecision } from "../../src/explain/describe-decision.js";
import type { Decision } from "../../src/refine/decision.js";

const pattern = "s3:Get*";
const one = ["s3:GetObjectAcl"];
const two = ["s3:GetBucketAcl", "s3:GetObjectAcl"];
const by = (...patterns: readonly string[]): { pattern: string; allows: readonly string[] }[] =>
  patterns.map((replacement) => ({ pattern: replacement, allows: [replacement] }));

const sentences: readonly (readonly [Decision, string])[] = [
  [{ kind: "kept", pattern, reason: "used" }, "s3:Get* stays: it allows nothing that is known to be unused"],
  [
    { kind: "kept", pattern, reason: "no-known-match" },
    "s3:Get* stays: it matches no known action, so nothing is known of its use",
  ],
  [
    { kind: "kept", pattern, reason: "kept-on-purpose", detail: "s3:getnew*" },
    "s3:Get* stays: s3:getnew* is kept on purpose and matches no action that is known",
  ],
  [
    { kind: "kept", pattern, reason: "kept-on-purpose" },
    "s3:Get* stays: a pattern is kept on purpose and matches no action that is known",
  ],
  [
    { kind: "kept", pattern: "*:*", reason: "unreadable", detail: "no wildcard there" },
    "*:* stays: no wildcard there",
  ],
  [{ kind: "kept", pattern: "*:*", reason: "unreadable" }, "*:* stays: it cannot be read"],
  [{ kind: "kept", pattern, reason: "not-refined" }, "s3:Get* stays: nothing is changed in this statement"],
  [
    { kind: "removed", pattern: "s3:GetObjectAcl", reason: "unused", unused: one },
    "s3:GetObjectAcl is unused and is removed",
  ],
  [
    { kind: "removed", pattern, reason: "all-unused", unused: one },
    "s3:Get* is removed: the only action it allows is unused",
  ],
  [
    { kind: "removed", pattern, reason: "all-unused", unused: two },
    "s3:Get* is removed: all 2 actions it allows are unused",
  ],
  [
    { kind: "removed", pattern, reason: "service-unused", unused: two },
    "s3:Get* is removed: nothing of its service was used",
  ],
  [
    { kind: "replaced", pattern, by: by("s3:GetObject"), covered: [], unused: one },
    "s3:Get* allows 1 unused action and is replaced by s3:GetObject",
  ],
  [
    { kind: "replaced", pattern, by: by("s3:GetB*", "s3:GetObject"), covered: [], unused: two },
    "s3:Get* allows 2 unused actions and is replaced by s3:GetB*, s3:GetObject",
  ],
  [
    { kind: "replaced", pattern, by: [], covered: [], unused: two },
    "s3:Get* allows 2 unused actions and is removed: other patterns of the statement allow what is used",
  ],
  [
    { kind: "replaced", pattern: "*", by: by("s3:*"), covered: [], unused: [] },
    "* allows a service nobody used and is replaced by s3:*",
  ],
  [
    { kind: "opaque", why: "var.action", judged: [] },
    "an element whose value is not known stays: var.action",
  ],
];

describe("describeDecision", () => {
  it.each(sentences)("%# $kind", (decision, sentence) => {
    expect(describeDecision(decision)).toBe(sentence);
  });
});
