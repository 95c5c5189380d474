import { lazily, type DirectiveWord, type EslintDirective, type LineMap, type Range } from "@iamend/source";
import type { RuleName } from "../report/problem.js";
import { isMistaken, ruleInEslint } from "./rule-names.js";

/** A comment with a directive for ESLint; the range of its text, without delimiters. */
export interface EslintComment {
  readonly range: Range;
  readonly directive: EslintDirective;
}

/** A directive that ESLint does not count, and that was meant for a rule of iamend. */
export interface Mistake {
  readonly code: "unknown-rule" | "spans-lines";
  readonly comment: EslintComment;
  /** What is wrong; absent: all of the directive. */
  readonly word?: DirectiveWord;
  /** Whether a problem that starts there would be disabled. */
  readonly covers: (offset: number) => boolean;
}

/** What comments for ESLint disable in one file. */
export interface FileDisables {
  /** Whether ESLint would not show a problem that starts there. */
  readonly disables: (offset: number, rule: RuleName) => boolean;
  readonly mistakes: readonly Mistake[];
}

/** Any rule; no name that a comment can have. */
const EVERY_RULE = "";

interface Switch {
  readonly offset: number;
  readonly name: string;
  readonly on: boolean;
}

interface Cover {
  readonly ranges: readonly Range[];
  readonly lines: ReadonlySet<number>;
  readonly isWhole: boolean;
}

/** Whether a directive is about rules of iamend, or was meant to be, or is about all rules. */
export function concernsIamend({ rules }: EslintDirective): boolean {
  return rules.length === 0 || rules.some(({ text }) => ruleInEslint(text) !== undefined || isMistaken(text));
}

/**
 * As ESLint has it: the place where a problem starts decides. `disable` and `enable` each hold until the other, by the order in which
 * they stand; an `enable` of one rule also ends a `disable` of all for that. Line directives are apart from that, and nothing ends them.
 */
export function fileDisables(comments: readonly EslintComment[], map: LineMap): FileDisables {
  const switches: Switch[] = [];
  const lines = new Map<string, Set<number>>();
  const whole = new Set<string>();
  const mistakes: Mistake[] = [];
  const sorted = [...comments].sort((left, right) => left.range[0] - right.range[0]);
  for (const comment of sorted) {
    const { range, directive } = comment;
    const [first, last] = [map.at(range[0]).line, map.at(range[1]).line];
    const names = directive.rules.length === 0 ? [EVERY_RULE] : directive.rules.map(({ text }) => text);
    if (directive.kind === "disable-line" && first !== last) {
      mistakes.push({ code: "spans-lines", comment, covers: (offset) => isBetween(offset, first, last) });
      continue;
    }
    for (const name of names) {
      if (directive.kind === "off") whole.add(name);
      else if (directive.kind === "disable-line") put(lines, name, first);
      else if (directive.kind === "disable-next-line") put(lines, name, last + 1);
      else switches.push({ offset: range[0], name, on: directive.kind === "disable" });
    }
    if (directive.kind === "enable") continue;
    for (const word of directive.rules) {
      if (!isMistaken(word.text)) continue;
      const cover = lazily(() => coverOf([word.text]));
      mistakes.push({ code: "unknown-rule", comment, word, covers: (offset) => isIn(cover(), offset) });
    }
  }

  const named = new Set([...switches.map(({ name }) => name), ...lines.keys(), ...whole]);
  const covers = new Map<RuleName, Cover>();
  const coverOfRule = (rule: RuleName): Cover => {
    const known = covers.get(rule);
    if (known !== undefined) return known;
    // What the plugin is called is not known: the usual name counts too where none or another is written.
    const names = new Set([...named, `iamend/${rule}`].filter((name) => ruleInEslint(name) === rule));
    const cover = coverOf([...names]);
    covers.set(rule, cover);
    return cover;
  };

  function coverOf(names: readonly string[]): Cover {
    return {
      ranges: names.flatMap((name) => rangesOf(name, switches)),
      lines: new Set([EVERY_RULE, ...names].flatMap((name) => [...(lines.get(name) ?? [])])),
      isWhole: names.some((name) => whole.has(name)),
    };
  }

  function isIn({ ranges, lines: own, isWhole }: Cover, offset: number): boolean {
    if (isWhole || (own.size > 0 && own.has(map.at(offset).line))) return true;
    return ranges.some(([start, end]) => start <= offset && offset < end);
  }

  function isBetween(offset: number, first: number, last: number): boolean {
    const { line } = map.at(offset);
    return first <= line && line <= last;
  }

  return { disables: (offset, rule) => isIn(coverOfRule(rule), offset), mistakes };
}

/** Where a rule of this name is disabled. */
function rangesOf(name: string, switches: readonly Switch[]): readonly Range[] {
  const ranges: Range[] = [];
  let start: number | undefined;
  for (const one of switches) {
    if (one.name !== name && one.name !== EVERY_RULE) continue;
    if (one.on) start ??= one.offset;
    else if (start !== undefined) {
      ranges.push([start, one.offset]);
      start = undefined;
    }
  }
  return start === undefined ? ranges : [...ranges, [start, Infinity]];
}

function put(sets: Map<string, Set<number>>, key: string, value: number): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}
