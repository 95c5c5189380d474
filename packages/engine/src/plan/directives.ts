import {
  createLineMap,
  findDirectives,
  type Directives,
  type DirectiveComment,
  type DirectiveWord,
  type Edit,
  type Id,
  type LineMap,
  type Located,
  type Place,
  type Range,
  type Refusal,
} from "@iamend/source";
import type { Notice, RuleName } from "../report/problem.js";
import { nearest } from "../text/nearest.js";
import { aimOf, type Aim } from "./aim.js";
import { readEslintDirectives } from "./eslint-directives.js";
import { listsNear } from "./near-lists.js";
import { isRuleName, RULE_NAMES, withoutPlugin } from "./rule-names.js";
import { keyOf, targetsOf, thingsIn, type Target } from "./things.js";

/** What the comments of the source ask for, those for ESLint too; a bundle counts as a list with one item. */
export interface Directed {
  /** Patterns that count as used in a list (law 12). */
  keep(list: Id): readonly string[];
  /** Whether a rule is switched off for an item. */
  ignores: (list: Id, item: number, rule: RuleName) => boolean;
  /** Whether it is for a problem that is one for a whole list. */
  ignoresList(list: Id, rule: RuleName): boolean;
  /** Whether a rule is switched off for all that begins on the line of this place, or for what it stands in. */
  ignoresAt(at: Place, rule: RuleName): boolean;
  /** Whether it is a comment for ESLint that switches a rule off for what begins here. */
  readonly disables: (at: Place, rule: RuleName) => boolean;
  /** Why an item stays: a directive is about it, or about its list, that does not count and was meant to say something; or may be about it. */
  blocks(list: Id, item: number): Refusal | undefined;
  /** Whether a directive is about the item more than about the whole of its list, which the comment then needs there. */
  needs(list: Id, item: number): boolean;
  readonly notices: readonly Notice[];
}

const EVERY_RULE = "*";
/** Rules about patterns; a directive that names one is about nothing where there are none. */
const OF_PATTERNS: ReadonlySet<string> = new Set<RuleName>([
  "no-unused-permissions",
  "no-redundant-actions",
  "no-unknown-actions",
]);

const LOCKED = "Until it is, nothing in its file or called from there is changed.";

