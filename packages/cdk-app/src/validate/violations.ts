import type { AssemblyResource } from "@iamend/cdk/assembly";
import { inSentences } from "../shared/in-sentences.js";
import type { Judgement } from "../shared/judge.js";
import { whyLeft } from "../shared/why-left.js";
import type { AssembledStack } from "./read-assemblies.js";
import type { Violation } from "./report.js";

type JudgedProblem = Judgement["problems"][number];

/** What is unused in the policies of each resource, as one violation. */
export function violationsOf(
  { problems }: Pick<Judgement, "problems">,
  stacks: readonly AssembledStack[],
  derivedNames: boolean,
): Violation[] {
  const byFile = new Map(stacks.map((stack) => [stack.file, stack]));
  const groups = new Map<string, JudgedProblem[]>();
  for (const problem of problems) {
    if (problem.told.rule !== "no-unused-permissions") continue;
    const key = JSON.stringify([problem.file, problem.path[1]]);
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const stack = byFile.get(first?.file ?? "");
    const logicalId = first?.path[1];
    if (stack === undefined || logicalId === undefined) return [];
    return [
      {
        ruleName: "no-unused-permissions",
        severity: "error",
        description: inSentences(group.map(({ told }) => told.message)),
        fix: fixOf(group, derivedNames),
        ruleMetadata: madeBy(stack.resources.get(logicalId)),
        violatingResources: [
          {
            resourceLogicalId: logicalId,
            templatePath: stack.templatePath,
            locations: group.map(({ path }) => path.slice(2).join(".")),
          },
        ],
      },
    ];
  });
}

/** What `iamend check --fix` would do, and why it would not do more. */
function fixOf(group: readonly JudgedProblem[], derivedNames: boolean): string {
  const changes = group.flatMap(({ told: { fix, pattern, replacement = [] } }) => {
    if (fix === undefined || pattern === undefined) return [];
    return [
      replacement.length === 0 ? `Remove ${pattern}.` : `Replace ${pattern} with ${replacement.join(", ")}.`,
    ];
  });
  const reasons = new Map<string, string[]>();
  for (const { told } of group) {
    if (told.fix !== undefined) continue;
    const { message } = whyLeft(told, derivedNames);
    reasons.set(message, [...(reasons.get(message) ?? []), told.pattern ?? "what stands there"]);
  }
  return [
    ...changes,
    ...[...reasons].map(([why, patterns]) => `A person has to decide on ${patterns.join(", ")}: ${why}.`),
  ].join(" ");
}

function madeBy(resource: AssemblyResource | undefined): Violation["ruleMetadata"] {
  if (resource === undefined) return {};
  const { path, frames } = resource;
  const stack = frames.flatMap(({ file, line, column, within }) =>
    file === undefined ? [] : [`${within} (${file}:${String(line)}:${String(column)})`],
  );
  return {
    ...(path === undefined ? {} : { constructPath: path }),
    ...(stack.length === 0 ? {} : { creationStack: stack.join(", ") }),
  };
}
