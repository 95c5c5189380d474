import type { CheckResult } from "@iamend/engine";
import type { ESLint } from "eslint";
import type { Command } from "./command.js";
import { saidByCommand, saidByEslint, saidOf, type Said } from "./said.js";

/** What the plugin says of a root beside what the command says of it. */
export interface Comparison {
  /** Files of which both say the same, that being something. */
  readonly alike: number;
  /** Files of which they say different things by design; each kind is counted. */
  readonly byDesign: Readonly<Record<Difference, number>>;
  /** Comments for iamend that do not count: notices of the command, messages of ESLint. */
  readonly remarks: number;
  /** What nobody can explain. */
  readonly unexplained: readonly string[];
}

/**
 * - `syntax-error`: ESLint says where a file cannot be read, and runs no rule on it; the command lints what is intact, and fixes nothing.
 * - `another-file`: a problem whose change edits another file, or several; ESLint changes one file at a time, so it says what the command
 *   says of this file alone.
 * - `shared-quota`: a change that makes a policy longer, of a principal whose other policies change elsewhere; the same holds for it.
 */
type Difference = "syntax-error" | "another-file" | "shared-quota";

/** `linted`: what ESLint says of each file of the root. */
export function compareRoot(command: Command, linted: ReadonlyMap<string, ESLint.LintResult>): Comparison {
  const byDesign = { "syntax-error": 0, "another-file": 0, "shared-quota": 0 };
  const unexplained: string[] = [];
  let alike = 0;
  let remarks = 0;
  const reported = new Set(command.all.problems.map(({ at }) => at.file));
  for (const file of new Set([...linted.keys(), ...reported])) {
    const result = linted.get(file);
    if (result === undefined) {
      unexplained.push(`${file}: ESLint does not lint it`);
      continue;
    }
    // A process for each silent file would say nothing either.
    if (result.messages.length === 0 && !reported.has(file)) continue;
    const text = command.textOf(file);
    const alone = command.alone(file);
    if (result.messages.some(({ fatal }) => fatal === true)) {
      byDesign["syntax-error"] += 1;
      unexplained.push(...wrongAboutSyntax(file, result, alone));
      continue;
    }
    const ofCommand = saidByCommand(alone, file, text);
    const expected = saidOf(alone, file, text);
    remarks += expected.length - ofCommand.length;
    const ofEslint = saidByEslint(result);
    const different = differences(expected, ofEslint);
    unexplained.push(...different.map((line) => `${file}: ${line}`));
    if (differences(saidByCommand(command.all, file, text), ofCommand).length > 0) {
      byDesign[changesAnother(command.all, file) ? "another-file" : "shared-quota"] += 1;
    } else if (different.length === 0 && ofEslint.length > 0) alike += 1;
  }
  return { alike, byDesign, remarks, unexplained };
}

/** One message, where the command has something to tell of the file and nothing to change in it. */
function wrongAboutSyntax(
  file: string,
  { messages }: ESLint.LintResult,
  { problems, notices }: CheckResult,
): readonly string[] {
  const isTold = notices.some(({ at }) => at?.file === file);
  const isFixed = problems.some(({ fix }) => fix !== undefined);
  return messages.length === 1 && isTold && !isFixed
    ? []
    : [`${file}: ${messages.map(({ message }) => message).join("; ")}`];
}

function changesAnother({ problems }: CheckResult, file: string): boolean {
  return problems.some(
    ({ at, fix }) => at.file === file && fix?.edits.some((edit) => edit.file !== file) === true,
  );
}

function differences(left: readonly Said[], right: readonly Said[]): readonly string[] {
  const [ours, theirs] = [left, right].map((all) => all.map((one) => JSON.stringify(one)));
  return [
    ...(ours ?? []).filter((one) => theirs?.includes(one) !== true).map((one) => `only the command: ${one}`),
    ...(theirs ?? []).filter((one) => ours?.includes(one) !== true).map((one) => `only ESLint: ${one}`),
  ];
}
