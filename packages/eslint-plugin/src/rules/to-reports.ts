import type { RuleFixer, SuggestedEdit, ViolationReport } from "@eslint/core";
import type { Problem } from "@iamend/engine";
import type { Edit } from "@iamend/source";
import type { Report } from "../context/judgement.js";
import type { ReadableSource } from "./readable-source.js";
import type { RuleName } from "./rule-name.js";
import type { RuleSetting } from "./rule-setting.js";
import { shareFixes } from "./share-fixes.js";

/** The problems of a file by rule, as ESLint wants them told. */
export function toReports(
  { problems, hidden, remarks }: Report,
  rules: ReadonlyMap<RuleName, RuleSetting>,
  source: ReadableSource,
): ReadonlyMap<RuleName, readonly ViolationReport[]> {
  const held = changesHeldBack(problems, rules);
  const isFixed = ({ fix }: Problem): boolean => fix !== undefined && !held.has(fix.id);
  const fixes = shareFixes(problems.filter(isFixed));
  const reports = new Map([...rules.keys()].map((rule): [RuleName, ViolationReport[]] => [rule, []]));
  for (const problem of problems) {
    const edits = fixes.get(problem)?.edits;
    const suggest = suggestionsOf(problem, held);
    reports.get(problem.rule)?.push({
      loc: source.locate(...shownRange(problem, source.text)),
      message: messageOf(problem),
      ...(edits === undefined ? {} : { fix: fixer(edits) }),
      ...(suggest.length === 0 ? {} : { suggest }),
    });
  }
  for (const problem of hidden)
    reports
      .get(problem.rule)
      ?.push({ loc: source.locate(...shownRange(problem, source.text)), message: problem.message });
  // What is wrong with comments for iamend protects nothing, so it is for the rule that they were to protect from.
  for (const { message, at } of remarks)
    reports.get("no-unused-permissions")?.push({ loc: source.locate(...at.range), message });
  return reports;
}

/** A pattern; of what is about a whole block, a list or a policy, its first line, for editors underline all of it. */
function shownRange({ at: { range }, pattern }: Problem, text: string): readonly [number, number] {
  const [start, end] = range;
  const lineEnd = /\r?\n/.exec(text.slice(start, end))?.index;
  return pattern !== undefined || lineEnd === undefined ? range : [start, start + lineEnd];
}

/** Changes that a rule without autofix has a part in: nobody can apply the rest of them alone. */
function changesHeldBack(
  problems: readonly Problem[],
  rules: ReadonlyMap<RuleName, RuleSetting>,
): ReadonlySet<string> {
  return new Set(
    problems.flatMap(({ rule, fix }) =>
      fix !== undefined && rules.get(rule)?.autofix === false ? [fix.id] : [],
    ),
  );
}

function suggestionsOf(
  { at, fix, replacement, pattern = "it", suggestions = [] }: Problem,
  held: ReadonlySet<string>,
): SuggestedEdit[] {
  const here = suggestions.filter(({ edits }) => edits.every(({ file }) => file === at.file));
  const suggested = here.map(({ message, edits }) => ({ desc: message, fix: fixer(edits) }));
  if (fix === undefined || !held.has(fix.id)) return suggested;
  const what =
    replacement === undefined || replacement.length === 0
      ? `Remove ${pattern}`
      : `Replace ${pattern} with ${replacement.length > 6 ? "narrower patterns" : replacement.join(", ")}`;
  return [
    { desc: `${what}, with all else that is unused in its statement.`, fix: fixer(fix.edits) },
    ...suggested,
  ];
}

function fixer(edits: readonly Edit[]): RuleFixer {
  return (editor) =>
    edits.map(({ range: [start, end], text }) => editor.replaceTextRange([start, end], text));
}

/** One sentence, and why there is no fix. */
function messageOf({ message, fix, refused }: Problem): string {
  return fix !== undefined || refused === undefined
    ? message
    : `${message} Not fixed: ${refused.message.replace(/\.$/, "")}.`;
}
