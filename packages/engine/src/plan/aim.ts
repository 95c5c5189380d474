import type { Edit, Id, LineMap, Located, Place } from "@iamend/source";
import { holdersIn } from "../holders/holders-in.js";
import { lineKind } from "./line-kind.js";

/** An item of a list; of a bundle, which is one thing whatever it allows, item 0. */
export interface Target {
  readonly list: Id;
  readonly item: number;
}

/** What a comment is about. */
export interface Aim {
  readonly targets: readonly Target[];
  /** The line that the comment is about. */
  readonly line: number;
  /** Whether anything at all is there. */
  readonly hits: boolean;
}

/** Something that a comment can stand above or beside, with the items in it. */
interface Thing {
  readonly range: Place["range"];
  readonly items: readonly Target[];
}

/** The things of one file: items, lists, statements, bundles, their homes, documents and holders. */
export interface Things {
  /** Those that hold all of a range; places of source are nested, never crossing. */
  readonly around: (range: Place["range"]) => readonly Thing[];
  readonly startingOn: (line: number) => readonly Thing[];
  readonly endingOn: (line: number) => readonly Thing[];
}

/** The things of some files; each place once, however many instances of a document stand there. */
export function thingsIn(located: Located, maps: ReadonlyMap<string, LineMap>): ReadonlyMap<string, Things> {
  const places = new Map<string, Map<string, { range: Place["range"]; items: Map<string, Target> }>>();
  for (const file of maps.keys()) places.set(file, new Map());
  const note = ({ file, range }: Place, items: () => readonly Target[]): void => {
    const ofFile = places.get(file);
    if (ofFile === undefined) return;
    const key = range.join(" ");
    const thing = ofFile.get(key) ?? { range, items: new Map<string, Target>() };
    ofFile.set(key, thing);
    for (const target of items()) thing.items.set(`${target.list} ${String(target.item)}`, target);
  };
  const itemsOf = (list: Id): readonly Target[] =>
    (located.lists.get(list)?.items ?? []).map((_, item) => ({ list, item }));
  for (const [id, list] of located.lists) {
    list.items.forEach((one, item) => {
      note(one.at, () => [{ list: id, item }]);
    });
    note(list.at, () => itemsOf(id));
  }
  for (const { at, home, lists } of located.statements.values()) {
    note(at, () => lists.flatMap(itemsOf));
    if (home !== undefined) note(home, () => lists.flatMap(itemsOf));
  }
  for (const [id, { at }] of located.bundles) note(at, () => [{ list: id, item: 0 }]);
  const listsOf = (id: Id): readonly Id[] => located.statements.get(id)?.lists ?? [];
  for (const { at, statements, bundles } of located.documents) {
    note(at, () => [
      ...statements.flatMap(listsOf).flatMap(itemsOf),
      ...bundles.map((id) => ({ list: id, item: 0 })),
    ]);
  }
  for (const { holder } of holdersIn(located)) note(holder.at, () => []);
  return new Map(
    [...maps].map(([file, map]) => {
      const all = [...(places.get(file) ?? [])].map(([, { range, items }]) => ({
        range,
        items: [...items.values()],
      }));
      return [file, byLine(all, map)];
    }),
  );
}

function byLine(all: readonly Thing[], map: LineMap): Things {
  const starting = new Map<number, Thing[]>();
  const ending = new Map<number, Thing[]>();
  for (const thing of all) {
    const [start, end] = thing.range;
    push(starting, map.at(start).line, thing);
    push(ending, map.at(Math.max(start, end - 1)).line, thing);
  }
  return {
    around: nesting(all),
    startingOn: (line) => starting.get(line) ?? [],
    endingOn: (line) => ending.get(line) ?? [],
  };
}

function nesting(all: readonly Thing[]): Things["around"] {
  const sorted = [...all].sort(({ range: [a, b] }, { range: [c, d] }) => a - c || d - b);
  const parents = new Map<Thing, Thing>();
  const open: Thing[] = [];
  for (const thing of sorted) {
    while ((open.at(-1)?.range[1] ?? Infinity) < thing.range[1]) open.pop();
    const parent = open.at(-1);
    if (parent !== undefined) parents.set(thing, parent);
    open.push(thing);
  }
  return ([start, end]) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.range[0] ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const found: Thing[] = [];
    for (let at = sorted[low - 1]; at !== undefined; at = parents.get(at))
      if (end <= at.range[1]) found.push(at);
    return found;
  };
}

function push(lines: Map<number, Thing[]>, line: number, thing: Thing): void {
  const same = lines.get(line);
  if (same === undefined) lines.set(line, [thing]);
  else same.push(thing);
}

/**
 * What a comment is about.
 *
 * Behind code it is about what stands on its line: the items there, else the shortest that begins or ends there. On a line of its
 * own it is about what begins on the next line of code, and if nothing does, about the shortest that it stands in.
 */
export function aimOf(comment: Edit, text: string, map: LineMap, things: Things): Aim {
  const from = map.at(comment.range[0]).line;
  const to = map.at(Math.max(comment.range[0], comment.range[1] - 1)).line;
  if (!standsAlone(comment, text, map, from, to)) {
    const touching = [...new Set([...things.startingOn(from), ...things.endingOn(from)])];
    return { targets: smallest(touching), line: from, hits: touching.length > 0 };
  }
  let line = to + 1;
  while (line <= map.lines && lineKind(text, map, line) !== "code") line += 1;
  const beginning = things.startingOn(line);
  if (beginning.length > 0) {
    return { targets: distinct(beginning.flatMap(({ items }) => items)), line, hits: true };
  }
  const around = things.around(comment.range);
  return { targets: smallest(around), line, hits: around.length > 0 };
}

/** Whether nothing but the comment stands on its lines. */
function standsAlone({ range }: Edit, text: string, map: LineMap, from: number, to: number): boolean {
  if (lineKind(text, map, from) !== "comment") return false;
  const rest = text.slice(range[1], map.line(to)?.[1] ?? range[1]);
  return rest.replace(/^\s*\*\//, "").trim() === "";
}

/** The items among them, or else what is in the shortest of those that hold any. */
function smallest(things: readonly Thing[]): readonly Target[] {
  const holding = things.filter(({ items }) => items.length > 0);
  const single = holding.filter(({ items }) => items.length === 1);
  if (single.length > 0) return distinct(single.flatMap(({ items }) => items));
  const lengths = holding.map(({ range }) => range[1] - range[0]);
  const least = Math.min(...lengths);
  return distinct(holding.filter((_, index) => lengths[index] === least).flatMap(({ items }) => items));
}

function distinct(targets: readonly Target[]): readonly Target[] {
  return [...new Map(targets.map((target) => [`${target.list} ${String(target.item)}`, target])).values()];
}
