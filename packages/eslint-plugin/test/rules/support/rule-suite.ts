import { join } from "node:path";
import { RuleTester } from "eslint";
import { RuleTester as RuleTester9 } from "eslint9";
import json from "@eslint/json";
import yml from "eslint-plugin-yml";
import { describe, it } from "vitest";
import iamend, { rules } from "../../../src/index.js";
import { marked } from "./marked.js";

/** How a file is read; `json` and `yml` are plugins of others. */
export type Language =
  | "iamend/terraform"
  | "iamend/cloudformation"
  | "iamend/source"
  | "yml/yaml"
  | "json/json"
  | "json/jsonc"
  | "json/json5"
  | "js/js";

export interface Case {
  readonly name: string;
  readonly language: Language;
  /** In the root, unless it is absolute. */
  readonly file: string;
  /** With `«` and `»` around what is reported. */
  readonly text: string;
  /** One for each mark, in order. */
  readonly errors?: readonly Report[];
  /** What `--fix` makes of it; without, nothing. */
  readonly output?: string;
  readonly options?: readonly unknown[];
  /** Beside those of the suite, and in their place; `undefined` takes one away. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface Report {
  readonly message: string | RegExp;
  readonly suggestions?: readonly { readonly desc: string; readonly output: string }[];
}

interface Suite {
  /** The folder that is read, and what `iamend.config()` would say of it. */
  readonly root: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly cases: readonly Case[];
}

const VERSIONS = [
  { version: "ESLint 10", RuleTester },
  { version: "ESLint 9.38", RuleTester: RuleTester9 as unknown as typeof RuleTester },
];

/** What no rule has anything to say of, whatever it is read as. */
const SILENT: readonly Case[] = [
  {
    name: "JavaScript",
    language: "js/js",
    file: "main.js",
    text: `const actions = ["s3:GetObjectAcl", "*"];`,
  },
  {
    name: "another JSON",
    language: "json/json",
    file: "data.json",
    text: `{ "Action": ["s3:GetObjectAcl"] }`,
  },
  { name: "another YAML", language: "yml/yaml", file: "data.yaml", text: "on: push\njobs: {}\n" },
  { name: "an empty YAML", language: "iamend/cloudformation", file: "empty.yaml", text: "" },
  { name: "another HCL", language: "iamend/terraform", file: "other.tf", text: "locals {}\n" },
  { name: "an empty HCL", language: "iamend/terraform", file: "empty.tf", text: "" },
];

/**
 * Runs the cases of a rule by ESLint's own tester, in both versions; one without errors is valid.
 *
 * Beside them run those of which no rule has anything to say.
 */
export function ruleSuite(rule: keyof typeof rules, { root, settings = {}, cases: own }: Suite): void {
  const cases = [...own, ...SILENT];
  for (const { version, RuleTester: Tester } of VERSIONS) {
    Tester.describe = describe;
    Tester.it = it;
    Tester.itOnly = it.only;
    const tester = new Tester({ plugins: { iamend, json, yml } });
    const written = cases.map(({ name, language, file, text, options, settings: more }) => ({
      name,
      // What is read unless another is named, cannot be named here.
      ...(language === "js/js" ? {} : { language }),
      filename: join(root, file),
      code: marked(text).code,
      settings: { iamend: given({ basePath: root, root: ".", ...settings, ...more }) },
      ...(options === undefined ? {} : { options: [...options] }),
    }));
    tester.run(`${rule} with ${version}`, rules[rule], {
      valid: written.filter((_case, index) => errorsOf(cases[index]).length === 0),
      invalid: written.flatMap((one, index) => {
        const errors = errorsOf(cases[index]);
        return errors.length === 0 ? [] : [{ ...one, errors, output: cases[index]?.output ?? null }];
      }),
    });
  }
}

function errorsOf(one: Case | undefined): RuleTester.TestCaseError[] {
  const { errors = [], text = "" } = one ?? {};
  const { places } = marked(text);
  if (places.length !== errors.length) throw new Error("a place is marked for each error");
  return errors.map(({ message, suggestions }, index) => ({
    message,
    ...places[index],
    ...(suggestions === undefined ? {} : { suggestions: [...suggestions] }),
  }));
}

function given(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
