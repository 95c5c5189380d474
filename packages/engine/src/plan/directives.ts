import {
  createLineMap,
  findDirectives,
  type Directive,
  type Edit,
  type Id,
  type LineMap,
} from "@iamend/source";
import type { Located, Place } from "@iamend/source";
import type { Notice, RuleName } from "../report/problem.js";
import { lineKind } from "./line-kind.js";

/** What the comments of the source ask for. */
export interface Directed {
  /** Patterns that count as used in a list (law 12). */
  keep(list: Id): readonly string[];
  /** Whether a rule is switched off for an item. */
  ignores(list: Id, item: number, rule: RuleName): boolean;
  /** Whether a rule is switched off for all that begins on the line of this place or the one below the comment. */
  ignoresAt(at: Place, rule: RuleName): boolean;
  readonly notices: readonly Notice[];
}

interface Target {
  readonly list: Id;
  readonly item: number;
}

/** Something that a comment can stand above or beside, with the items in it. */
interface Thing {
  readonly at: Place;
  readonly items: readonly Target[];
}

/**
 * Finds what each directive is about.
 *
 * Behind code, a comment is about what stands on its line: the items there, else whatever begins or ends there. On a line of its own
 * it is about what begins on the next line of code, and if nothing does, about what it stands in.
 */
export function readDirectives(located: Located, textOf: (file: string) => string | undefined): Directed {
  const keeps = new Map<Id, Set<string>>();
  const ignored = new Map<string, Set<string>>();
  const lines = new Map<string, Map<number, Set<string>>>();
  const notices: Notice[] = [];
  if (located.directives.length > 0) {
    const files = new Set(located.directives.map(({ file }) => file));
    const things = thingsIn(located, files);
    for (const comment of located.directives) {
      const text = textOf(comment.file);
      if (text === undefined) continue;
      const { directives, problems } = findDirectives(comment.text);
      for (const { code, message, range } of problems) {
        const start = comment.range[0];
        notices.push({
          code,
          message,
          at: { file: comment.file, range: [start + range[0], start + range[1]] },
        });
      }
      if (directives.length === 0) continue;
      const map = createLineMap(text);
      const { targets, line } = aimOf(comment, text, map, things.get(comment.file) ?? []);
      for (const directive of directives) apply(directive, comment, targets, line);
    }
  }

  function apply(directive: Directive, comment: Edit, targets: readonly Target[], line: number): void {
    if (directive.kind === "ignore") {
      const rules =
        directive.rules.length === 0 ? ["*"] : directive.rules.map(({ text }) => text.replace(/^.*\//, ""));
      for (const { list, item } of targets)
        for (const rule of rules) put(ignored, `${list} ${String(item)}`, rule);
      const ofFile = lines.get(comment.file) ?? new Map<number, Set<string>>();
      lines.set(comment.file, ofFile);
      for (const rule of rules) put(ofFile, line, rule);
      return;
    }
    if (targets.length === 0) {
      const message = "This iamend-keep is about no action list: it stands neither in nor above one.";
      notices.push({ code: "aimless-directive", message, at: { file: comment.file, range: comment.range } });
    }
    for (const { list } of targets) for (const { text } of directive.actions) put(keeps, list, text);
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
      const ofFile = lines.get(file);
      const text = ofFile === undefined ? undefined : textOf(file);
      return text !== undefined && has(ofFile?.get(createLineMap(text).at(range[0]).line), rule);
    },
    notices,
  };
}

function has(rules: ReadonlySet<string> | undefined, rule: RuleName): boolean {
  return rules !== undefined && (rules.has("*") || rules.has(rule));
}

function put<Key>(sets: Map<Key, Set<string>>, key: Key, value: string): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}

/** Items, lists, statements, their homes and documents of some files; in this order, so that the smallest comes first. */
function thingsIn(located: Located, files: ReadonlySet<string>): ReadonlyMap<string, readonly Thing[]> {
  const things = new Map<string, Thing[]>();
  const note = (at: Place, items: readonly Target[]): void => {
    if (!files.has(at.file)) return;
    const ofFile = things.get(at.file);
    if (ofFile === undefined) things.set(at.file, [{ at, items }]);
    else ofFile.push({ at, items });
  };
  const itemsOf = (list: Id): readonly Target[] =>
    (located.lists.get(list)?.items ?? []).map((_, item) => ({ list, item }));
  for (const [id, list] of located.lists) {
    list.items.forEach((one, item) => {
      note(one.at, [{ list: id, item }]);
    });
    note(list.at, itemsOf(id));
  }
  for (const statement of located.statements.values()) {
    const items = statement.lists.flatMap(itemsOf);
    note(statement.at, items);
    if (statement.home !== undefined) note(statement.home, items);
  }
  for (const document of located.documents) {
    const lists = document.statements.flatMap((id) => located.statements.get(id)?.lists ?? []);
    note(document.at, lists.flatMap(itemsOf));
  }
  return things;
}

interface Aim {
  readonly targets: readonly Target[];
  /** The line that the comment is about. */
  readonly line: number;
}

function aimOf(comment: Edit, text: string, map: LineMap, things: readonly Thing[]): Aim {
  const from = map.at(comment.range[0]).line;
  const to = map.at(Math.max(comment.range[0], comment.range[1] - 1)).line;
  if (!standsAlone(comment, text, map, from, to)) {
    const touching = things.filter(({ at }) => {
      const [start, end] = [map.at(at.range[0]).line, map.at(Math.max(at.range[0], at.range[1] - 1)).line];
      return start === from || end === from;
    });
    return { targets: smallest(touching), line: from };
  }
  let line = to + 1;
  while (line <= map.lines && lineKind(text, map, line) !== "code") line += 1;
  const beginning = things.filter(({ at }) => map.at(at.range[0]).line === line);
  if (beginning.length > 0) return { targets: distinct(beginning.flatMap(({ items }) => items)), line };
  const around = things.filter(
    ({ at }) => at.range[0] <= comment.range[0] && comment.range[1] <= at.range[1],
  );
  return { targets: smallest(around), line };
}

/** Whether nothing but the comment stands on its lines. */
function standsAlone({ range }: Edit, text: string, map: LineMap, from: number, to: number): boolean {
  if (lineKind(text, map, from) !== "comment") return false;
  const rest = text.slice(range[1], map.line(to)?.[1] ?? range[1]);
  return rest.replace(/^\s*\*\//, "").trim() === "";
}

/** The items among them, or else what is in the shortest of them. */
function smallest(things: readonly Thing[]): readonly Target[] {
  const single = things.filter(({ items }) => items.length === 1);
  if (single.length > 0) return distinct(single.flatMap(({ items }) => items));
  const lengths = things.map(({ at }) => at.range[1] - at.range[0]);
  const least = Math.min(...lengths);
  return distinct(things.filter((_, index) => lengths[index] === least).flatMap(({ items }) => items));
}

function distinct(targets: readonly Target[]): readonly Target[] {
  return [...new Map(targets.map((target) => [`${target.list} ${String(target.item)}`, target])).values()];
}
