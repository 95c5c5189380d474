import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Linter } from "eslint";
import { Linter as Linter9 } from "eslint9";
import { describe, expect, it } from "vitest";
import iamend from "../../src/index.js";
import { finding } from "./support/finding.js";
import { marked } from "./support/marked.js";
import { temporaryRoot } from "./support/temporary-root.js";

// What no tester of one rule shows: rules beside one another, another name of the plugin, files elsewhere and texts that are not saved.

const VERSIONS = [
  { version: "ESLint 10", Linter },
  { version: "ESLint 9.38", Linter: Linter9 as unknown as typeof Linter },
];

const POLICY = `resource "aws_iam_role_policy" "reports" {
  role = "reports"
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject", «"s3:GetObjectAcl"»]
      Resource = "*"
    }]
  })
}
`;
const CODE = marked(POLICY).code;
const FIXED = CODE.replace(', "s3:GetObjectAcl"', "");

const root = temporaryRoot({
  "findings.json": finding({ s3: ["GetObjectAcl"] }),
  "project/saved.tf": CODE,
  // The statement goes as a whole.
  "apart/main.tf": `resource "aws_iam_role_policy" "reports" {
  role = "reports"
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = "s3:GetObject", Resource = "*" },
      { Effect = "Allow", Action = local.prototype, Resource = "*" },
    ]
  })
}
`,
  "project/role.tf": `resource "aws_iam_role" "reports" {
  name               = "reports"
  assume_role_policy = "{}"
}
`,
});
const project = join(root, "project");

describe.each(VERSIONS)("$version", ({ Linter: Version }) => {
  const linter = new Version({ cwd: root });

  function configuration(rules: Linter.RulesRecord, namespace = "iamend"): Linter.Config[] {
    return [
      {
        files: ["**/*.tf"],
        plugins: { [namespace]: iamend },
        language: `${namespace}/terraform`,
        settings: {
          iamend: { basePath: project, root: ".", findings: "../findings.json", accounts: ["111122223333"] },
        },
        rules,
      },
    ];
  }

  const told = (
    file: string,
    text: string,
    rules: Linter.RulesRecord,
    namespace?: string,
  ): readonly string[] =>
    linter
      .verify(text, configuration(rules, namespace), file)
      .map(({ line, column, endLine, endColumn, ruleId }) =>
        [ruleId, line, column, endLine, endColumn].join(" "),
      );

  const fixed = (file: string, text: string, rules: Linter.RulesRecord, namespace?: string): string =>
    linter.verifyAndFix(text, configuration(rules, namespace), file).output;

  const UNUSED = "no-unused-permissions 6 35 6 52";

  describe.each([
    ["saved", "saved.tf", "reports"],
    ["not there yet", "new.tf", "more"],
  ])("a file that is %s", (_name, name, resource) => {
    const file = join(project, name);
    const [code = "", fixedCode = ""] = [CODE, FIXED].map((text) =>
      text.replace('"aws_iam_role_policy" "reports"', `"aws_iam_role_policy" "${resource}"`),
    );

    it("is judged as its text stands", () => {
      const rules = { "iamend/no-unused-permissions": "error" } as const;
      expect(told(file, code, rules)).toEqual([`iamend/${UNUSED}`]);
      expect(fixed(file, code, rules)).toBe(fixedCode);
      expect(told(file, fixedCode, rules)).toEqual([]);
      expect(told(file, `\n${code}`, rules)).toEqual(["iamend/no-unused-permissions 7 35 7 52"]);
    });

    it("is judged by the rules that are on", () => {
      expect(told(file, code, { "iamend/no-unused-permissions": "off" })).toEqual([]);
      expect(told(file, code, { "iamend/no-redundant-actions": "error" })).toEqual([]);
    });
  });

  it("a file outside of the root is none of its business", () => {
    const file = join(root, "elsewhere.tf");
    expect(told(file, CODE, { "iamend/no-unused-permissions": "error" })).toEqual([]);
  });

  it("a folder of another name with the same beginning is outside", () => {
    mkdirSync(join(root, "project-two"), { recursive: true });
    const file = join(root, "project-two/main.tf");
    expect(told(file, CODE, { "iamend/no-unused-permissions": "error" })).toEqual([]);
  });

  it("a file that is named relative to nothing is not judged", () => {
    expect(told("main.tf", CODE, { "iamend/no-unused-permissions": "error" })).toEqual([]);
  });

  it("what cannot be done without another file is told, and left to the command", () => {
    const list = `locals {\n  prototype = ["s3:GetObjectAcl"]\n}\n`;
    const file = join(root, "apart/list.tf");
    const config = configuration({ "iamend/no-unused-permissions": "error" }).map((one) => ({
      ...one,
      settings: {
        iamend: {
          basePath: join(root, "apart"),
          root: ".",
          findings: "../findings.json",
          accounts: ["111122223333"],
        },
      },
    }));
    const { output, messages } = linter.verifyAndFix(list, config, file);
    expect(output).toBe(list);
    expect(messages.map(({ message }) => message)).toEqual([
      "`s3:GetObjectAcl` was not used by role reports (111122223333), as of 2026-10-01. Not fixed: it cannot be done without an edit of main.tf, which is not checked here.",
    ]);
  });

  describe("under another name", () => {
    const file = join(project, "saved.tf");
    const rules = { "aws/no-unused-permissions": "error" } as const;

    it("reports and fixes the same", () => {
      expect(told(file, CODE, rules, "aws")).toEqual([`aws/${UNUSED}`]);
      expect(fixed(file, CODE, rules, "aws")).toBe(FIXED);
    });

    it.each(["aws/no-unused-permissions", ""])("a comment disables it: %s", (rule) => {
      const text = CODE.replace(
        "      Action",
        `      # eslint-disable-next-line ${rule} -- the audit\n      Action`,
      );
      expect(told(file, text, rules, "aws")).toEqual([]);
      expect(fixed(file, text, rules, "aws")).toBe(text);
    });
  });

  describe("two rules with something to say of one file", () => {
    const file = join(project, "saved.tf");
    const text = CODE.replace('"s3:GetObjectAcl"', '"s3:GetObjectAcl", "sqs:SendMessage", "sqs:*"').replace(
      "    }]",
      '    }, { Effect = "Allow", Action = ["logs:PutLogEvents", "logs:*"], Resource = "*" }]',
    );
    const once = {
      unused: text.replace(' "s3:GetObjectAcl",', ""),
      redundant: text.replace('"logs:PutLogEvents", ', ""),
    };

    it.each([
      [
        "both with autofix",
        true,
        true,
        once.unused.replace('"logs:PutLogEvents", ', "").replace(' "sqs:SendMessage",', ""),
      ],
      ["the first without", false, true, once.redundant],
      ["the second without", true, false, once.unused],
      ["both without", false, false, text],
    ])("%s", (_name, unused, redundant, output) => {
      const rules = {
        "iamend/no-unused-permissions": ["error", { autofix: unused }],
        "iamend/no-redundant-actions": ["error", { autofix: redundant }],
      } satisfies Linter.RulesRecord;
      expect(fixed(file, text, rules)).toBe(output);
    });
  });
});
