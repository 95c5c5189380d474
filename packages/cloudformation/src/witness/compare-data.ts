import { bundleSuccessor } from "./bundle-successor.js";
import { ExpectedBundle, ExpectedJson, type ExpectedData } from "./expected-data.js";
import { Tagged } from "./tagged.js";

/** More pairs of values than a file of any use has. */
const MAX_PAIRS = 5_000_000;

/**
 * Is the new data what was expected of the old? Undefined: there is too much of it.
 *
 * No pair is looked at twice, so that aliases of aliases cost no more than they take to write.
 */
export function compareData(before: unknown, after: unknown, expected: ExpectedData): boolean | undefined {
  const open: [unknown, unknown][] = [[before, after]];
  const seen = new WeakMap<object, WeakSet<object>>();
  let pairs = 0;
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [old, now] = pair;
    if (++pairs > MAX_PAIRS) return undefined;
    if (old instanceof ExpectedJson) {
      const read = readJson(now);
      if (read === undefined) return false;
      open.push([old.data, read.value]);
      continue;
    }
    if (old instanceof ExpectedBundle) {
      const rest = bundleSuccessor(old, now);
      if (rest === undefined) return false;
      open.push(...rest);
      continue;
    }
    if (!isObject(old) || !isObject(now)) {
      if (!Object.is(old, now)) return false;
      continue;
    }
    const known = seen.get(old) ?? new WeakSet();
    if (known.has(now)) continue;
    seen.set(old, known.add(now));
    const inside = insidePairs(old, now, expected);
    if (inside === undefined) return false;
    for (const one of inside) open.push(one);
  }
  return true;
}

/** What stands in two containers, side by side; undefined if they cannot be the same. */
function insidePairs(
  old: object,
  now: object,
  expected: ExpectedData,
): readonly [unknown, unknown][] | undefined {
  if (Array.isArray(old) || Array.isArray(now)) {
    if (!Array.isArray(old) || !Array.isArray(now)) return undefined;
    const elements = expected.elementsOf(old);
    const read: readonly unknown[] = now;
    return elements.length === read.length
      ? elements.map((element, index) => [element, read[index]])
      : undefined;
  }
  if (old instanceof Tagged || now instanceof Tagged) {
    if (!(old instanceof Tagged && now instanceof Tagged) || old.tag !== now.tag) return undefined;
    return [[expected.memberOf(old, "value", old.value), now.value]];
  }
  const [before, after] = [new Map(Object.entries(old)), new Map(Object.entries(now))];
  if (before.size !== after.size) return undefined;
  const inside: [unknown, unknown][] = [];
  for (const [key, value] of before) {
    if (!after.has(key)) return undefined;
    inside.push([expected.memberOf(old, key, value), after.get(key)]);
  }
  return inside;
}

function readJson(text: unknown): { readonly value: unknown } | undefined {
  if (typeof text !== "string") return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
