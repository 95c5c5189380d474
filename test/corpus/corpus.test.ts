import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { inFolder } from "../support/run-iamend.js";

interface Report {
  readonly policies: number;
  readonly statements: number;
  readonly patterns: { readonly literal: number; readonly opaque: number };
  readonly fixable: number;
  readonly fixed: number;
  readonly literalLists: { readonly withUnused: number; readonly fixed: number };
  readonly crashes: number;
  readonly failedProofs: number;
  readonly unparsableAfterFix: number;
  readonly secondRun: number;
  readonly grep: { readonly found: number; readonly located: number; readonly refused: number };
}

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
/** Real code, which is not part of this project: named by IAMEND_CORPUS, or beside the checkout. */
const corpus = process.env["IAMEND_CORPUS"] ?? path("../../../shared/corpus");
const recorded = Object.entries(
  JSON.parse(readFileSync(path("recorded.json"), "utf8")) as Readonly<Record<string, Report>>,
);

function measure(directory: string): Report {
  const { stdout, stderr, status } = spawnSync(process.execPath, [path("run.mjs"), directory, "--json"], {
    encoding: "utf8",
    maxBuffer: 100_000_000,
  });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Report;
}

function checkSound(report: Report): void {
  expect(report).toMatchObject({ crashes: 0, failedProofs: 0, unparsableAfterFix: 0, secondRun: 0 });
  expect(report.fixed).toBe(report.fixable);
}

/** Policies that a search finds, and of which nothing is said. */
function unseen({ grep: { found, located, refused } }: Report): number {
  return found - located - refused;
}

describe.skipIf(!existsSync(corpus))("real code", () => {
  it.each(recorded)("in %s is located and fixed no less than it was", (folder, before) => {
    const report = measure(join(corpus, folder));
    checkSound(report);
    expect(report.policies).toBeGreaterThanOrEqual(before.policies);
    expect(report.statements).toBeGreaterThanOrEqual(before.statements);
    expect(report.patterns.literal).toBeGreaterThanOrEqual(before.patterns.literal);
    expect(report.fixed).toBeGreaterThanOrEqual(before.fixed);
    expect(report.grep.located).toBeGreaterThanOrEqual(before.grep.located);
    expect(unseen(report)).toBeLessThanOrEqual(unseen(before));
    const { withUnused, fixed } = report.literalLists;
    expect(withUnused).toBeGreaterThanOrEqual(before.literalLists.withUnused);
    expect(fixed / withUnused).toBeGreaterThanOrEqual(0.95);
  });
});

describe("the measure itself", () => {
  it("runs on any folder", () => {
    const main = `resource "aws_iam_role_policy" "app" {
  role   = "app"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = ["ec2:*", "s3:*", "sqs:*"], Resource = "*" }]
  })
}
`;
    const report = inFolder(
      { "main.tf": main, "other/broken.tf": 'data "aws_iam_policy_document" {' },
      measure,
    );
    checkSound(report);
    expect(report).toMatchObject({ policies: 1, statements: 1, patterns: { literal: 3, opaque: 0 } });
    expect(report.fixed).toBeGreaterThan(0);
    expect(report.grep.located).toBe(1);
  });

  it("reads templates and policies beside Terraform", () => {
    const template = `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: app
          PolicyDocument:
            Statement: { Effect: Allow, Action: ["ec2:*", "s3:*", "sqs:*"], Resource: "*" }
        - PolicyName: unseen
          PolicyDocument: !ImportValue AppPolicy
        # PolicyDocument: none
`;
    const policy = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: ["ec2:*", "sqs:*"], Resource: "*" }],
    };
    const report = inFolder({ "app.yaml": template, "policies/app.json": policy }, measure);
    checkSound(report);
    expect(report).toMatchObject({ patterns: { literal: 5, opaque: 0 } });
    expect(report.fixed).toBeGreaterThan(1);
    expect(report.grep).toEqual({ found: 3, located: 2, refused: 1 });
  });
});
