import type { ConfigObject, Plugin } from "@eslint/core";
import { DEFAULT_CONFIGURATION } from "@iamend/engine";
import { FILES, NEVER_CODE, NEVER_TEMPLATES } from "./files.js";
import { LINTER_OPTIONS } from "./linter-options.js";
import { rulesOf } from "./rule-options.js";
import { TYPESCRIPT_PARSER } from "./typescript-parser.js";

/**
 * One configuration object that lints everything the plugin reads.
 *
 * An object has one language, so here it is the one that goes by the name of the file.
 */
export function recommendedOf(plugin: Plugin, namespace: string): ConfigObject {
  return {
    name: `${namespace}/recommended`,
    files: [...FILES.terraform, ...FILES.cloudformation],
    ignores: NEVER_TEMPLATES.filter((glob) => !(FILES.terraform as readonly string[]).includes(glob)),
    plugins: { [namespace]: plugin },
    language: `${namespace}/source`,
    linterOptions: LINTER_OPTIONS,
    rules: rulesOf(DEFAULT_CONFIGURATION.rules, namespace),
  };
}

/** The same for code of CDK, under the language that ESLint has for it. */
export function cdkOf(plugin: Plugin, namespace: string): ConfigObject {
  return {
    name: `${namespace}/recommended-cdk`,
    files: [...FILES.cdk],
    ignores: NEVER_CODE,
    plugins: { [namespace]: plugin },
    languageOptions: { parser: TYPESCRIPT_PARSER },
    linterOptions: LINTER_OPTIONS,
    rules: rulesOf(DEFAULT_CONFIGURATION.rules, namespace),
  };
}
