import js from "@eslint/js";
import { terraformAdapter } from "@iamend/terraform";
import type { Linter as LinterType } from "eslint";
import tseslint from "typescript-eslint";
import { beforeAll, describe, expect, it } from "vitest";
import { configOf, type LanguageName } from "./support/lint.js";
import { EVERY_CFN_NODE, EVERY_HCL_NODE, JSON_POLICY, TERRAFORM_JSON } from "./support/samples.js";
import { VERSIONS } from "./support/versions.js";

beforeAll(() => terraformAdapter.load());

interface Sample {
  readonly file: string;
  readonly text: string;
  readonly language: LanguageName;
}

const HCL = { file: "main.tf", text: EVERY_HCL_NODE };
const HCL_JSON = { file: "main.tf.json", text: TERRAFORM_JSON };
const YAML = { file: "template.yaml", text: EVERY_CFN_NODE };
const JSON_FILE = { file: "policy.json", text: JSON_POLICY };
/** Not ours, and empty. */
const OTHER = { file: "tsconfig.json", text: "{ /* none */ }" };

const SAMPLES: readonly Sample[] = [
  ...[HCL, HCL_JSON].map((one) => ({ ...one, language: "terraform" as const })),
  ...[YAML, JSON_FILE, OTHER].map((one) => ({ ...one, language: "cloudformation" as const })),
  ...[HCL, HCL_JSON, YAML, JSON_FILE, OTHER].map((one) => ({ ...one, language: "source" as const })),
  { ...HCL, text: `\uFEFF${EVERY_HCL_NODE.replaceAll("\n", "\r\n")}`, language: "source" },
];

describe.each(VERSIONS)("$version", ({ Linter, ruleNames }) => {
  it("has the rules that this is about", () => {
    expect(ruleNames.length).toBeGreaterThan(280);
  });

  describe.each(SAMPLES)(
    "the rules for JavaScript find nothing in $file as $language",
    ({ file, text, language }) => {
      it("one by one", () => {
        for (const rule of ruleNames) {
          const config = configOf({ rules: { [rule]: "error" }, language });
          expect(new Linter().verify(text, config, file), rule).toEqual([]);
        }
      });

      it("all at once", () => {
        const rules = Object.fromEntries(ruleNames.map((rule) => [rule, "error"] as const));
        expect(new Linter().verify(text, configOf({ rules, language }), file)).toEqual([]);
      });

      it("as recommended, where the configuration says nothing of files", () => {
        const recommended = tseslint.configs.recommended as LinterType.Config[];
        const config = [js.configs.recommended, ...recommended, ...configOf({ language })];
        expect(new Linter().verify(text, config, file)).toEqual([]);
      });

      it("and do not change it", () => {
        const rules = Object.fromEntries(ruleNames.map((rule) => [rule, "error"] as const));
        const { output, fixed } = new Linter().verifyAndFix(text, configOf({ rules, language }), file);
        expect({ output, fixed }).toEqual({ output: text, fixed: false });
      });
    },
  );

  it("takes options that are for other languages", () => {
    const [config] = configOf({});
    const languageOptions = {
      ecmaVersion: 2020,
      parser: tseslint.parser,
      parserOptions: { project: true },
      globals: { a: true },
    };
    const strange = {
      ...config,
      languageOptions: { ...languageOptions, "made-up": [1] },
    } as LinterType.Config;
    expect(new Linter().verify("a = 1\n", [strange], "main.tf")).toEqual([]);
  });

  it("can be given a source code that was parsed before", () => {
    const linter = new Linter();
    const config = configOf({ rules: { "no-restricted-syntax": ["error", "HclNull"] } });
    const before = linter.verify("a = null\n", config, "main.tf");
    expect(before).toHaveLength(1);
    expect(linter.verify(linter.getSourceCode(), config, "main.tf")).toEqual(before);
  });
});

describe("a rule that is only for JavaScript", () => {
  const rule = { meta: { languages: ["js/js"] }, create: () => ({}) };
  const [only] = configOf({});
  const config = [
    { ...only, plugins: { ...only?.plugins, a: { rules: { rule } } }, rules: { "a/rule": "error" } },
  ];

  it("is an error of the configuration in ESLint 10, and passed over in 9", () => {
    const results = VERSIONS.map(({ Linter }) => {
      try {
        return new Linter().verify("a = 1\n", config as LinterType.Config[], "main.tf");
      } catch (error) {
        return error instanceof Error ? error.message : error;
      }
    });
    expect(results).toEqual([
      expect.stringMatching(
        /The following rules do not support the language "iamend\/source":\n\t- "a\/rule"/,
      ),
      [],
    ]);
  });
});
