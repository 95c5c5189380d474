import { lazily, revised } from "@iamend/source";
import type { Project } from "../../project/project.js";
import type { CheckResult, Problem, Summary } from "../../report/problem.js";

/** File → why, for files that links make part of other directories, too. */
export function whyLinked(elsewhere: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...elsewhere].map(([file, directory]) => [
      file,
      `a link makes this file part of ${directory === "" ? "the root" : directory} too, among other files, and what they do with it is not seen from here`,
    ]),
  );
}

/** File → why, for templates whose stacks are told at only some of their paths. */
export function whyUntold(untold: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...untold].map(([file, path]) => [
      file,
      `through a link this file has several paths, and \`stacks\` does not tell which stacks are made of it as ${path}`,
    ]),
  );
}

/**
 * A project that offers no fix in some files (file → why, as their links tell): the problems stay, with the reason, and what would have
 * been the fix only to look at.
 */
export function withholdFixes(project: Project, elsewhere: ReadonlyMap<string, string>): Project {
  if (elsewhere.size === 0) return project;
  return { check: (options) => withheld(project.check(options), elsewhere) };
}

function withheld(result: CheckResult, elsewhere: ReadonlyMap<string, string>): CheckResult {
  const problems = result.problems.map((problem) => withoutFix(problem, elsewhere));
  const fixable = problems.filter(({ fix }) => fix !== undefined);
  const summary = lazily((): Summary => ({
    ...result.summary,
    fixable: fixable.length,
    suggested: problems.filter(({ suggestions = [] }) => suggestions.some(({ narrows }) => narrows)).length,
    // What is left of the sum can only be counted by what the problems name.
    permissionsRemoved:
      fixable.length === result.summary.fixable
        ? result.summary.permissionsRemoved
        : new Set(
            fixable.flatMap(({ address, unused = [] }) => unused.map((action) => `${address} ${action}`)),
          ).size,
  }));
  return revised(result, {
    problems,
    get summary() {
      return summary();
    },
  });
}

function withoutFix(problem: Problem, elsewhere: ReadonlyMap<string, string>): Problem {
  const { fix, suggestions = [], ...rest } = problem;
  const changes = [...(fix === undefined ? [] : [fix]), ...suggestions];
  const linked = changes
    .flatMap(({ edits }) => edits)
    .flatMap(({ file }) => elsewhere.get(file) ?? [])
    .at(0);
  if (linked === undefined) return problem;
  return {
    ...rest,
    ...(suggestions.length === 0
      ? {}
      : { suggestions: suggestions.map((one) => ({ ...one, narrows: false })) }),
    refused: { code: "linked-elsewhere", message: linked, at: problem.at },
  };
}