/** Finds what each directive is about, and what is wrong with it; one that does not count must not be silent. */
export function readDirectives(located: Located, textOf: (file: string) => string | undefined): Directed {
  const keeps = new Map<Id, Set<string>>();
  const ignored = new Map<string, Set<string>>();
  const lines = new Map<string, Map<number, Set<string>>>();
  const stretches = new Map<string, Map<string, Range[]>>();
  const eslint = readEslintDirectives(located, textOf);
  const aimless = new Map<string, Refusal>(eslint.aimless);
  const notices: Notice[] = [...eslint.notices];
  const maps = new Map<string, LineMap>();
  const blocked = new Map<string, Refusal>();
  const needed = new Set<string>();
  const comments: (Directives & { readonly comment: DirectiveComment })[] = [];
  for (const comment of located.directives) {
    const { directives, problems } = findDirectives(comment.text);
    for (const { code, message, range } of problems)
      notices.push({ code, message, at: within(comment, range) });
    const text = directives.length + problems.length === 0 ? undefined : textOf(comment.file);
    if (text === undefined) continue;
    if (!maps.has(comment.file)) maps.set(comment.file, createLineMap(text));
    comments.push({ comment, directives, problems });
  }
  const things = maps.size === 0 ? new Map<string, never>() : thingsIn(located, maps);
  for (const { comment, directives, problems } of comments) {
    const [text, map, own] = [textOf(comment.file), maps.get(comment.file), things.get(comment.file)];
    if (text === undefined || map === undefined || own === undefined) continue;
    const aim = aimOf(comment, text, map, own);
    need(aim);
    for (const { code, range } of problems) {
      // What does not count as a rule is about items; all else might have been a keep, which counts for whole lists.
      block(code === "invalid-rule" ? aim.targets : wholeLists(keptBy(aim)), within(comment, range));
      if (keptBy(aim).length === 0) lockFile(within(comment, range));
    }
    for (const directive of directives) {
      const at = within(comment, directive.range);
      if (directive.kind === "keep") keep(directive.actions, aim, at);
      else ignore(directive.rules, comment, aim, at);
    }
  }
  const near = listsNear(aimless, located, textOf);

  function keep(actions: readonly DirectiveWord[], aim: Aim, at: Place): void {
    const targets = keptBy(aim);
    for (const { list } of targets) for (const { text } of actions) put(keeps, list, text);
    if (targets.length > 0) return;
    lockFile(at);
    const message = "This iamend-keep is about no action list: it stands neither in nor above one.";
    notices.push({ code: "aimless-directive", message: `${message} ${LOCKED}`, at });
  }

  /** Above a principal it is about all its policies. */
  function keptBy({ targets, held }: Aim): readonly Target[] {
    return [...targets, ...held.flatMap((document) => targetsOf(document, located))];
  }

  /** Whoever wrote it meant something to stay: nothing goes that it may have been about. */
  function lockFile(at: Place): void {
    if (aimless.has(at.file)) return;
    const message =
      "a comment for iamend in its file, or where that is called, is about nothing, and may have been meant for it";
    aimless.set(at.file, { code: "aimless-directive", message, at });
  }

  function need({ targets }: Aim): void {
    const ofList = new Map<Id, number>();
    for (const { list } of targets) ofList.set(list, (ofList.get(list) ?? 0) + 1);
    for (const target of targets)
      if (ofList.get(target.list) !== located.lists.get(target.list)?.items.length) needed.add(keyOf(target));
  }

  function block(targets: readonly Target[], at: Place): void {
    for (const target of targets) {
      const message = "a comment for iamend is about it, and cannot be read";
      blocked.set(keyOf(target), { code: "malformed-directive", message, at });
    }
  }

  function wholeLists(targets: readonly Target[]): readonly Target[] {
    return [...new Set(targets.map(({ list }) => list))].flatMap((list) =>
      (located.lists.get(list)?.items ?? [undefined]).map((_, item) => ({ list, item })),
    );
  }

  function ignore(words: readonly DirectiveWord[], comment: DirectiveComment, aim: Aim, at: Place): void {
    const { targets, line, ranges } = aim;
    const rules = words.length === 0 ? [EVERY_RULE] : words.flatMap((word) => ruleOf(word, comment, aim));
    const ofFile = lines.get(comment.file) ?? new Map<number, Set<string>>();
    const ranged = stretches.get(comment.file) ?? new Map<string, Range[]>();
    lines.set(comment.file, ofFile);
    stretches.set(comment.file, ranged);
    for (const rule of rules) {
      for (const target of targets) put(ignored, keyOf(target), rule);
      put(ofFile, line, rule);
      const known = ranged.get(rule);
      if (known === undefined) ranged.set(rule, [...ranges]);
      else known.push(...ranges);
    }
    if (targets.length > 0) return;
    const ofPatterns = rules.filter((rule) => OF_PATTERNS.has(rule) || rule === EVERY_RULE);
    const missed = aim.hits ? ofPatterns.filter((rule) => rule !== EVERY_RULE) : rules;
    if (missed.length === 0) return;
    if (ofPatterns.length > 0) lockFile(at);
    const message = aim.hits
      ? `This iamend-ignore is about no action list, which ${missed.join(" and ")} would be about.`
      : "This iamend-ignore is about nothing: it stands neither in nor above a policy or a principal.";
    notices.push({
      code: "aimless-directive",
      message: ofPatterns.length > 0 ? `${message} ${LOCKED}` : message,
      at,
    });
  }

  /** With or without the name of a plugin before it. */
  function ruleOf({ text, range }: DirectiveWord, comment: Edit, { targets }: Aim): readonly string[] {
    const name = withoutPlugin(text);
    if (isRuleName(name)) return [name];
    block(targets, within(comment, range));
    if (targets.length === 0) lockFile(within(comment, range));
    const meant = nearest(name, RULE_NAMES);
    notices.push({
      code: "unknown-rule",
      message: `There is no rule ${name}${meant === undefined ? "." : `; did you mean ${meant}?`} Nothing is ignored.`,
      at: within(comment, range),
    });
    return [];
  }

  function patternsIgnored(list: Id): readonly string[] {
    const bundle = located.bundles.get(list);
    if (bundle !== undefined && ignores(list, 0, "no-unused-permissions")) return bundle.actions;
    const items = located.lists.get(list)?.items ?? [];
    return items.flatMap((item, index) => {
      if (!ignores(list, index, "no-unused-permissions")) return [];
      return "value" in item ? [item.value] : (item.values ?? []);
    });
  }

  function ignores(list: Id, item: number, rule: RuleName): boolean {
    if (has(ignored.get(keyOf({ list, item })), rule)) return true;
    const at = placeOf(list, item);
    return at !== undefined && eslint.disables(at, rule);
  }

  function placeOf(list: Id, item: number): Place | undefined {
    return (located.bundles.get(list) ?? located.lists.get(list)?.items[item])?.at;
  }

  return {
    keep: (list) => [...(keeps.get(list) ?? []), ...patternsIgnored(list)],
    ignores,
    ignoresList(id, rule) {
      const list = located.lists.get(id);
      if (list === undefined) return false;
      const isIn = list.items.some((_, item) => has(ignored.get(keyOf({ list: id, item })), rule));
      return isIn || eslint.disables(list.at, rule);
    },
    blocks(list, item) {
      const own = blocked.get(keyOf({ list, item })) ?? near.get(list);
      if (own !== undefined) return own;
      const places = [placeOf(list, item), located.lists.get(list)?.at];
      return places.map((at) => (at === undefined ? undefined : eslint.blocks(at))).find(Boolean);
    },
    needs: (list, item) => needed.has(keyOf({ list, item })),
    disables: (at, rule) => eslint.disables(at, rule),
    ignoresAt({ file, range }, rule) {
      if (eslint.disables({ file, range }, rule)) return true;
      const line = maps.get(file)?.at(range[0]).line;
      if (line !== undefined && has(lines.get(file)?.get(line), rule)) return true;
      const around = [EVERY_RULE, rule].flatMap((name) => stretches.get(file)?.get(name) ?? []);
      return around.some(([start, end]) => start <= range[0] && range[1] <= end);
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
