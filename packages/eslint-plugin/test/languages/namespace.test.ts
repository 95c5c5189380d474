import { terraformAdapter } from "@iamend/terraform";
import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { languages } from "../../src/languages/languages.js";
import { told } from "./support/lint.js";
import { VERSIONS } from "./support/versions.js";

describe.each(VERSIONS)("$version, where the plugin has another name", ({ ESLint }) => {
  let cwd = "";

  beforeAll(async () => {
    await terraformAdapter.load();
    cwd = await realpath(await mkdtemp(join(tmpdir(), "iamend-languages-")));
    await writeFile(join(cwd, "main.tf"), '\uFEFF# eslint-disable-next-line\r\na = "x"\r\nb = null\r\n');
    await writeFile(join(cwd, "template.yaml"), "Statement: [{ Effect: Allow, Action: '*' }]\n");
    await writeFile(join(cwd, "broken.tf"), "a = = 1\n");
  });
  afterAll(() => rm(cwd, { recursive: true }));

  const eslint = (fix: boolean) =>
    new ESLint({
      cwd,
      fix,
      overrideConfigFile: true,
      overrideConfig: [
        { files: ["*.tf"], plugins: { aws: { languages } }, language: "aws/terraform" },
        { files: ["*.yaml"], plugins: { aws: { languages } }, language: "aws/cloudformation" },
        {
          linterOptions: { reportUnusedDisableDirectives: "error" },
          rules: {
            "no-restricted-syntax": ["error", "HclNull", 'CfnEntry[name="Action"] > CfnScalar[text="*"]'],
          },
        },
      ],
    });

  it("finds nodes, unused directives and parse errors", async () => {
    const results = await eslint(false).lintFiles(["."]);
    const found = results.map(({ filePath, messages }) => [
      filePath.slice(cwd.length + 1),
      messages.map(told),
    ]);
    expect(Object.fromEntries(found)).toEqual({
      "broken.tf": [expect.stringMatching(/^1:5 Parsing error: Invalid expression; /)],
      "main.tf": [
        "1:1 Unused eslint-disable directive (no problems were reported).",
        "3:5-3:9 no-restricted-syntax: Using 'HclNull' is not allowed.",
      ],
      "template.yaml": [
        '1:38-1:41 no-restricted-syntax: Using \'CfnEntry[name="Action"] > CfnScalar[text="*"]\' is not allowed.',
      ],
    });
  });

  it("fixes the file and keeps its BOM and line breaks", async () => {
    await ESLint.outputFixes(await eslint(true).lintFiles(["main.tf"]));
    expect(await readFile(join(cwd, "main.tf"), "utf8")).toBe('\uFEFF \r\na = "x"\r\nb = null\r\n');
  });
});
