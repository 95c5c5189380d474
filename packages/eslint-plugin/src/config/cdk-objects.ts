import type { ConfigObject } from "@eslint/core";
import { FILES, JSX, NEVER_CODE, TYPESCRIPT } from "./files.js";
import { LINTER_OPTIONS } from "./linter-options.js";
import { TYPESCRIPT_PARSER } from "./typescript-parser.js";

interface CdkOptions {
  /** Globs of what is linted; by default all that may be code. */
  readonly files: readonly string[] | undefined;
  /** Globs of code in which a comment for ESLint names a rule of ours. */
  readonly directed: readonly string[];
}

/**
 * Lints code under the language that ESLint has for it, and reads what of it is TypeScript.
 *
 * Code belongs to others too: nothing but that is set for it, so that what others say of parsers and comments stays.
 */
export function cdkObjects(
  namespace: string,
  { files = FILES.cdk, directed }: CdkOptions,
  common: ConfigObject,
): ConfigObject[] {
  const { basePath } = common;
  const scope = basePath === undefined ? {} : { basePath };
  const name = `${namespace}/cdk`;
  const both = (glob: string): string[][] => files.map((own) => [own, glob]);
  return [
    { name, ...common, files: [...files], ignores: NEVER_CODE },
    {
      name: `${name}-typescript`,
      ...scope,
      files: both(TYPESCRIPT),
      languageOptions: { parser: TYPESCRIPT_PARSER },
    },
    {
      name: `${name}-jsx`,
      ...scope,
      files: both(JSX),
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    },
    ...(directed.length === 0
      ? []
      : [{ name: `${name}-comments`, ...scope, files: [...directed], linterOptions: LINTER_OPTIONS }]),
  ];
}
