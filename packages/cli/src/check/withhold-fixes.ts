import type { CheckResult, Problem, Project } from "@iamend/engine";

/**
 * A project that offers no fix in some files (file → the directory that they are part of, too, through a link): the
 * problems stay, with the reason, and what would have been the fix only to look at.
 */
export function withholdFixes(project: Project, elsewhere: ReadonlyMap<string, string>): Project {
  if (elsewhere.size === 0) return project;
  return { check: (options) => withheld(project.check(options), elsewhere) };
}

function withheld(result: CheckResult, elsewhere: ReadonlyMap<string, string>): CheckResult {
  const problems = result.problems.map((problem) => withoutFix(problem, elsewhere));
  const fixable = problems.filter(({ fix }) => fix !== undefined);
  return {
    ...result,
    problems,
    summary: {
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
    },
  };
}

function withoutFix(problem: Problem, elsewhere: ReadonlyMap<string, string>): Problem {
  const { fix, suggestions = [], ...rest } = problem;
  const changes = [...(fix === undefined ? [] : [fix]), ...suggestions];
  const linked = changes
    .flatMap(({ edits }) => edits)
    .flatMap(({ file }) => elsewhere.get(file) ?? [])
    .at(0);
  if (linked === undefined) return problem;
  const message = `a link makes this file part of ${linked === "" ? "the root" : linked} too, among other files, and what they do with it is not seen from here`;
  return {
    ...rest,
    ...(suggestions.length === 0
      ? {}
      : { suggestions: suggestions.map((one) => ({ ...one, narrows: false })) }),
    refused: { code: "linked-elsewhere", message, at: problem.at },
  };
}
