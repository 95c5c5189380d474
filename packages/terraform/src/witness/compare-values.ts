import { compareTexts } from "./compare-nodes.js";
import type { Expectation } from "./expectation.js";
import { isEffectKey, isForbidden, type Surroundings } from "./surroundings.js";

/** The same for what a parser made of both texts; expressions and templates are text there. */
export function compareValues(
  marked: unknown,
  after: unknown,
  expected: Expectation,
  around: Surroundings = {},
): boolean {
  if (typeof marked === "string") return compareStrings(marked, after, expected, around);
  if (Array.isArray(marked)) {
    const elements = expand(marked, expected, around);
    return (
      elements !== undefined &&
      Array.isArray(after) &&
      elements.length === after.length &&
      elements.every((element, index) => compareValues(element, after[index], expected, around))
    );
  }
  if (!isObject(marked)) return marked === after;
  return isObject(after) && compareObjects(marked, after, expected);
}

function compareStrings(
  marked: string,
  after: unknown,
  expected: Expectation,
  around: Surroundings,
): boolean {
  if (!expected.isMarked(marked)) return marked === after;
  if (!expected.isItem(marked)) {
    return typeof after === "string" && compareTexts(marked, after, "template", expected);
  }
  const item = expected.item(marked);
  const values = item === undefined ? [] : [...item.becomes, ...item.appended];
  if (values.length === 0 || isForbidden(around)) return false;
  if (values.length === 1) return after === values[0];
  return (
    Array.isArray(after) &&
    after.length === values.length &&
    values.every((value, index) => after[index] === value)
  );
}

/** The elements that a list should have; undefined if it must not change. */
function expand(
  elements: readonly unknown[],
  expected: Expectation,
  around: Surroundings,
): readonly unknown[] | undefined {
  const expanded: unknown[] = [];
  const appended: string[] = [];
  for (const element of elements) {
    if (typeof element === "string" && expected.isItem(element)) {
      if (isForbidden(around)) return undefined;
      const item = expected.item(element);
      expanded.push(...(item?.becomes ?? []));
      appended.push(...(item?.appended ?? []));
    } else if (!isObject(element) || !goes(element, expected)) expanded.push(element);
  }
  return [...expanded, ...appended];
}

function compareObjects(
  marked: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  expected: Expectation,
): boolean {
  const effect = effectOf(marked);
  const names = new Set(Object.keys(after));
  for (const [key, value] of Object.entries(marked)) {
    if (!names.delete(key)) {
      if (!vanishes(value, expected)) return false;
    } else if (!compareValues(value, after[key], expected, { key, effect })) return false;
  }
  return names.size === 0;
}

/** Blocks of one type are a list, which is not there at all when the last of them goes. */
function vanishes(value: unknown, expected: Expectation): boolean {
  if (Array.isArray(value)) {
    return value.length > 0 && value.every((one) => isObject(one) && goes(one, expected));
  }
  if (!isObject(value)) return false;
  const inner = Object.values(value);
  return inner.length > 0 && inner.every((one) => vanishes(one, expected));
}

/** Is this a statement that goes? One that denies does not. */
function goes(statement: Readonly<Record<string, unknown>>, expected: Expectation): boolean {
  const mark = Object.keys(statement).find((name) => expected.isStatement(name));
  if (mark === undefined || isForbidden({ effect: effectOf(statement) })) return false;
  return expected.statement(mark);
}

function effectOf(statement: Readonly<Record<string, unknown>>): string | undefined {
  const effect = Object.entries(statement).find(([name]) => isEffectKey(name))?.[1];
  return typeof effect === "string" ? effect : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
