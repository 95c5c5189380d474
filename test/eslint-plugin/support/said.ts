import type { CheckResult, Problem } from "@iamend/engine";
import { createLineMap, type Edit } from "@iamend/source";
import type { ESLint, Linter } from "eslint";

/** What somebody is told of one problem, and of what changes it; by either tool, in the same words. */
export interface Said {
  readonly rule: string;
  /** `line:column-endLine:endColumn`, from 1. */
  readonly at: string;
  readonly message: string;
  /** Why it is not fixed. */
  readonly refusal?: string;
  /** What `--fix` does at once, on the problem that carries it. */
  readonly change?: Replacement;
  /** Each with its replacement. */
  readonly suggestions?: readonly (readonly [description: string, change: Replacement])[];
}

interface Replacement {
  /** Of the text without a BOM. */
  readonly range: readonly [number, number];
  readonly text: string;
}

/** What the command says of a file, put together as ESLint can tell it: one replacement for all changes that touch. */
export function saidByCommand(
  { problems }: Pick<CheckResult, "problems">,
  file: string,
  text: string,
): readonly Said[] {
  const own = problems.filter(({ at }) => at.file === file);
  const carried = carriers(own, file, text);
  const lines = createLineMap(text);
  return own
    .map((problem): Said => {
      const { rule, at, message, fix, refused, suggestions = [] } = problem;
      const start = lines.at(at.range[0]);
      // Of a whole block ESLint shows the first line alone, for editors underline all that is shown.
      const firstLine = problem.pattern === undefined ? lines.line(start.line)?.[1] : undefined;
      const end = lines.at(Math.min(at.range[1], firstLine ?? Infinity));
      const change = carried.get(problem);
      const here = suggestions.filter(({ edits }) => edits.every((edit) => edit.file === file));
      return {
        rule,
        at: placeOf(start, end),
        message,
        ...(fix === undefined && refused !== undefined
          ? { refusal: refused.message.replace(/\.$/, "") }
          : {}),
        ...(change === undefined ? {} : { change }),
        ...(here.length === 0
          ? {}
          : { suggestions: here.map((one) => [one.message, replacementOf(one.edits, text)] as const) }),
      };
    })
    .sort(byPlace);
}

/** What the command says of a file, with its notices about comments, which ESLint tells as problems. */
export function saidOf(
  result: Pick<CheckResult, "problems" | "notices">,
  file: string,
  text: string,
): readonly Said[] {
  const lines = createLineMap(text);
  const remarks = result.notices.flatMap(({ code, message, at }): readonly Said[] =>
    at?.file === file && ABOUT_COMMENTS.has(code)
      ? [
          {
            rule: "no-unused-permissions",
            at: placeOf(lines.at(at.range[0]), lines.at(at.range[1])),
            message,
          },
        ]
      : [],
  );
  return [...saidByCommand(result, file, text), ...remarks].sort(byPlace);
}

const ABOUT_COMMENTS: ReadonlySet<string> = new Set([
  "unknown-directive",
  "no-action",
  "invalid-action",
  "invalid-rule",
  "unknown-rule",
]);

/** What ESLint says of a file by the rules of the plugin; in the same form. */
export function saidByEslint({ messages }: Pick<ESLint.LintResult, "messages">): readonly Said[] {
  return messages.map(saidBy).sort(byPlace);
}

function saidBy({
  ruleId,
  line,
  column,
  endLine,
  endColumn,
  message,
  fix,
  suggestions,
}: Linter.LintMessage): Said {
  const [sentence = "", refusal] = message.split(/ Not fixed: (.*)\.$/s);
  return {
    rule: (ruleId ?? "syntax").replace(/^iamend\//, ""),
    at: placeOf({ line, column }, { line: endLine ?? line, column: endColumn ?? column }),
    message: sentence,
    ...(refusal === undefined ? {} : { refusal }),
    ...(fix === undefined ? {} : { change: { range: [...fix.range], text: fix.text } }),
    ...(suggestions === undefined
      ? {}
      : {
          suggestions: suggestions.map(
            (one) => [one.desc, { range: [...one.fix.range], text: one.fix.text }] as const,
          ),
        }),
  };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

function placeOf(start: Position, end: Position): string {
  return `${String(start.line)}:${String(start.column)}-${String(end.line)}:${String(end.column)}`;
}

function byPlace(left: Said, right: Said): number {
  const [one, other] = [JSON.stringify(left), JSON.stringify(right)];
  return one < other ? -1 : Number(one > other);
}

/** Changes that overlap or touch are one for ESLint, on the first of their problems. */
function carriers(
  problems: readonly Problem[],
  file: string,
  text: string,
): ReadonlyMap<Problem, Replacement> {
  const changes = new Map(
    problems.flatMap(({ fix }) =>
      fix?.edits.every((edit) => edit.file === file) === true
        ? [[fix.id, replacementOf(fix.edits, text)]]
        : [],
    ),
  );
  const groups: { ids: string[]; end: number }[] = [];
  for (const [id, { range }] of [...changes].sort(([, one], [, other]) => one.range[0] - other.range[0])) {
    const last = groups.at(-1);
    if (last === undefined || last.end < range[0]) groups.push({ ids: [id], end: range[1] });
    else {
      last.ids.push(id);
      last.end = Math.max(last.end, range[1]);
    }
  }
  return new Map(
    groups.flatMap(({ ids }) => {
      const own = problems.filter(({ fix }) => fix !== undefined && ids.includes(fix.id));
      const [first] = own;
      const edits = new Set(own.flatMap(({ fix }) => fix?.edits ?? []));
      return first === undefined ? [] : [[first, replacementOf([...edits], text)]];
    }),
  );
}

/** One replacement in the place of several edits. */
function replacementOf(edits: readonly Edit[], text: string): Replacement {
  const sorted = [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()].sort(
    (left, right) => left.range[0] - right.range[0] || left.range[1] - right.range[1],
  );
  const start = sorted[0]?.range[0] ?? 0;
  let end = start;
  let replaced = "";
  for (const { range, text: own } of sorted) {
    replaced += text.slice(end, range[0]) + own;
    end = range[1];
  }
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  return { range: [start - mark, end - mark], text: replaced };
}
