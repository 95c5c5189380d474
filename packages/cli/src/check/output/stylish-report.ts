import type { CheckResult, Problem } from "@iamend/engine";
import { count } from "../../output/count.js";
import { brief, printable, type Palette } from "../../output/terminal.js";
import { caretLines } from "./caret-lines.js";
import { holderReport } from "./holder-report.js";
import type { Judged } from "./judged.js";

const MOST_ACTIONS = 12;
const MOST_LINES = 12;
const MOST_UNMATCHED = 5;

/** `--format stylish`: the problems by file, each with its source line, and at the end what it all comes to. */
export function stylishReport(judged: Judged, palette: Palette): string {
  const { result, nameOf, explainHolders } = judged;
  const byFile = new Map<string, Problem[]>();
  for (const problem of result.problems) {
    const name = nameOf(problem.at.file);
    const own = byFile.get(name);
    if (own === undefined) byFile.set(name, [problem]);
    else own.push(problem);
  }
  const groups = [...byFile].map(([name, problems]) =>
    [
      palette.bold(printable(name)),
      ...problems.flatMap((problem) => problemLines(problem, judged, palette)),
      "",
    ].join("\n"),
  );
  const holders = explainHolders ? [holderReport(judged, palette)] : [];
  return `${[...groups, ...holders, ...summaryLines(judged, palette)].join("\n")}\n`;
}

function problemLines(problem: Problem, { located }: Judged, palette: Palette): readonly string[] {
  const { rule, severity, at, message } = problem;
  const { line, column } = located.position(at);
  const level = severity === "error" ? palette.red("error") : palette.orange("warn ");
  const head = `  ${`${String(line)}:${String(column)}`.padEnd(7)} ${level}  ${brief(message)}  ${palette.dim(rule)}`;
  const excerpt = located.excerpt(at);
  const pointed = excerpt === undefined ? [] : caretLines(excerpt.line, excerpt.from, excerpt.to);
  return [
    head,
    ...pointed.map((text, index) => `            ${index === 1 ? palette.orange(text) : text}`),
    ...details(problem).map(([name, text]) => `          ${palette.dim(name.padEnd(9))} ${text}`),
  ];
}

/** What a message has no room for: name → text. */
function details(problem: Problem): readonly (readonly [string, string])[] {
  const { pattern, unused = [], lastAccessed, replacement = [], refused, suggestions = [], fix } = problem;
  const rows: (readonly [string, string])[] = [];
  const last = lastAccessed === undefined ? undefined : printable(lastAccessed.slice(0, 10));
  const [only] = unused;
  if (unused.length === 1 && only?.toLowerCase() === pattern?.toLowerCase()) {
    // The message says all of it but this.
    if (last !== undefined) rows.push(["last used", last]);
  } else if (unused.length > 0) {
    const when = last === undefined ? "no use on record" : `last used ${last}`;
    rows.push(["unused", `${printable(shorten(unused))} (${when})`]);
  }
  if (replacement.length > 0) rows.push(["becomes", printable(shorten(replacement))]);
  if (fix === undefined && refused !== undefined) rows.push(["not fixed", brief(refused.message)]);
  for (const { message, edits, narrows } of suggestions) {
    rows.push(["suggested", brief(message)]);
    // What no option applies is shown, so that it can be written by hand.
    if (!narrows)
      rows.push(...writtenBy(edits).map((line, index) => [index === 0 ? "write" : "", line] as const));
  }
  return rows;
}

/** The new lines of edits, as far as they are few. */
function writtenBy(edits: readonly { readonly text: string }[]): readonly string[] {
  const lines = edits.flatMap(({ text }) => text.split(/\r\n|\n|\r/)).filter((line) => line.trim() !== "");
  const shown = lines.slice(0, MOST_LINES).map(printable);
  return lines.length > MOST_LINES
    ? [...shown, `… and ${String(lines.length - MOST_LINES)} more lines`]
    : shown;
}

function shorten(names: readonly string[]): string {
  const shown = names.slice(0, MOST_ACTIONS).join(", ");
  return printable(
    names.length > MOST_ACTIONS ? `${shown} and ${String(names.length - MOST_ACTIONS)} more` : shown,
  );
}

function summaryLines(
  { result, fixed, permissionsRemoved: removed, strict }: Judged,
  palette: Palette,
): readonly string[] {
  const { summary } = result;
  const { files, policies, findings, fixable, suggested, permissionsRemoved, advice } = summary;
  return [
    headline(result, palette),
    ...(fixed > 0
      ? [palette.green(`${count(fixed, "problem")} fixed, ${count(removed, "permission")} gone`)]
      : []),
    ...(fixable > 0
      ? [`${String(fixable)} fixable with --fix: ${count(permissionsRemoved, "permission")} would go`]
      : []),
    ...(suggested > 0
      ? [
          `${String(suggested)} ${fixable > 0 ? "more" : "fixable"} with --fix-suggestions, for a person to decide`,
        ]
      : []),
    ...(advice === undefined ? [] : [`  in the configuration, ${printable(advice)}`]),
    `checked ${count(files, "file")} with ${policies === 1 ? "1 policy" : `${String(policies)} policies`}; ${matchedText(findings)}`,
    ...(strict && findings.unmatched.length > 0
      ? [palette.red("findings that match nothing are errors with --strict")]
      : []),
  ];
}

function headline({ problems }: CheckResult, palette: Palette): string {
  if (problems.length === 0) return palette.green("no problems");
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const text = `${count(problems.length, "problem")} (${count(errors, "error")}, ${count(problems.length - errors, "warning")})`;
  return (errors > 0 ? palette.red : palette.orange)(text);
}

function matchedText({ matched, unmatched, ambiguous }: CheckResult["summary"]["findings"]): string {
  if (matched === 0 && unmatched.length === 0) return "no findings";
  const elsewhere = unmatched.filter((arn) => !ambiguous.includes(arn));
  const parts = [
    `findings about ${count(matched, "principal")} of this source`,
    ...(ambiguous.length === 0
      ? []
      : [
          `about ${count(ambiguous.length, "principal")} that may be (--explain-holders): ${some(ambiguous)}`,
        ]),
    ...(elsewhere.length === 0
      ? []
      : [
          `about ${count(elsewhere.length, "principal")} that ${elsewhere.length === 1 ? "is" : "are"} not: ${some(elsewhere)}`,
        ]),
  ];
  return parts.length === 1 ? parts.join("") : `${parts.slice(0, -1).join(", ")}, and ${parts.at(-1) ?? ""}`;
}

function some(arns: readonly string[]): string {
  const rest = arns.length > MOST_UNMATCHED ? ` and ${String(arns.length - MOST_UNMATCHED)} more` : "";
  return `${printable(arns.slice(0, MOST_UNMATCHED).join(", "))}${rest}`;
}
