import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ESLint, type Linter } from "eslint";
import iamend from "../../../src/index.js";
import { findingsOf } from "./findings.js";
import type { Example, Page } from "./pages.js";

export interface Linted {
  readonly messages: readonly Linter.LintMessage[];
  /** What `--fix` makes of it. */
  readonly fixed: string;
  /** What its first suggestion makes of it, if there is one. */
  readonly suggested: string | undefined;
}

const TRUST = {
  Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
};

/** Lints an example as a user would, in a folder of its own; all rules are on, the page's own as an error. */
export async function lintExample({ rule, unused }: Page, { file, text }: Example): Promise<Linted> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "iamend-page-")));
  try {
    const write = (name: string, content: string): void => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    };
    if (unused.length > 0) write("findings.json", JSON.stringify(findingsOf(unused)));
    write("trust.json", JSON.stringify(TRUST));
    write(file, text);
    const config = iamend.config({
      basePath: folder,
      root: ".",
      findings: unused.length > 0 ? ["findings.json"] : [],
      accounts: ["111122223333"],
      rules: { [rule]: "error" },
      ...(file.startsWith("policies/")
        ? { principals: { "arn:aws:iam::111122223333:role/reports": [`${file}#policy`] } }
        : {}),
    });
    const lint = async (fix: boolean): Promise<ESLint.LintResult> => {
      const eslint = new ESLint({
        cwd: folder,
        overrideConfigFile: true,
        overrideConfig: config as Linter.Config[],
        fix,
      });
      const [result] = await eslint.lintFiles([file]);
      if (result === undefined) throw new Error(`${file} is not linted`);
      return result;
    };
    const [{ messages }, { output }] = [await lint(false), await lint(true)];
    const [suggestion] = messages.flatMap(({ suggestions = [] }) => suggestions);
    return { messages, fixed: output ?? text, suggested: suggestion && applied(text, suggestion.fix) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function applied(before: string, { range: [start, end], text }: Linter.LintSuggestion["fix"]): string {
  return `${before.slice(0, start)}${text}${before.slice(end)}`;
}
