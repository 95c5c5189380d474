import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { faults } from "../../support/json-schema.js";
import { inFolder, runIamend } from "../../support/run-iamend.js";

const SCHEMA: unknown = JSON.parse(
  readFileSync(
    fileURLToPath(new URL("../../../packages/cli/schemas/verify.schema.json", import.meta.url)),
    "utf8",
  ),
);

const policy = (actions: readonly string[], more = {}): unknown => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: actions, Resource: "*", ...more }],
});

describe("verify --format json is as its schema says", () => {
  const before = policy(["s3:Get*", "s3:PutObject"]);
  const cases: Readonly<Record<string, unknown>> = {
    equivalent: before,
    narrower: policy(["s3:Get*"]),
    wider: policy(["s3:*"]),
    incomparable: policy(["s3:PutObject", "sqs:SendMessage"], {
      Condition: { Bool: { "aws:SecureTransport": "true" } },
    }),
  };
  for (const [relation, after] of Object.entries(cases)) {
    it(relation, () => {
      const files = {
        "before.json": before,
        "after.json": after,
        "unused.json": [{ serviceNamespace: "s3", actions: ["GetObjectAcl"] }],
      };
      inFolder(files, (folder) => {
        const args = ["verify", "before.json", "after.json", "--format", "json", "--unused", "unused.json"];
        const printed = JSON.parse(runIamend(args, { cwd: folder }).out) as { relation: string };
        expect(printed.relation).toBe(relation);
        expect(faults(printed, SCHEMA)).toEqual([]);
      });
    });
  }
});
