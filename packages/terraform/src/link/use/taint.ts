// What of a value must not change behind somebody's back.
import type { Id, Place } from "../../contract.js";
import { isCertain } from "../../evaluate/elements.js";
import type { Element, Origin, Referent, Value } from "../../evaluate/value.js";
import { placeKey } from "../module/module-instance.js";
import type { Tables } from "../policy/tables.js";

/** Lists, statements and resources that are in a value. */
export interface Taint {
  readonly lists: ReadonlySet<Id>;
  readonly statements: ReadonlySet<Id>;
  readonly referents: readonly Referent[];
}

export interface Taints {
  of(value: Value): Taint;
  /** What the number of elements of a value depends on. */
  ofCount(value: Value): Taint;
  /** What of a value becomes elements or keys of something else: elements that may be taken away. */
  ofElements(value: Value): Taint;
  ofMember(value: Value, name: string): Taint;
}

const NOTHING: Taint = { lists: new Set(), statements: new Set(), referents: [] };

export function createTaints(tables: Tables): Taints {
  const lists = new Map<string, Id[]>();
  const statements = new Map<string, Id[]>();
  for (const { id, items, text } of tables.allLists) {
    for (const { at } of items) put(lists, placeKey(at), id);
    if (text !== undefined) put(lists, placeKey(text), id);
  }
  for (const { id, at, text } of tables.allStatements) {
    put(statements, placeKey(at), id);
    if (text !== undefined) put(statements, placeKey(text), id);
  }
  const itemLists = new Map<string, Id[]>();
  for (const { id, items } of tables.allLists) for (const { at } of items) put(itemLists, placeKey(at), id);
  const known = new Map<Value, Taint>();

  function of(value: Value): Taint {
    const found = known.get(value);
    if (found !== undefined) return found;
    const taint = collect(value);
    known.set(value, taint);
    return taint;
  }

  function collect(value: Value): Taint {
    switch (value.kind) {
      case "string":
      case "partial": {
        const origins = value.kind === "string" ? [value.origin, ...(value.also ?? [])] : [value.origin];
        const holes = (value.parts ?? []).flatMap((part) => (part.kind === "hole" ? [part.value] : []));
        const inner = value.encodes === undefined ? holes : [...holes, value.encodes];
        return join([...origins.map(atOrigin), ...inner.map(of)]);
      }
      case "list":
        return join(value.elements.map(ofElement));
      case "object": {
        const own = value.at === undefined ? undefined : statements.get(placeKey(value.at));
        const parts = [...value.entries.values()].map((entry) => of(entry.value));
        return join(own === undefined ? parts : [{ ...NOTHING, statements: new Set(own) }, ...parts]);
      }
      case "choice":
        return join(value.alternatives.map(of));
      case "unknown":
        return value.refers === undefined ? NOTHING : { ...NOTHING, referents: [value.refers] };
      default:
        return NOTHING;
    }
  }

  function atOrigin({ at }: Origin): Taint {
    const key = placeKey(at);
    const found = lists.get(key);
    const texts = statements.get(key);
    if (found === undefined && texts === undefined) return NOTHING;
    return { lists: new Set(found), statements: new Set(texts), referents: [] };
  }

  function ofElement(element: Element): Taint {
    return isCertain(element) ? of(element) : join(element.values.map(of));
  }

  function ofCount(value: Value): Taint {
    if (value.kind === "choice") return join(value.alternatives.map(ofCount));
    if (value.kind !== "list") return value.kind === "object" ? NOTHING : of(value);
    return join(
      value.elements
        .flatMap((element) => (isCertain(element) ? [element] : element.values))
        .map((element) => {
          // The elements themselves count; what is inside of one does not.
          if (element.kind === "object") {
            const own = element.at === undefined ? undefined : statements.get(placeKey(element.at));
            return own === undefined ? NOTHING : { ...NOTHING, statements: new Set(own) };
          }
          return element.kind === "list" || element.kind === "unknown" ? NOTHING : of(element);
        }),
    );
  }

  function ofElements(value: Value): Taint {
    switch (value.kind) {
      case "choice":
        return join(value.alternatives.map(ofElements));
      case "list":
        return join(
          value.elements.flatMap((element) =>
            isCertain(element) ? [ofTaken(element)] : element.values.map(ofTaken),
          ),
        );
      case "string":
      case "partial": {
        // No element of a text that is JSON is taken away with what stands in it.
        if (value.encodes !== undefined) return NOTHING;
        const origins = value.kind === "string" ? [value.origin, ...(value.also ?? [])] : [value.origin];
        const own = new Set(origins.flatMap(({ at }) => itemLists.get(placeKey(at)) ?? []));
        const holes = (value.parts ?? []).flatMap((part) =>
          part.kind === "hole" ? [ofElements(part.value)] : [],
        );
        return join([{ ...NOTHING, lists: own }, ...holes]);
      }
      default:
        return NOTHING;
    }
  }

  function ofTaken(element: Value): Taint {
    if (element.kind !== "object") return ofElements(element);
    const own = element.at === undefined ? undefined : statements.get(placeKey(element.at));
    return own === undefined ? NOTHING : { ...NOTHING, statements: new Set(own) };
  }

  function ofMember(value: Value, name: string): Taint {
    if (value.kind === "choice") return join(value.alternatives.map((one) => ofMember(one, name)));
    if (value.kind !== "object") return of(value);
    const entry = value.entries.get(name);
    return entry === undefined ? NOTHING : of(entry.value);
  }

  return { of, ofCount, ofElements, ofMember };
}

function put(ids: Map<string, Id[]>, key: string, id: Id): void {
  const found = ids.get(key);
  if (found === undefined) ids.set(key, [id]);
  else found.push(id);
}

function join(taints: readonly Taint[]): Taint {
  const real = taints.filter((taint) => taint !== NOTHING);
  const [only] = real;
  if (only === undefined) return NOTHING;
  if (real.length === 1) return only;
  return {
    lists: new Set(real.flatMap((taint) => [...taint.lists])),
    statements: new Set(real.flatMap((taint) => [...taint.statements])),
    referents: [...new Set(real.flatMap((taint) => taint.referents))],
  };
}

/** Where references were evaluated, and to what. */
export interface Sightings {
  note(at: Place, value: Value): void;
  forEach(act: (at: Place, values: readonly Value[]) => void): void;
}

export function createSightings(): Sightings {
  const files = new Map<string, Map<number, Sighting>>();
  return {
    note(at, value) {
      if (value.kind === "number" || value.kind === "bool" || value.kind === "null") return;
      let file = files.get(at.file);
      if (file === undefined) files.set(at.file, (file = new Map<number, Sighting>()));
      const [start, end] = at.range;
      const key = start * MAX_REFERENCE + (end - start);
      const found = file.get(key);
      if (found === undefined) file.set(key, { at, values: [value] });
      // The same value once more, most often.
      else if (found.values.at(-1) !== value) found.values.push(value);
    },
    forEach(act) {
      // In the order of the source, for in which order they were evaluated depends on who asked first.
      for (const [, file] of [...files].sort(([left], [right]) => (left < right ? -1 : 1))) {
        for (const [, { at, values }] of [...file].sort(([left], [right]) => left - right))
          act(at, values.length > 1 ? [...new Set(values)] : values);
      }
    },
  };
}

interface Sighting {
  readonly at: Place;
  readonly values: Value[];
}

/** Longer than any file that is parsed, so that start and length make one number. */
const MAX_REFERENCE = 2 ** 23;
