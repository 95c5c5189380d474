import type { CheckResult, Notice } from "@iamend/engine";
import type { ExitCode } from "../command-io.js";

export interface Judgement {
  readonly result: CheckResult;
  readonly internalErrors: readonly Notice[];
  /** Something that was to be written was not. */
  readonly unwritten: boolean;
  readonly maxWarnings: number | undefined;
  readonly strict: boolean;
}

/** 2: it could not do its work; 1: an error remains, or more warnings than are allowed; else 0. */
export function exitCodeOf({ result, internalErrors, unwritten, maxWarnings, strict }: Judgement): ExitCode {
  if (internalErrors.length > 0 || unwritten) return 2;
  const { problems, notices, summary } = result;
  // What stands in such a file is only judged in part.
  if (notices.some(isBroken)) return 2;
  const { unmatched } = summary.findings;
  if (problems.some(({ severity }) => severity === "error")) return 1;
  if (strict && (unmatched.length > 0 || notices.some((notice) => notice.strict === true))) return 1;
  return maxWarnings !== undefined && problems.length > maxWarnings ? 1 : 0;
}

/** What parsers say of a file that is judged in part, or not at all. */
const BROKEN: ReadonlySet<string> = new Set([
  "syntax-error",
  "invalid-yaml",
  "invalid-json",
  "duplicate-key",
  "unknown-alias",
  "too-deep",
  "too-many-nodes",
]);

/** A file that is no valid source; the others are checked all the same. */
export function isBroken({ code }: Notice): boolean {
  return BROKEN.has(code);
}
