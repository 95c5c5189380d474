import type { TreePath } from "../link/sites.js";
import type { Data } from "./read-data.js";
import { Tagged, untagged } from "./tagged.js";

type Step = string | number;

/** Where a value is held: as the element of an array, the member of an object, or what a tag is put to. */
export interface DataPlace {
  readonly holder: object;
  readonly key: Step;
  readonly value: unknown;
}

/** Empty documents are not counted in a path. */
export function findDocument(data: Data, { document }: TreePath): unknown {
  return data.filter((one) => one !== null && one !== undefined)[document];
}

/** Where the steps lead; tags on the way and merge keys are seen through. Undefined: nowhere. */
export function findPlace(root: unknown, steps: readonly Step[]): DataPlace | undefined {
  let place: DataPlace | undefined;
  let value = root;
  for (const step of steps) {
    place = stepInto(untagged(value), step);
    if (place === undefined) return undefined;
    value = place.value;
  }
  return place;
}

/** The place behind the tag, if there is one. */
export function behindTag(place: DataPlace): DataPlace {
  const { value } = place;
  return value instanceof Tagged ? { holder: value, key: "value", value: value.value } : place;
}

function stepInto(container: unknown, step: Step): DataPlace | undefined {
  if (Array.isArray(container)) {
    const elements: readonly unknown[] = container;
    return typeof step === "number" && step in elements
      ? { holder: container, key: step, value: elements[step] }
      : undefined;
  }
  if (!isObject(container)) return undefined;
  const key = String(step);
  if (Object.hasOwn(container, key)) return { holder: container, key, value: container[key] };
  const merged = untagged(container["<<"]);
  const bases: readonly unknown[] = Array.isArray(merged) ? merged : [merged];
  for (const base of bases) {
    const place = isObject(base) ? stepInto(base, step) : undefined;
    if (place !== undefined) return place;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !(value instanceof Tagged);
}
