import { writeFileSync } from "node:fs";
import type { CheckResult, Notice } from "@iamend/engine";
import { displayName } from "@iamend/engine/node";
import { CommandError } from "../../command-error.js";
import type { ExitCode } from "../../command-io.js";
import { paletteFor } from "../../output/terminal.js";
import { exitCodeOf } from "../exit-code.js";
import { jsonReport } from "../output/json-report.js";
import type { Judged } from "../output/judged.js";
import { createLocatedText } from "../output/located-text.js";
import { printNotices } from "../output/print-notices.js";
import { stylishReport } from "../output/stylish-report.js";
import type { Outcome, Run } from "../run.js";

/** Tells what remains: the report where the data goes, notices on stderr. */
export function report(run: Run, outcome: Outcome): ExitCode {
  const judged = tellNotices(run, outcome);
  const { options, io } = run;
  const colours = options.output === undefined ? io.outPalette : paletteFor({ isTTY: false }, {});
  if (options.format === "json") {
    print(run, jsonReport(judged));
  } else if (outcome.text === undefined) {
    print(run, stylishReport(judged, colours));
  } else {
    // Standard output is taken by the text, which editors read.
    io.out(outcome.text);
    if (options.output === undefined) io.err(stylishReport(judged, io.errPalette));
    else print(run, stylishReport(judged, colours));
  }
  return exitCode(run, judged.result, outcome);
}

/** Prints notices and internal errors on stderr, and gives what a report needs. */
export function tellNotices(run: Run, outcome: Outcome): Judged {
  const { options, io, root, cwd, scope, first } = run;
  const nameOf = (file: string): string => displayName(root, cwd, file);
  const located = createLocatedText((file) => scope.host.known(file));
  const notices = [...unreadable(run), ...outcome.result.notices];
  io.err(printNotices(notices, { located, nameOf, strict: options.strict === true }, io.errPalette));
  for (const { message } of outcome.internalErrors) {
    io.err(`${io.errPalette.red("internal error")}, please report it: ${message}\n`);
  }
  return {
    result: { ...outcome.result, notices, internalErrors: outcome.internalErrors },
    located,
    nameOf,
    fixed: fixedProblems(first, outcome.result),
    permissionsRemoved: outcome.permissionsRemoved,
    explainHolders: options.explainHolders === true,
    strict: options.strict === true,
    ...(outcome.text === undefined ? {} : { text: outcome.text }),
  };
}

/** Data: to the file of `--output`, else to standard output. */
export function print({ options, io }: Run, text: string): void {
  if (options.output === undefined || options.output === "-") {
    io.out(text);
    return;
  }
  try {
    writeFileSync(options.output, text);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new CommandError(`--output ${options.output}: it cannot be written (${reason})`);
  }
}

export function exitCode({ options }: Run, result: CheckResult, outcome: Outcome): ExitCode {
  return exitCodeOf({
    result,
    internalErrors: outcome.internalErrors,
    unwritten: outcome.unwritten,
    maxWarnings: options.maxWarnings,
    strict: options.strict === true,
  });
}

/** What has the name of source and is none; without paths of the user's own everything is asked for. */
function unreadable({ scope }: Run): readonly Notice[] {
  if (scope.isSelection) return [];
  return [...scope.walk.refusals].map(([file, { code, message }]) => ({
    code,
    message,
    at: { file, range: [0, 0] },
  }));
}

/** Problems that were there and are no more; several may share a fingerprint. */
function fixedProblems(first: CheckResult, last: CheckResult): number {
  const remaining = new Map<string, number>();
  for (const { fingerprint } of last.problems)
    remaining.set(fingerprint, (remaining.get(fingerprint) ?? 0) + 1);
  return first.problems.filter(({ fingerprint }) => {
    const left = remaining.get(fingerprint) ?? 0;
    remaining.set(fingerprint, left - 1);
    return left <= 0;
  }).length;
}
