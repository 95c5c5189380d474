import type { Node } from "../parse/syntax.js";
import { bare, isAsserted, textOf } from "./asserted.js";
import { ExpectedText, type ExpectedCode, type ExpectedGrant } from "./expected-code.js";

/** Where something stands is another matter. */
const PLACES: ReadonlySet<string> = new Set(["range", "loc", "start", "end", "parent", "tokens", "comments"]);

/** Is the new tree what is expected of the old one? Trees may be of any depth. */
export function compareTrees(before: Node, after: Node, expected: ExpectedCode): boolean {
  const open: (readonly [unknown, unknown])[] = [[before, after]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const inside = insidePairs(pair[0], pair[1], expected);
    if (inside === undefined) return false;
    for (const one of inside) open.push(one);
  }
  return true;
}

type Pairs = readonly (readonly [unknown, unknown])[];

/** What still has to be the same; undefined: these are not. */
function insidePairs(old: unknown, now: unknown, expected: ExpectedCode): Pairs | undefined {
  if (old instanceof ExpectedText) return isNode(now) ? textPairs(old, now) : undefined;
  if (Array.isArray(old)) {
    const elements: readonly unknown[] = old;
    return Array.isArray(now) ? arrayPairs(expected.arrays.get(elements) ?? elements, now) : undefined;
  }
  if (!isObject(old) || !isObject(now)) return Object.is(old, now) ? [] : undefined;
  // Beside the value of a regular expression stands what is written.
  if (old instanceof RegExp || now instanceof RegExp) return [];
  const grant = isNode(old) ? expected.grants.get(old) : undefined;
  if (grant !== undefined) return isNode(old) && isNode(now) ? grantPairs(old, now, grant) : undefined;
  const place = isNode(old) ? expected.places.get(old) : undefined;
  if (place instanceof ExpectedText) return [[place, now]];
  if (place !== undefined) {
    if (!isNode(now) || now.type !== "ArrayExpression") return undefined;
    // What stays is looked at as what it is, and not again as what becomes a list.
    const [first] = place;
    if (first !== old) return arrayPairs(place, now.elements);
    const kept = isNode(now.elements[0]) ? memberPairs(old, now.elements[0]) : undefined;
    const others = arrayPairs(place.slice(1), now.elements.slice(1));
    return kept === undefined || others === undefined ? undefined : [...kept, ...others];
  }
  return memberPairs(old, now);
}

/** Of a call, or of the name of what is called. */
function grantPairs(old: Node, now: Node, grant: ExpectedGrant): Pairs | undefined {
  if (old.type === "Identifier") {
    if (now.type !== "Identifier" || now.name !== grant.becomes) return undefined;
    return memberPairs({ ...old, name: now.name }, now);
  }
  if (old.type !== "CallExpression" || now.type !== "CallExpression") return undefined;
  const called = bare(now.callee);
  const name = called.type === "MemberExpression" && !called.computed ? called.property : undefined;
  if (name?.type !== "Identifier" || !grant.accepts(name.name)) return undefined;
  const added = grant.added.map((value) => new ExpectedText(value, undefined));
  const [rest, given] = [memberPairs(old, now), arrayPairs([...old.arguments, ...added], now.arguments)];
  if (rest === undefined || given === undefined) return undefined;
  return [...rest.filter(([one]) => one !== old.arguments), ...given];
}

function memberPairs(old: object, now: object): Pairs | undefined {
  const [before, after] = [membersOf(old), membersOf(now)];
  if (before.size !== after.size) return undefined;
  const inside: (readonly [unknown, unknown])[] = [];
  for (const [key, value] of before) {
    if (!after.has(key)) return undefined;
    inside.push([value, after.get(key)]);
  }
  return inside;
}

function membersOf(object: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(object).filter(([key]) => !PLACES.has(key)));
}

/** A semicolon too many is no statement. */
function arrayPairs(old: readonly unknown[], now: readonly unknown[]): Pairs | undefined {
  const [before, after] = [old.filter(isSomething), now.filter(isSomething)];
  if (before.length !== after.length) return undefined;
  return before.map((one, index) => [one, after[index]] as const);
}

function isSomething(element: unknown): boolean {
  return !(isNode(element) && element.type === "EmptyStatement");
}

function textPairs({ value, like }: ExpectedText, now: Node): Pairs | undefined {
  const inside: (readonly [unknown, unknown])[] = [];
  let [model, written]: [Node | undefined, Node] = [like, now];
  while (model !== undefined && isAsserted(model)) {
    if (!isAsserted(written) || written.type !== model.type) return undefined;
    if ("typeAnnotation" in model && "typeAnnotation" in written) {
      inside.push([model.typeAnnotation, written.typeAnnotation]);
    }
    [model, written] = [model.expression, written.expression];
  }
  return textOf(written) === value ? inside : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isNode(value: unknown): value is Node {
  return isObject(value) && "type" in value && typeof value.type === "string" && "range" in value;
}
