import { Linter } from "eslint";
import { languages } from "../../../src/languages/languages.js";

export type LanguageName = keyof typeof languages;

/** How a text is linted; `rules` are those of ESLint, `linterOptions` as in a configuration. */
export interface Linting {
  readonly rules?: Linter.RulesRecord;
  readonly linterOptions?: Linter.LinterOptions;
  readonly language?: LanguageName;
}

export function configOf({ rules = {}, linterOptions, language = "source" }: Linting): Linter.Config[] {
  return [
    {
      files: ["**"],
      plugins: { iamend: { languages } },
      language: `iamend/${language}`,
      rules,
      linterOptions: linterOptions ?? { reportUnusedDisableDirectives: "off" },
    },
  ];
}

/** The messages of a text, each `line:column message`, the columns of ESLint. */
export function lint(
  file: string,
  text: string,
  linting: Linting = {},
  linter: Linter = new Linter(),
): readonly string[] {
  return linter.verify(text, configOf(linting), file).map(told);
}

export function told({ line, column, endLine, endColumn, ruleId, message }: Linter.LintMessage): string {
  const end = endLine === undefined ? "" : `-${String(endLine)}:${String(endColumn)}`;
  return `${String(line)}:${String(column)}${end} ${ruleId === null ? "" : `${ruleId}: `}${message}`;
}
