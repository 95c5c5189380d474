import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { faults } from "../../support/json-schema.js";
import { inFolder, runIamend } from "../../support/run-iamend.js";
import { CONFIGURATION, finding, MAIN_TF, ROLE, SAMPLE } from "../../support/terraform-sample.js";

const SCHEMA: unknown = JSON.parse(
  readFileSync(
    fileURLToPath(new URL("../../../packages/cli/schemas/check-1.schema.json", import.meta.url)),
    "utf8",
  ),
);

interface Report {
  readonly problems: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly fix?: {
      readonly id: string;
      readonly edits: readonly { file: string; range: [number, number]; text: string }[];
    };
  }[];
  readonly holders?: readonly unknown[];
  readonly output?: string;
  readonly summary: Readonly<Record<string, unknown>>;
}

function reportOf(args: readonly string[], folder: string, input?: string): Report {
  const { out, err } = runIamend(["check", "--format", "json", ...args], {
    cwd: folder,
    ...(input === undefined ? {} : { input }),
  });
  expect(out, err).not.toBe("");
  const report = JSON.parse(out) as Report;
  expect(faults(report, SCHEMA)).toEqual([]);
  return report;
}

const OTHER = "arn:aws:iam::111122223333:role/elsewhere";

/** One of everything: a fix, a wildcard, a wholly unused service, an unknown action, a redundant one, a variable. */
const RICH_TF = MAIN_TF.replace(
  '      "s3:PutObject*",\n',
  '      "s3:PutObject*",\n      "s3:PutObjectTagging",\n      "s3:GetObjectTorent",\n      "sqs:*",\n\t"kms:De*", // é日本\n      var.extra,\n',
);
const RICH = {
  ...SAMPLE,
  "main.tf": RICH_TF,
  "finding.json": [
    finding({ s3: ["GetObjectAcl"], sqs: [], kms: ["DeleteAlias", "DescribeKey"] }),
    finding({ s3: ["GetObject"] }, OTHER, "4b2c6f0e-0000-4000-8000-000000000002"),
  ],
};

describe("--format json", () => {
  it("is as its schema says, and tells places from 1 in UTF-16 units", () => {
    inFolder(RICH, (folder) => {
      const { problems, summary } = reportOf([], folder);
      for (const { file, line, column, endLine, endColumn } of problems) {
        expect(file).toBe("main.tf");
        const lines = RICH_TF.split("\n");
        expect(line).toBe(endLine);
        expect(lines[line - 1]?.slice(column - 1, endColumn - 1)).toMatch(
          /^(?:"[a-z0-9]+:[A-Za-z*]+"|var\.extra)$/,
        );
      }
      expect(problems.length).toBeGreaterThan(3);
      expect(summary).toMatchObject({ files: 1, findings: { matched: 1, unmatched: [OTHER] }, fixed: 0 });
    });
  });

  it("has edits that, applied to the text as read, are what --fix writes", () => {
    inFolder(SAMPLE, (folder) => {
      const [problem] = reportOf([], folder).problems;
      const [edit] = problem?.fix?.edits ?? [];
      if (edit === undefined) throw new Error("expected a fix");
      const text = MAIN_TF.slice(0, edit.range[0]) + edit.text + MAIN_TF.slice(edit.range[1]);
      runIamend(["check", "--fix"], { cwd: folder });
      expect(readFileSync(join(folder, edit.file), "utf8")).toBe(text);
    });
  });

  it("counts what was fixed, and says what is left", () => {
    inFolder(SAMPLE, (folder) => {
      expect(reportOf(["--fix"], folder).summary).toMatchObject({
        problems: 0,
        fixed: 1,
        permissionsRemoved: 1,
      });
      expect(reportOf([], folder).summary).toMatchObject({ problems: 0, fixed: 0, permissionsRemoved: 0 });
    });
  });

  it("names files relative to the working directory", () => {
    inFolder({ ...SAMPLE, "infra/app/main.tf": MAIN_TF, "main.tf": "" }, (folder) => {
      expect(reportOf([], join(folder, "infra")).problems.map(({ file }) => file)).toEqual(["app/main.tf"]);
      expect(reportOf(["app"], join(folder, "infra")).problems).toHaveLength(1);
    });
  });

  it("has holders with --explain-holders, and the fixed text of standard input", () => {
    inFolder(SAMPLE, (folder) => {
      expect(reportOf(["--explain-holders"], folder).holders).toHaveLength(1);
      const { output, problems } = reportOf(["--stdin-filename", "main.tf", "--fix"], folder, MAIN_TF);
      expect(problems).toEqual([]);
      expect(output).toBe(MAIN_TF.replace('      "s3:GetObjectAcl",\n', ""));
      expect(readFileSync(join(folder, "main.tf"), "utf8")).toBe(MAIN_TF);
    });
  });
});

