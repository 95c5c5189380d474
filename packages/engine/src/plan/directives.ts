import {
  createLineMap,
  findDirectives,
  type Directive,
  type DirectiveWord,
  type Edit,
  type Id,
  type LineMap,
  type Located,
  type Place,
} from "@iamend/source";
import { DEFAULT_CONFIGURATION } from "../configuration/read-configuration.js";
import type { Notice, RuleName } from "../report/problem.js";
import { nearest } from "../text/nearest.js";
import { aimOf, thingsIn, type Aim } from "./aim.js";

/** What the comments of the source ask for. */
export interface Directed {
  /** Patterns that count as used in a list (law 12). */
  keep(list: Id): readonly string[];
  /** Whether a rule is switched off for an item. */
  ignores(list: Id, item: number, rule: RuleName): boolean;
  /** Whether a rule is switched off for all that begins on the line of this place. */
  ignoresAt(at: Place, rule: RuleName): boolean;
  readonly notices: readonly Notice[];
}

const RULES = Object.keys(DEFAULT_CONFIGURATION.rules);
const EVERY_RULE = "*";

/** Finds what each directive is about, and what is wrong with it; one that does not count must not be silent. */
export function readDirectives(located: Located, textOf: (file: string) => string | undefined): Directed {
  const keeps = new Map<Id, Set<string>>();
  const ignored = new Map<string, Set<string>>();
  const lines = new Map<string, Map<number, Set<string>>>();
  const notices: Notice[] = [];
  const maps = new Map<string, LineMap>();
  const comments: { readonly comment: Edit; readonly directives: readonly Directive[] }[] = [];
  for (const comment of located.directives) {
    const { directives, problems } = findDirectives(comment.text);
    for (const { code, message, range } of problems)
      notices.push({ code, message, at: within(comment, range) });
    const text = directives.length === 0 ? undefined : textOf(comment.file);
    if (text === undefined) continue;
    if (!maps.has(comment.file)) maps.set(comment.file, createLineMap(text));
    comments.push({ comment, directives });
  }
  const things = maps.size === 0 ? new Map<string, never>() : thingsIn(located, maps);
  for (const { comment, directives } of comments) {
    const [text, map, own] = [textOf(comment.file), maps.get(comment.file), things.get(comment.file)];
    if (text === undefined || map === undefined || own === undefined) continue;
    const aim = aimOf(comment, text, map, own);
    for (const directive of directives) {
      if (directive.kind === "keep") keep(directive.actions, aim);
      else ignore(directive.rules, comment, aim);
      if (directive.kind === "keep" ? aim.targets.length > 0 : aim.hits) continue;
      const message =
        directive.kind === "keep"
          ? "This iamend-keep is about no action list: it stands neither in nor above one."
          : "This iamend-ignore is about nothing: it stands neither in nor above a policy or a principal.";
      notices.push({ code: "aimless-directive", message, at: within(comment, directive.range) });
    }
  }

  function keep(actions: readonly DirectiveWord[], { targets }: Aim): void {
    for (const { list } of targets) for (const { text } of actions) put(keeps, list, text);
  }

  function ignore(words: readonly DirectiveWord[], comment: Edit, { targets, line }: Aim): void {
    const rules = words.length === 0 ? [EVERY_RULE] : words.flatMap((word) => ruleOf(word, comment));
    const ofFile = lines.get(comment.file) ?? new Map<number, Set<string>>();
    lines.set(comment.file, ofFile);
    for (const rule of rules) {
      for (const { list, item } of targets) put(ignored, `${list} ${String(item)}`, rule);
      put(ofFile, line, rule);
    }
  }

  /** With or without the name of a plugin before it. */
  function ruleOf({ text, range }: DirectiveWord, comment: Edit): readonly string[] {
    const name = text.replace(/^.*\//, "");
    if (RULES.includes(name)) return [name];
    const meant = nearest(name, RULES);
    notices.push({
      code: "unknown-rule",
      message: `There is no rule ${name}${meant === undefined ? "" : `; did you mean ${meant}?`} Nothing is ignored.`,
      at: within(comment, range),
    });
    return [];
  }

  function patternsIgnored(list: Id): readonly string[] {
    const items = located.lists.get(list)?.items ?? [];
    return items.flatMap((item, index) => {
      if (!has(ignored.get(`${list} ${String(index)}`), "no-unused-permissions")) return [];
      return "value" in item ? [item.value] : (item.values ?? []);
    });
  }

  return {
    keep: (list) => [...(keeps.get(list) ?? []), ...patternsIgnored(list)],
    ignores: (list, item, rule) => has(ignored.get(`${list} ${String(item)}`), rule),
    ignoresAt({ file, range }, rule) {
      const line = maps.get(file)?.at(range[0]).line;
      return line !== undefined && has(lines.get(file)?.get(line), rule);
    },
    notices,
  };
}

/** A range of the text of a comment, in its file. */
function within({ file, range }: Edit, [start, end]: Place["range"]): Place {
  return { file, range: [range[0] + start, range[0] + end] };
}

function has(rules: ReadonlySet<string> | undefined, rule: RuleName): boolean {
  return rules !== undefined && (rules.has(EVERY_RULE) || rules.has(rule));
}

function put<Key>(sets: Map<Key, Set<string>>, key: Key, value: string): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}
