import { parseText } from "@iamend/cloudformation";
import { parseFile, terraformAdapter } from "@iamend/terraform";
import { beforeAll, describe, expect, it } from "vitest";
import { configOf } from "./support/lint.js";
import { VERSIONS } from "./support/versions.js";

beforeAll(() => terraformAdapter.load());

const HEAD = "Statement: [{ Effect: Allow, Action: 'a:b' }]\n";
const linterOptions = { reportUnusedDisableDirectives: "error" } as const;

describe.each(VERSIONS)("$version", ({ Linter }) => {
  it.each([
    { name: "#", file: "a.tf", text: "# eslint-disable\na = 1\n", fixed: " \na = 1\n" },
    { name: "//", file: "a.tf", text: "a = 1 // eslint-disable-line\nb = 2\n", fixed: "a = 1  \nb = 2\n" },
    { name: "/* */", file: "a.tf", text: "a = /* eslint-disable */ 1\n", fixed: "a =   1\n" },
    {
      name: "/* */ over lines",
      file: "a.tf",
      text: "/* eslint-disable-next-line\n   no-undef */\na = 1\n",
      fixed: " \na = 1\n",
    },
    { name: "# with CRLF", file: "a.tf", text: "# eslint-disable\r\na = 1\r\n", fixed: " \r\na = 1\r\n" },
    {
      name: "# behind a BOM",
      file: "a.tf",
      text: "\uFEFF# eslint-disable\na = 1\n",
      fixed: "\uFEFF \na = 1\n",
    },
    { name: "# without a line break", file: "a.tf", text: "a = 1\n# eslint-enable", fixed: "a = 1\n " },
    {
      name: "one rule of several",
      file: "a.tf",
      text: "# eslint-disable no-undef, no-restricted-syntax -- 😀\na = null\n",
      fixed: "# eslint-disable no-restricted-syntax -- 😀\na = null\n",
    },
    {
      name: "# in YAML",
      file: "a.yaml",
      text: `${HEAD}a: b # eslint-disable-line\n# eslint-disable\nc:\n  # eslint-disable-next-line\n  d: e\n`,
      fixed: `${HEAD}a: b  \n \nc:\n   \n  d: e\n`,
    },
    {
      name: "# in YAML with CRLF",
      file: "a.yaml",
      text: `${HEAD}# eslint-disable\r\na: b\r\n`,
      fixed: `${HEAD} \r\na: b\r\n`,
    },
  ])("$file: $name is told of and removed", ({ file, text, fixed }) => {
    const rules = { "no-restricted-syntax": ["error", "HclNull"] } as const;
    const config = configOf({
      rules: { "no-restricted-syntax": [...rules["no-restricted-syntax"]] },
      linterOptions,
    });
    const unused = new Linter().verify(text, config, file);
    expect(unused).not.toEqual([]);
    for (const { message } of unused) expect(message).toMatch(/^Unused eslint-(?:disable|enable) directive/);

    const { output, messages } = new Linter().verifyAndFix(text, config, file);
    expect(output).toBe(fixed);
    expect(messages).toEqual([]);
    const { problems } = file.endsWith(".tf") ? parseFile(file, output) : parseText(output);
    expect(problems).toEqual([]);
  });
});
