import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/policy/document.js";
import { proveDocument } from "../../src/proof/prove-document.js";

const reads = { Sid: "Reads", Effect: "Allow", Action: "s3:Get*", Resource: "*" };
const runs = { Effect: "Allow", Action: ["ec2:Run*"], Resource: "*" };
const policy = { Version: "2012-10-17", Statement: [reads, runs] };

/** What is broken, one line a failure. */
function prove(before: JsonObject, after: JsonObject, ...removed: readonly number[]): readonly string[] {
  return proveDocument(before, after, new Set(removed)).map(
    ({ statement, broken, message }) => `${String(statement ?? "document")} ${broken}: ${message}`,
  );
}

const BESIDE = "document unchanged: something beside the statements changed";
const NUMBER = "document unchanged: another number of statements is left than was meant";

describe("proveDocument", () => {
  it.each([
    ["nothing changed", policy, policy, []],
    ["actions changed", policy, { ...policy, Statement: [{ ...reads, Action: ["s3:GetObject"] }, runs] }, []],
    ["a statement is gone", policy, { ...policy, Statement: [runs] }, [0]],
    ["the last statement is gone", policy, { ...policy, Statement: [reads] }, [1]],
    ["every statement is gone", policy, { ...policy, Statement: [] }, [0, 1]],
    ["a single statement changed", { Statement: reads }, { Statement: { ...reads, Action: "s3:GetX" } }, []],
    ["there is no statement", { Version: "2012-10-17" }, { Version: "2012-10-17" }, []],
    ["a single statement is gone", { Statement: reads }, { Statement: [] }, [0]],
  ])("holds where %s", (_, before, after, removed) => {
    expect(prove(before, after, ...removed)).toEqual([]);
  });

  it.each([
    ["the version changed", policy, { ...policy, Version: "2008-10-17" }, [], [BESIDE]],
    ["a key appeared", policy, { ...policy, Id: "new" }, [], [BESIDE]],
    ["a key is gone", policy, { Statement: policy.Statement }, [], [BESIDE]],
    [
      "the keys changed places",
      policy,
      { Statement: policy.Statement, Version: policy.Version },
      [],
      [BESIDE],
    ],
    ["a statement is gone unasked", policy, { ...policy, Statement: [reads] }, [], [NUMBER]],
    ["a statement is still there", policy, policy, [0], [NUMBER]],
    [
      "the wrong statement is gone",
      policy,
      { ...policy, Statement: [reads] },
      [0],
      ["1 unchanged: something beside the actions changed"],
    ],
    [
      "the resource changed",
      policy,
      { ...policy, Statement: [reads, { ...runs, Resource: "arn:aws:ec2:*:*:*" }] },
      [],
      ["1 unchanged: something beside the actions changed"],
    ],
    [
      "the resource of a single statement changed",
      { Statement: reads },
      { Statement: { ...reads, Resource: [] } },
      [],
      ["0 unchanged: something beside the actions changed"],
    ],
    [
      "Action became NotAction",
      policy,
      { ...policy, Statement: [reads, { Effect: "Allow", NotAction: runs.Action, Resource: "*" }] },
      [],
      ["1 unchanged: something beside the actions changed"],
    ],
    [
      "a statement is no object any more",
      policy,
      { ...policy, Statement: [null, "reads"] },
      [],
      [
        "0 unchanged: something beside the actions changed",
        "1 unchanged: something beside the actions changed",
      ],
    ],
    [
      "the statements changed places",
      policy,
      { ...policy, Statement: [runs, reads] },
      [],
      [
        "0 unchanged: something beside the actions changed",
        "1 unchanged: something beside the actions changed",
      ],
    ],
  ])("fails where %s", (_, before, after, removed, failures) => {
    expect(prove(before, after, ...removed)).toEqual(failures);
  });
});