describe("--format stylish", () => {
  it("shows each problem at its place, and what it comes to", () => {
    // Actions of old, so that a newer catalog shows the same.
    const source = MAIN_TF.replace(
      '      "s3:PutObject*",\n',
      '\t"lambda:Publish*", // é日本\n      "s3:PutObject*",\n      "sqs:SendMessage",\n',
    );
    const findings = [
      finding({
        s3: ["GetObjectAcl"],
        lambda: ["PublishLayerVersion"],
        sqs: [{ action: "SendMessage", lastAccessed: "2026-02-03T04:05:06Z" }],
      }),
      finding({ s3: ["GetObject"] }, OTHER, "4b2c6f0e-0000-4000-8000-000000000002"),
    ];
    inFolder({ ...SAMPLE, "main.tf": source, "finding.json": findings }, (folder) => {
      const { code, out } = runIamend(["check"], { cwd: folder });
      expect(code).toBe(1);
      expect(out).toMatchSnapshot();
    });
  });

  it("says what would make suggestions certain", () => {
    inFolder({ ...SAMPLE, "iamend.config.json": { findings: "finding.json" } }, (folder) => {
      const { code, out } = runIamend(["check"], { cwd: folder });
      expect(code).toBe(1);
      expect(out).toMatchSnapshot();
      expect(runIamend(["check", "--accounts", "111122223333"], { cwd: folder }).out).toContain(
        "1 fixable with --fix",
      );
    });
  });

  it("explains who holds each policy", () => {
    inFolder(SAMPLE, (folder) => {
      expect(runIamend(["check", "--explain-holders"], { cwd: folder }).out).toMatchSnapshot();
    });
  });

  it("names at most five findings that match nothing", () => {
    const others = Array.from({ length: 8 }, (_, index) =>
      finding({ s3: ["GetObject"] }, `${ROLE}-${String(index)}`, `id-${String(index)}`),
    );
    inFolder({ ...SAMPLE, "finding.json": others }, (folder) => {
      const { code, out } = runIamend(["check"], { cwd: folder });
      expect(code).toBe(0);
      expect(out).toMatch(/role\/app-4 and 3 more/);
      expect(reportOf([], folder).summary).toMatchObject({ findings: { unmatched: { length: 8 } } });
    });
  });

  it("shows what a name in the source would do to a terminal as text", () => {
    inFolder({ ...SAMPLE, "main.tf": MAIN_TF.replace("s3:GetObjectAcl", "s3:\u202eGet") }, (folder) => {
      const { out } = runIamend(["check"], { cwd: folder });
      expect(out).not.toContain("\u202e");
    });
  });

  it("has colours where they are wanted, and none with NO_COLOR", () => {
    inFolder(SAMPLE, (folder) => {
      expect(runIamend(["check"], { cwd: folder, env: { FORCE_COLOR: "1" } }).out).toContain("\u001b[31m");
      expect(
        runIamend(["check"], { cwd: folder, env: { FORCE_COLOR: "1", NO_COLOR: "1" } }).out,
      ).not.toContain("\u001b");
    });
  });
});

describe("exit codes", () => {
  it("--strict makes an unmatched finding an error", () => {
    const files = { ...SAMPLE, "finding.json": finding({ s3: ["GetObject"] }, OTHER) };
    inFolder(files, (folder) => {
      expect(runIamend(["check"], { cwd: folder }).code).toBe(0);
      expect(runIamend(["check", "--strict"], { cwd: folder }).code).toBe(1);
    });
  });

  it("a rule that is off says nothing, one that warns does not fail", () => {
    const level = (value: string): unknown => ({
      ...CONFIGURATION,
      rules: { "no-unused-permissions": value },
    });
    inFolder({ ...SAMPLE, "iamend.config.json": level("warn") }, (folder) => {
      expect(runIamend(["check"], { cwd: folder }).code).toBe(0);
      expect(runIamend(["check", "--max-warnings", "0"], { cwd: folder }).code).toBe(1);
    });
    inFolder({ ...SAMPLE, "iamend.config.json": level("off") }, (folder) => {
      expect(reportOf([], folder).problems).toEqual([]);
    });
  });
});
