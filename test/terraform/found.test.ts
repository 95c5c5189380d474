import { createCatalog, type PrincipalFindings } from "@iamend/core";
import { stopWitness } from "@iamend/terraform";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findingsOfCase } from "../support/law-cases.js";
import { ACCOUNT, fixRoot, loadParsers } from "./support/run-project.js";

// What the property found, as small as it gets.

beforeAll(loadParsers);
afterAll(stopWitness);

const catalog = createCatalog({
  format: "iamend-catalog/1",
  date: "2024-11-30",
  source: "made up",
  services: { sqs: "AddPermission DeleteMessage DeleteQueue PurgeQueue ReceiveMessage SendMessage TagQueue" },
  retired: {},
});
const unused = [{ serviceNamespace: "sqs", actions: ["DeleteMessage", "PurgeQueue"] }];
const findings: readonly PrincipalFindings[] = findingsOfCase(
  { unused } as unknown as Parameters<typeof findingsOfCase>[0],
  `arn:aws:iam::${ACCOUNT}:role/worker`,
);

const ROLE = `variable "extra" {\n  type = string\n}\n\nvariable "all" {\n  type = bool\n}\n\nresource "aws_iam_role" "worker" {\n  name = "worker"\n}\n\n`;

function rolePolicy(policy: string): string {
  return `${ROLE}resource "aws_iam_role_policy" "this" {\n  role   = aws_iam_role.worker.id\n  policy = ${policy}\n}\n`;
}

function heredoc(action: string): string {
  return rolePolicy(
    `<<EOF\n{\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": ${action},\n      "Resource": "*"\n    }\n  ]\n}\nEOF`,
  );
}

describe.each([
  {
    name: "an interpolation stays one when its list is broken into lines",
    file: "main.tf",
    before: heredoc('["sqs:*", "sns:PublishToEverybodyWhoListens", "${var.extra}"]'),
    after: heredoc(
      `[\n${[
        '"sqs:AddPermission"',
        '"sqs:DeleteQueue"',
        '"sqs:ReceiveMessage"',
        '"sqs:SendMessage"',
        '"sqs:TagQueue"',
        '"sns:PublishToEverybodyWhoListens"',
        '"${var.extra}"',
      ]
        .map((line) => `        ${line}`)
        .join(",\n")}\n      ]`,
    ),
  },
  {
    name: "a list in a local value is known again when nothing but expressions is left of it",
    file: "main.tf",
    before: `${rolePolicy('jsonencode({\n    Statement = [{ Effect = "Allow", Action = local.actions, Resource = "*" }]\n  })')}\nvariable "more" {\n  type = list(string)\n}\n\nlocals {\n  actions = concat(["sqs:PurgeQueue", var.extra], var.more)\n}\n`,
    after: `${rolePolicy('jsonencode({\n    Statement = [{ Effect = "Allow", Action = local.actions, Resource = "*" }]\n  })')}\nvariable "more" {\n  type = list(string)\n}\n\nlocals {\n  actions = concat([var.extra], var.more)\n}\n`,
  },
  {
    name: "a pattern that a condition chooses does not become a list",
    file: "main.tf",
    before: rolePolicy(
      'jsonencode({\n    Statement = [{ Effect = "Allow", Action = var.all ? "sqs:*" : "sqs:SendMessage", Resource = "*" }]\n  })',
    ),
  },
  {
    name: "a list behind which another may follow keeps what is not known",
    file: "main.tf",
    before: rolePolicy(
      'jsonencode({\n    Statement = [{ Effect = "Allow", Action = ["sqs:PurgeQueue", var.extra], Resource = "*" }]\n  })',
    ),
    after: rolePolicy(
      'jsonencode({\n    Statement = [{ Effect = "Allow", Action = [var.extra], Resource = "*" }]\n  })',
    ),
  },
  {
    name: "an expression inside a string of JSON is not edited",
    file: "policy.tf.json",
    before: `{"resource": {"aws_iam_role": {"worker": {"name": "worker"}}, "aws_iam_role_policy": {"this": {"role": "\${aws_iam_role.worker.id}", "policy": "\${jsonencode({ Statement = [{ Effect = \\"Allow\\", NotAction = var.extra, Resource = \\"*\\" }] })}"}}}}\n`,
  },
])("$name", ({ file, before, after }) => {
  it("is fixed so, without an internal error, and once", () => {
    const fixed = fixRoot({ files: new Map([[file, before]]), findings, catalog });
    expect(fixed.before.internalErrors).toEqual([]);
    expect(fixed.files.get(file)).toBe(after ?? before);
    expect(fixed.after.internalErrors).toEqual([]);
    expect(fixed.after.problems.filter(({ fix }) => fix !== undefined)).toEqual([]);
  });
});
