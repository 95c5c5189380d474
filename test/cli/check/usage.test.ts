import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inFolder, runIamend } from "../../support/run-iamend.js";
import { SAMPLE } from "../../support/terraform-sample.js";

/** Arguments that cannot be right, with which files beside the sample, and the one line that says so. */
const CASES: readonly {
  readonly name: string;
  readonly args: readonly string[];
  readonly files?: Readonly<Record<string, unknown>>;
  readonly message: string | RegExp;
}[] = [
  {
    name: "an option nearly right",
    args: ["--finding", "x"],
    message: "unknown option '--finding' (Did you mean --findings?)",
  },
  {
    name: "an unknown format",
    args: ["--format", "sarif"],
    message: /argument 'sarif' is invalid. Allowed choices are stylish, json/,
  },
  {
    name: "--fix with --diff",
    args: ["--fix", "--diff"],
    message: /'--(fix|diff)' cannot be used with option '--(fix|diff)'/,
  },
  {
    name: "--fix with --fix-suggestions",
    args: ["--fix", "--fix-suggestions"],
    message: /cannot be used with option/,
  },
  { name: "a path that is not there", args: ["absent.tf"], message: "absent.tf: no such file or directory" },
  { name: "a path outside the root", args: [".."], message: /^iamend: \.\.: it lies outside the root/ },
  {
    name: "a root that is not there",
    args: ["--root", "absent"],
    message: "--root absent: no such directory",
  },
  {
    name: "a root that is a file",
    args: ["--root", "main.tf"],
    message: "--root main.tf: expected a directory, found a file",
  },
  {
    name: "a configuration that is not there",
    args: ["--config", "absent.json"],
    message: "--config absent.json: no such file",
  },
  {
    name: "a configuration of another kind",
    args: ["--config", "iamend.config.yaml"],
    files: { "iamend.config.yaml": "" },
    message: "--config iamend.config.yaml: expected a file whose name ends in .json, .js, .mjs or .ts",
  },
  {
    name: "findings that are not there",
    args: ["--findings", "absent.json"],
    message: "absent.json: no such file (expected findings (JSON))",
  },
  {
    name: "findings of no bytes",
    args: ["--findings", "empty.json"],
    files: { "empty.json": "" },
    message: "empty.json: expected findings (JSON), found an empty file",
  },
  {
    name: "findings that are no JSON",
    args: ["--findings", "bad.json"],
    files: { "bad.json": "[\n  {,\n]" },
    message: "bad.json:2:4: not valid JSON",
  },
  {
    name: "findings that do not say whom they are about",
    args: ["--findings", "simple.json"],
    files: { "simple.json": [{ serviceNamespace: "s3", actions: ["GetObject"] }] },
    message: "simple.json: the findings do not say whom they are about; expected --principal ARN",
  },
  {
    name: "accounts that are none",
    args: ["--accounts", "12,34"],
    message: /Expected account ids of twelve digits/,
  },
  {
    name: "a number that is none",
    args: ["--max-warnings", "few"],
    message: /Expected a whole number of warnings/,
  },
  {
    name: "unsaved text with other paths",
    args: ["--stdin-filename", "main.tf", "other.tf"],
    message: "expected no other paths",
  },
  {
    name: "unsaved text outside the root",
    args: ["--stdin-filename", "../main.tf"],
    message: /--stdin-filename \.\.\/main\.tf: it lies outside the root/,
  },
  {
    name: "unsaved text in no directory",
    args: ["--stdin-filename", "absent/main.tf"],
    message: "--stdin-filename absent/main.tf: its directory does not exist",
  },
  {
    name: "standard input twice",
    args: ["--stdin-filename", "main.tf", "--findings", "-"],
    message: /standard input is read already/,
  },
  {
    name: "a report that cannot be written",
    args: ["--output", "absent/report.txt"],
    message: "--output absent/report.txt: it cannot be written (ENOENT)",
  },
  {
    name: "a keep that is no pattern",
    args: ["--keep", "s3 GetObject"],
    message: /--keep "s3 GetObject": expected one action pattern/,
  },
  {
    name: "a key of the configuration nearly right",
    args: [],
    files: { "iamend.config.json": '{\n  "accounts": ["111122223333"],\n  "keeps": []\n}' },
    message: "iamend.config.json:3:12: $.keeps: expected no such key; did you mean keep?",
  },
  {
    name: "a value of the configuration of the wrong kind",
    args: [],
    files: { "iamend.config.json": '{\n  "accounts": ["1"]\n}' },
    message: /iamend\.config\.json:2:\d+: \$\.accounts/,
  },
  {
    name: "a configuration that is no JSON",
    args: [],
    files: { "iamend.config.json": '{ "accounts": }' },
    message: "iamend.config.json:1:15: not valid JSON",
  },
  {
    name: "a key of the configuration given twice",
    args: [],
    files: { "iamend.config.json": '{ "keep": [],\n "keep": [] }' },
    message: 'iamend.config.json:2:2: the key "keep" occurs twice in one object',
  },
  {
    name: "two configurations in one directory",
    args: [],
    files: { "iamend.config.mjs": "export default {};" },
    message: /iamend\.config\.json and .*iamend\.config\.mjs: expected one configuration in a directory/,
  },
];

