import type { ActionList, Change, Id } from "../contract.js";
import type { CloudFormationLocated, TreePath } from "../link/sites.js";
import { ExpectedBundle, ExpectedData, ExpectedJson } from "./expected-data.js";
import { behindTag, findDocument, findPlace, type DataPlace } from "./find-place.js";
import type { Data } from "./read-data.js";
import { untagged } from "./tagged.js";

/** Something is not where it should be. */
class Lost extends Error {}

/** What the changes make of the data of a file; undefined: what they are about is not found there. */
export function expectChanges(
  file: string,
  data: Data,
  changes: readonly Change[],
  located: CloudFormationLocated,
): ExpectedData | undefined {
  try {
    return new ChangedData(file, data, located).expect(changes);
  } catch (error) {
    if (error instanceof Lost) return undefined;
    throw error;
  }
}

class ChangedData {
  readonly #file: string;
  readonly #data: Data;
  readonly #located: CloudFormationLocated;
  readonly #expected = new ExpectedData();
  readonly #texts = new Map<object, Map<string | number, unknown>>();

  constructor(file: string, data: Data, located: CloudFormationLocated) {
    this.#file = file;
    this.#data = data;
    this.#located = located;
  }

  expect(changes: readonly Change[]): ExpectedData {
    this.#expectRemovals(changes.flatMap((change) => ("statement" in change ? [change.statement] : [])));
    for (const [id, { becomes, appended }] of wantedOf(changes)) {
      const list = this.#located.lists.get(id);
      const site = this.#located.listSites.get(id);
      if (list === undefined || site === undefined) throw new Lost();
      if (site.site.file === this.#file) this.#expectList(list, this.#find(site.path), becomes, appended);
    }
    for (const change of changes) if ("bundle" in change) this.#expectBundle(change.bundle, change.keep);
    return this.#expected;
  }

  #expectRemovals(statements: readonly Id[]): void {
    for (const id of statements) {
      const site = this.#located.statementSites.get(id);
      if (site === undefined) throw new Lost();
      if (site.site.file !== this.#file) continue;
      this.#expectGone(this.#find(site.path));
    }
  }

  #expectGone({ holder, key }: DataPlace): void {
    if (!Array.isArray(holder) || typeof key !== "number") throw new Lost();
    this.#expected.expectGone(holder, key);
  }

  #expectBundle(id: Id, keep: readonly string[]): void {
    const bundle = this.#located.bundles.get(id);
    const site = this.#located.bundleSites.get(id);
    if (bundle === undefined || site === undefined) throw new Lost();
    if (site.file !== this.#file) return;
    const place = this.#find(site.path);
    const inside = findPlace(place.value, [bundle.name]);
    if (inside === undefined) throw new Lost();
    if (keep.length === 0) this.#expectGone(this.#find(site.statement?.path ?? site.path));
    else {
      const successor = new ExpectedBundle(bundle.name, inside.value, keep);
      if (!this.#expected.expectMember(place.holder, place.key, successor)) throw new Lost();
    }
  }

  #expectList(
    list: ActionList,
    place: DataPlace,
    becomes: ReadonlyMap<number, readonly string[]>,
    appended: readonly string[],
  ): void {
    const value = untagged(place.value);
    const isList = Array.isArray(value);
    const elements: readonly unknown[] = isList ? value : [place.value];
    const agreed =
      elements.length === list.items.length &&
      list.items.every((item, index) => "opaque" in item || item.value === untagged(elements[index]));
    if (!agreed) throw new Lost();
    const patterns = elements.flatMap(
      (element, index): readonly unknown[] => becomes.get(index) ?? [element],
    );
    const all = [...patterns, ...appended];
    const [only] = all;
    const unclaimed = isList
      ? this.#expected.expectArray(value, all)
      : this.#expected.expectMember(place.holder, place.key, all.length === 1 ? only : all);
    if (!unclaimed) throw new Lost();
  }

  #find({ inText, ...path }: TreePath): DataPlace {
    const place = findPlace(findDocument(this.#data, path), path.steps);
    if (place === undefined) throw new Lost();
    if (inText === undefined) return place;
    const inside = findPlace(this.#textAt(behindTag(place)), inText);
    if (inside === undefined) throw new Lost();
    return inside;
  }

  /** What a text says in JSON, the same object whenever it is asked for. */
  #textAt({ holder, key, value }: DataPlace): unknown {
    const texts = this.#texts.get(holder) ?? new Map<string | number, unknown>();
    this.#texts.set(holder, texts);
    if (texts.has(key)) return texts.get(key);
    const data = parseJson(value);
    texts.set(key, data);
    if (!this.#expected.expectMember(holder, key, new ExpectedJson(data))) throw new Lost();
    return data;
  }
}

function parseJson(text: unknown): unknown {
  if (typeof text !== "string") throw new Lost();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Lost();
  }
}

interface Wanted {
  readonly becomes: ReadonlyMap<number, readonly string[]>;
  readonly appended: readonly string[];
}

function wantedOf(changes: readonly Change[]): ReadonlyMap<Id, Wanted> {
  const wanted = new Map<Id, Wanted>();
  for (const change of changes) {
    if (!("list" in change)) continue;
    const { becomes, appended } = wanted.get(change.list) ?? { becomes: new Map(), appended: [] };
    wanted.set(
      change.list,
      "items" in change
        ? { becomes: new Map([...becomes, ...change.items]), appended }
        : { becomes, appended: [...appended, ...change.append] },
    );
  }
  return wanted;
}
