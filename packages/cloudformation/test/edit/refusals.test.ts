import { describe, expect, it } from "vitest";
import type { Change } from "../../src/contract.js";
import { edit } from "../../src/edit/edit.js";
import { drawn } from "../support/drawn.js";
import { locate } from "../support/locate.js";
import { changesFor, type Request } from "../support/requests.js";

const refused: readonly { name: string; text: string; request: Request; code: string }[] = [
  {
    name: "the only action of a scalar",
    text: `
      Statement:
        - Action: sqs:*
      `,
    request: { replace: { "sqs:*": [] } },
    code: "would-be-empty",
  },
  {
    name: "all actions of a sequence",
    text: `
      Statement:
        - Action:
            - sqs:*
            - sns:*
      `,
    request: { replace: { "sqs:*": [], "sns:*": [] } },
    code: "would-be-empty",
  },
  {
    name: "all actions of one branch, which alone would be the policy's",
    text: `
      Statement:
        - Action: !If [Wide, [s3:Get*], [s3:Put*]]
      `,
    request: { replace: { "s3:Get*": [] } },
    code: "would-be-empty",
  },
  {
    name: "all statements of a sequence",
    text: `
      Statement:
        - Action: sqs:*
        - Action: sqs:*
      `,
    request: { remove: ["sqs:*"] },
    code: "would-be-empty",
  },
  {
    name: "a pattern that is none",
    text: `
      Statement:
        - Action: sqs:*
      `,
    request: { replace: { "sqs:*": ["sqs:*}"] } },
    code: "unprintable",
  },
  {
    name: "a statement that stands alone",
    text: `
      Statement:
        Action: sqs:*
      `,
    request: { remove: ["sqs:*"] },
    code: "indivisible-place",
  },
  {
    name: "an element that an alias repeats elsewhere",
    text: `
      Statement:
        - Action: [&it sqs:*, sns:*]
      More: *it
      `,
    request: { replace: { "sqs:*": ["sqs:Send*"] } },
    code: "not asked",
  },
  {
    name: "a statement that an alias repeats a part of",
    text: `
      Statement:
        - Action: sqs:*
          Resource: &all '*'
        - Action: sns:*
          Resource: *all
      `,
    request: { remove: ["sqs:*"] },
    code: "aliased-elsewhere",
  },
  {
    name: "a pattern of a file with an error",
    text: `
      Statement:
        - Action: sqs:*
      Statement:
        - Action: sns:*
      `,
    request: { replace: { "sns:*": ["sns:Publish"] } },
    code: "invalid-source",
  },
];

describe("what cannot be written", () => {
  it.each(refused)("$name", ({ text, request, code }) => {
    const located = locate({ "t.yaml": drawn(text) });
    const changes = changesFor(located, request);
    const answers = edit(changes, located);
    expect(answers.flatMap((answer) => answer.changes)).toHaveLength(changes.length);
    const codes = new Set(answers.map((answer) => ("refusal" in answer ? answer.refusal.code : "edited")));
    expect([...codes].join() || "not asked").toBe(code);
  });

  it.each<{ name: string; change: Change; code: string }>([
    { name: "a bundle that is not there", change: { bundle: "b", keep: [] }, code: "not-located" },
    { name: "a list that is not there", change: { list: "l", append: ["a:B"] }, code: "not-located" },
    { name: "a statement that is not there", change: { statement: "s" }, code: "not-located" },
  ])("$name", ({ change, code }) => {
    const located = locate({ "t.yaml": "Statement: []\n" });
    const [answer] = edit([change], located);
    expect(answer !== undefined && "refusal" in answer && answer.refusal.code).toBe(code);
  });
});