describe("iamend check refuses, with exit code 2 and one line,", () => {
  for (const { name, args, files = {}, message } of CASES) {
    it(name, () => {
      inFolder({ ...SAMPLE, ...files }, (folder) => {
        const { code, out, err } = runIamend(["check", ...args], { cwd: folder });
        expect({ code, out, lines: err.trimEnd().split("\n").length }).toEqual({
          code: 2,
          out: "",
          lines: 1,
        });
        if (typeof message === "string") expect(err).toContain(message);
        else expect(err).toMatch(message);
      });
    });
  }
});

describe("iamend check takes", () => {
  it("several findings files after one option, and paths behind them", () => {
    inFolder({ ...SAMPLE, "second.json": [], "other/x.tf": "" }, (folder) => {
      const args = ["check", "--findings", "finding.json", "second.json", "main.tf", "--format", "json"];
      const { code, out, err } = runIamend(args, { cwd: folder });
      expect(code).toBe(1);
      expect((JSON.parse(out) as { problems: unknown[] }).problems).toHaveLength(1);
      expect(err).toContain("second.json: there are no findings in it");
    });
  });

  it("findings without any finding in them: nothing to report", () => {
    inFolder({ ...SAMPLE, "none.json": { findings: [] } }, (folder) => {
      const { code, err } = runIamend(["check", "--findings", "none.json"], { cwd: folder });
      expect(code).toBe(0);
      expect(err).toContain("none.json: there are no findings in it, so it does not count as a source");
    });
  });

  it("a root without any source, and says so", () => {
    inFolder({ "README.md": "" }, (folder) => {
      const { code, out, err } = runIamend(["check"], { cwd: folder });
      expect(code).toBe(0);
      expect(out).toContain("no problems");
      expect(err).toContain(`there is nothing to check below ${folder}`);
    });
  });

  it("findings from standard input, whom --principal names", () => {
    inFolder({ ...SAMPLE, "iamend.config.json": { accounts: ["111122223333"] } }, (folder) => {
      const { code, out } = runIamend(
        ["check", "--findings", "-", "--principal", "arn:aws:iam::111122223333:role/app"],
        { cwd: folder, input: JSON.stringify([{ serviceNamespace: "s3", actions: ["GetObjectAcl"] }]) },
      );
      expect(code).toBe(1);
      expect(out).toContain("s3:GetObjectAcl");
    });
  });

  it("no findings at all: the other rules still speak", () => {
    const source = SAMPLE["main.tf"].replace("s3:GetObjectAcl", "s3:GetObjectAcll");
    inFolder({ "main.tf": source }, (folder) => {
      const { code, out } = runIamend(["check"], { cwd: folder });
      expect(code).toBe(0);
      expect(out).toContain("no-unknown-actions");
      expect(runIamend(["check", "--max-warnings", "0"], { cwd: folder }).code).toBe(1);
      expect(runIamend(["check", "--max-warnings", "1"], { cwd: folder }).code).toBe(0);
    });
  });

  it("a file for its report, which then has no colours", () => {
    inFolder(SAMPLE, (folder) => {
      mkdirSync(join(folder, "reports"));
      writeFileSync(join(folder, "reports/check.txt"), "old");
      const { code, out } = runIamend(["check", "--output", "reports/check.txt"], {
        cwd: folder,
        env: { FORCE_COLOR: "1" },
      });
      expect({ code, out }).toEqual({ code: 1, out: "" });
      const report = readFileSync(join(folder, "reports/check.txt"), "utf8");
      expect(report).toContain("1 problem");
      expect(report).not.toContain("\u001b");
    });
  });
});
