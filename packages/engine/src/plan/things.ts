import type { Id, LineMap, Located, Place, PolicyDocument, Range } from "@iamend/source";

/** An item of a list; of a bundle, which is one thing whatever it allows, item 0. */
export interface Target {
  readonly list: Id;
  readonly item: number;
}

/** Something that a comment can be about, with the items in it. */
export interface Thing {
  readonly range: Range;
  readonly items: readonly Target[];
  /** An item itself. */
  readonly isItem: boolean;
  /** Policies of a principal that is written here. */
  readonly held: readonly PolicyDocument[];
}

/** The things of one file: items, lists, statements, bundles, their homes, documents and holders. */
export interface Things {
  /** Those that hold all of a range; places of source are nested, never crossing. */
  readonly around: (range: Range) => readonly Thing[];
  /** Those that lie in a range. */
  readonly within: (range: Range) => readonly Thing[];
  readonly startingOn: (line: number) => readonly Thing[];
  readonly endingOn: (line: number) => readonly Thing[];
}

interface Draft {
  readonly range: Range;
  readonly items: Map<string, Target>;
  readonly held: Set<PolicyDocument>;
  isItem: boolean;
}

/** The things of some files; each place once, however many instances of a document stand there. */
export function thingsIn(located: Located, maps: ReadonlyMap<string, LineMap>): ReadonlyMap<string, Things> {
  const places = new Map<string, Map<string, Draft>>();
  for (const file of maps.keys()) places.set(file, new Map());
  const note = ({ file, range }: Place, items: () => readonly Target[]): Draft | undefined => {
    const ofFile = places.get(file);
    if (ofFile === undefined) return undefined;
    const key = range.join(" ");
    const thing = ofFile.get(key) ?? { range, items: new Map(), held: new Set(), isItem: false };
    ofFile.set(key, thing);
    for (const target of items()) thing.items.set(keyOf(target), target);
    return thing;
  };
  for (const [id, list] of located.lists) {
    list.items.forEach((one, item) => {
      const thing = note(one.at, () => [{ list: id, item }]);
      if (thing !== undefined) thing.isItem = true;
    });
    note(list.at, () => itemsOf(located, id));
  }
  for (const { at, home, lists } of located.statements.values()) {
    const items = (): readonly Target[] => lists.flatMap((list) => itemsOf(located, list));
    note(at, items);
    if (home !== undefined) note(home, items);
  }
  for (const [id, { at }] of located.bundles) note(at, () => [{ list: id, item: 0 }]);
  for (const { at } of located.principals ?? []) note(at, () => []);
  for (const document of located.documents) {
    note(document.at, () => targetsOf(document, located));
    for (const { at } of document.holders) note(at, () => [])?.held.add(document);
  }
  return new Map(
    [...maps].map(([file, map]) => {
      const all = [...(places.get(file)?.values() ?? [])].map(({ items, held, ...rest }): Thing => ({
        ...rest,
        items: [...items.values()],
        held: [...held],
      }));
      return [file, byPlace(all, map)];
    }),
  );
}

/** All items of a document. */
export function targetsOf(
  { statements, bundles }: PolicyDocument,
  located: Pick<Located, "lists" | "statements">,
): readonly Target[] {
  const lists = statements.flatMap((id) => located.statements.get(id)?.lists ?? []);
  return [...lists.flatMap((id) => itemsOf(located, id)), ...bundles.map((id) => ({ list: id, item: 0 }))];
}

export function keyOf({ list, item }: Target): string {
  return `${list} ${String(item)}`;
}

function itemsOf({ lists }: Pick<Located, "lists">, list: Id): readonly Target[] {
  return (lists.get(list)?.items ?? []).map((_, item) => ({ list, item }));
}

function byPlace(all: readonly Thing[], map: LineMap): Things {
  const starting = new Map<number, Thing[]>();
  const ending = new Map<number, Thing[]>();
  for (const thing of all) {
    const [start, end] = thing.range;
    push(starting, map.at(start).line, thing);
    push(ending, map.at(Math.max(start, end - 1)).line, thing);
  }
  return {
    ...nesting(all),
    startingOn: (line) => starting.get(line) ?? [],
    endingOn: (line) => ending.get(line) ?? [],
  };
}

function nesting(all: readonly Thing[]): Pick<Things, "around" | "within"> {
  const sorted = [...all].sort(({ range: [a, b] }, { range: [c, d] }) => a - c || d - b);
  const parents = new Map<Thing, Thing>();
  const open: Thing[] = [];
  for (const thing of sorted) {
    while ((open.at(-1)?.range[1] ?? Infinity) < thing.range[1]) open.pop();
    const parent = open.at(-1);
    if (parent !== undefined) parents.set(thing, parent);
    open.push(thing);
  }
  /** How many start before an offset. */
  const before = (offset: number): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.range[0] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    around([start, end]) {
      const found: Thing[] = [];
      for (let at = sorted[before(start + 1) - 1]; at !== undefined; at = parents.get(at))
        if (end <= at.range[1]) found.push(at);
      return found;
    },
    within([start, end]) {
      return sorted.slice(before(start), before(end)).filter(({ range }) => range[1] <= end);
    },
  };
}

function push(lines: Map<number, Thing[]>, line: number, thing: Thing): void {
  const same = lines.get(line);
  if (same === undefined) lines.set(line, [thing]);
  else same.push(thing);
}
