import type { HolderReport, Notice, Problem } from "@iamend/engine";
import type { Edit } from "@iamend/source";
import type { Judged } from "./judged.js";
import type { Position } from "./located-text.js";

/** `--format json`, version 1: as packages/cli/schemas/check-1.schema.json says. Keys may be added, these stay. */
export function jsonReport(judged: Judged): string {
  const { result, explainHolders, text } = judged;
  const report = {
    version: 1,
    problems: result.problems.map((problem) => problemOf(problem, judged)),
    notices: [...result.notices, ...result.internalErrors].map((notice) => noticeOf(notice, judged)),
    ...(explainHolders ? { holders: result.holders.map((holder) => holderOf(holder, judged)) } : {}),
    ...(text === undefined ? {} : { output: text }),
    summary: summaryOf(judged),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function problemOf(problem: Problem, { nameOf, located }: Judged): Record<string, unknown> {
  const { rule, severity, at, message, fingerprint, principals, address, pattern, unused } = problem;
  const edits = (all: readonly Edit[]): unknown =>
    all.map(({ file, range, text }) => ({ file: nameOf(file), range, text }));
  return {
    rule,
    severity,
    file: nameOf(at.file),
    ...located.position(at),
    message,
    fingerprint,
    principals,
    address,
    ...present({ pattern, unused, lastAccessed: problem.lastAccessed, replacement: problem.replacement }),
    ...(problem.fix === undefined ? {} : { fix: { id: problem.fix.id, edits: edits(problem.fix.edits) } }),
    ...(problem.suggestions === undefined
      ? {}
      : {
          suggestions: problem.suggestions.map((one) => ({
            id: one.id,
            message: one.message,
            edits: edits(one.edits),
            narrows: one.narrows,
          })),
        }),
    ...(problem.refused === undefined
      ? {}
      : { refused: { code: problem.refused.code, message: problem.refused.message } }),
  };
}

function noticeOf({ code, message, at, strict }: Notice, judged: Judged): Record<string, unknown> {
  return { code, message, ...placeOf(at, judged), ...present({ strict }) };
}

function holderOf(
  { address, at, closed, open, holders }: HolderReport,
  judged: Judged,
): Record<string, unknown> {
  return {
    address,
    ...placeOf(at, judged),
    closed,
    ...(open === undefined ? {} : { open: { code: open.code, message: open.message } }),
    holders,
  };
}

function placeOf(
  at: Notice["at"],
  { nameOf, located }: Judged,
): ({ readonly file: string } & Position) | Record<string, never> {
  return at === undefined ? {} : { file: nameOf(at.file), ...located.position(at) };
}

function summaryOf({ result, fixed, permissionsRemoved }: Judged): Record<string, unknown> {
  const { files, policies, findings, problems, fixable, suggested, advice, ...rest } = result.summary;
  return {
    files,
    policies,
    findings,
    problems,
    fixable,
    suggested,
    fixed,
    // What the fixes would take away, or have taken.
    permissionsRemoved: permissionsRemoved + rest.permissionsRemoved,
    ...present({ advice }),
  };
}

function present(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
