import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
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
  readonly grep: { readonly found: number; readonly located: number };
}

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
/** Real code, which is not part of this project: named by IAMEND_CORPUS, or beside the checkout. */
const folder = process.env["IAMEND_CORPUS"] ?? path("../../../shared/corpus/terraform");
const recorded = JSON.parse(readFileSync(path("recorded.json"), "utf8")) as Report;

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

describe.skipIf(!existsSync(folder))("real code", () => {
  it("is located and fixed no less than it was", () => {
    const report = measure(folder);
    checkSound(report);
    expect(report.policies).toBeGreaterThanOrEqual(recorded.policies);
    expect(report.statements).toBeGreaterThanOrEqual(recorded.statements);
    expect(report.patterns.literal).toBeGreaterThanOrEqual(recorded.patterns.literal);
    expect(report.fixed).toBeGreaterThanOrEqual(recorded.fixed);
    expect(report.grep.found - report.grep.located).toBeLessThanOrEqual(
      recorded.grep.found - recorded.grep.located,
    );
    const { withUnused, fixed } = report.literalLists;
    expect(withUnused).toBeGreaterThanOrEqual(recorded.literalLists.withUnused);
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
});
