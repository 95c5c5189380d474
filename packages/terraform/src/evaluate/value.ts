// What an expression stands for, as far as it can be told without running Terraform. Values are immutable and may be shared.
import type { Place, Refusal } from "../contract.js";
import { reason } from "./reason.js";

export type Value =
  | StringValue
  | PartialString
  | NumberValue
  | BoolValue
  | NullValue
  | ListValue
  | ObjectValue
  | Choice
  | Unknown;

/**
 * A string, and where it was written.
 *
 * `also`: equal strings that a set or `distinct` merged into this one. `encodes`: the value that `jsonencode` made it from.
 * `parts`: how a template composed it.
 */
export interface StringValue {
  readonly kind: "string";
  readonly value: string;
  readonly origin: Origin;
  readonly also?: readonly Origin[];
  readonly encodes?: Value;
  readonly parts?: readonly TextPart[];
}

/** A string of which only some parts are known. */
export interface PartialString {
  readonly kind: "partial";
  readonly parts: readonly TextPart[];
  readonly origin: Origin;
  readonly encodes?: Value;
}

/**
 * `text` was written there (`at` covers the source characters, escapes included); `hole` came in through an interpolation or an
 * argument, known or not. Without `at` it has no place of its own.
 */
export type TextPart =
  | { readonly kind: "text"; readonly value: string; readonly at?: Place }
  | { readonly kind: "hole"; readonly value: Value; readonly at?: Place };

/**
 * Where a string comes from.
 *
 * `literal`: `at` is a plain quoted string, quotes included, that says exactly this; changing it changes the value and nothing
 * else of it. `built`: `at` is the expression that made the string, and `by` names how: a function, `template`,
 * `heredoc`, `key`, `conversion`.
 */
export type Origin =
  | {
      readonly form: "literal";
      readonly at: Place;
      /** The list expression that the literal is an element of, brackets included. */
      readonly list?: Place;
    }
  | { readonly form: "built"; readonly at: Place; readonly by: string };

export interface NumberValue {
  readonly kind: "number";
  readonly value: number;
}

export interface BoolValue {
  readonly kind: "bool";
  readonly value: boolean;
}

export interface NullValue {
  readonly kind: "null";
}

/** A tuple, list or set. `at`: the list expression, brackets included, if one wrote it as it is. */
export interface ListValue {
  readonly kind: "list";
  readonly shape: ListShape;
  readonly elements: readonly Element[];
  readonly at?: Place;
  readonly size: number;
}

export type ListShape = "tuple" | "list" | "set";

/** One certain element (which may itself be unknown), or `some`. */
export type Element = Value | Some;

/** Any number of elements, none included: some of `values`, and if `open` others too. */
export interface Some {
  readonly kind: "some";
  readonly values: readonly Value[];
  readonly open: boolean;
  readonly reason: Refusal;
}

/** An object or map. `open`: there may be other keys. `at`: the object expression, braces included, if one wrote it as it is. */
export interface ObjectValue {
  readonly kind: "object";
  readonly shape: "object" | "map";
  readonly entries: ReadonlyMap<string, Entry>;
  readonly open?: Refusal;
  readonly at?: Place;
  readonly size: number;
}

/** `at`: the item that wrote it, from its key to the end of its value. */
export interface Entry {
  readonly value: Value;
  readonly at?: Place;
}

/** Exactly one of several values; `reason` says what decides. Alternatives are no choices themselves. */
export interface Choice {
  readonly kind: "choice";
  readonly alternatives: readonly Value[];
  readonly reason: Refusal;
}

/** `fails`: Terraform would report an error. `refers`: what it is an attribute of, where that is known. */
export interface Unknown {
  readonly kind: "unknown";
  readonly reason: Refusal;
  readonly fails: boolean;
  readonly refers?: Referent;
}

/**
 * A resource or data source that a value comes from.
 *
 * `block` is its address without a key. `key` names the instance: nothing where there is but one, `*` where it may be any. `attribute` is
 * the path behind it; nothing where the value is the instance itself.
 */
export interface Referent {
  readonly block: string;
  readonly key?: string;
  readonly attribute?: string;
}

/** More nodes in one value than any real configuration has; it bounds every walk over a value. */
export const MAX_SIZE = 50_000;
/** Longer strings, in UTF-16 code units, are unknown. */
export const MAX_STRING = 1_000_000;
/** More alternatives are one unknown value. */
export const MAX_ALTERNATIVES = 16;

export const NULL: NullValue = { kind: "null" };

export function number(value: number): NumberValue {
  return { kind: "number", value };
}

const TRUE: BoolValue = { kind: "bool", value: true };
const FALSE: BoolValue = { kind: "bool", value: false };

export function bool(value: boolean): BoolValue {
  return value ? TRUE : FALSE;
}

export function unknown(why: Refusal): Unknown {
  return { kind: "unknown", reason: why, fails: false };
}

/** A value of a resource that only a deployment tells. */
export function refer(refers: Referent, why: Refusal): Unknown {
  return { kind: "unknown", reason: why, fails: false, refers };
}

/** Attributes that certainly are texts with something in them, whatever they are of. */
const TEXTS = new Set(["arn", "id", "json", "minified_json", "name", "unique_id"]);

/** Whether a value that is not known is at least one text, and neither null nor empty. */
export function isSomeText({ refers }: Unknown): boolean {
  return refers?.attribute !== undefined && TEXTS.has(refers.attribute);
}

/** What Terraform refuses to evaluate. */
export function failure(message: string, at?: Place): Unknown {
  return { kind: "unknown", reason: reason("invalid", message, at), fails: true };
}

export function tooLarge(at?: Place): Unknown {
  return unknown(reason("too-large", "The value is too large to be followed.", at));
}

export function some(values: readonly Value[], open: boolean, why: Refusal): Some {
  return { kind: "some", values: [...new Set(values)], open, reason: why };
}

export function list(shape: ListShape, elements: readonly Element[], at?: Place): ListValue | Unknown {
  let size = 1;
  for (const element of elements) size += sizeOf(element);
  if (size > MAX_SIZE) return tooLarge(at);
  return at === undefined
    ? { kind: "list", shape, elements, size }
    : { kind: "list", shape, elements, size, at };
}

export function object(
  shape: ObjectValue["shape"],
  entries: ReadonlyMap<string, Entry>,
  { open, at }: { readonly open?: Refusal | undefined; readonly at?: Place | undefined } = {},
): ObjectValue | Unknown {
  let size = 1;
  for (const entry of entries.values()) size += sizeOf(entry.value);
  if (size > MAX_SIZE) return tooLarge(at);
  return {
    kind: "object",
    shape,
    entries,
    size,
    ...(open === undefined ? {} : { open }),
    ...(at === undefined ? {} : { at }),
  };
}

/** One value out of several: nested choices become one, equal scalars collapse, and too many are unknown. */
export function choice(values: readonly Value[], why: Refusal): Value {
  const flat: Value[] = [];
  for (const value of values.flatMap((one) => (one.kind === "choice" ? one.alternatives : [one]))) {
    if (!flat.some((other) => other === value || sameScalar(other, value))) flat.push(value);
  }
  const [only] = flat;
  if (only !== undefined && flat.length === 1) return only;
  if (flat.length > MAX_ALTERNATIVES) return unknown(why);
  const size = flat.reduce((sum, one) => sum + sizeOf(one), 0);
  return size > MAX_SIZE ? tooLarge(why.at) : { kind: "choice", alternatives: flat, reason: why };
}

/** Strings differ by their origin, so that only values without one collapse; two unknowns of one source say no more than one. */
function sameScalar(left: Value, right: Value): boolean {
  if (left.kind === "number" || left.kind === "bool")
    return right.kind === left.kind && right.value === left.value;
  if (left.kind === "unknown") {
    return right.kind === "unknown" && left.fails === right.fails && sameReferent(left.refers, right.refers);
  }
  return left.kind === "null" && right.kind === "null";
}

function sameReferent(left: Referent | undefined, right: Referent | undefined): boolean {
  return left?.block === right?.block && left?.key === right?.key && left?.attribute === right?.attribute;
}

const sizes = new WeakMap<object, number>();

/** How many nodes a walk over the value meets. Values are shared, so that counting anew each time could take for ever. */
export function sizeOf(value: Element): number {
  if (value.kind === "list" || value.kind === "object") return value.size;
  // Most values are one node, which needs no remembering.
  if (value.kind === "string" && value.parts === undefined && value.encodes === undefined) return 1;
  if (value.kind === "number" || value.kind === "bool" || value.kind === "null" || value.kind === "unknown")
    return 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const size = 1 + innerSize(value);
  sizes.set(value, size);
  return size;
}

function innerSize(value: Exclude<Element, ListValue | ObjectValue>): number {
  switch (value.kind) {
    case "choice":
      return sizeOfAll(value.alternatives);
    case "some":
      return sizeOfAll(value.values);
    case "string":
    case "partial":
      return (
        (value.encodes === undefined ? 0 : sizeOf(value.encodes)) +
        (value.parts === undefined ? 0 : sizeOfParts(value.parts))
      );
    default:
      return 0;
  }
}

function sizeOfAll(values: readonly Value[]): number {
  return values.reduce((sum, one) => sum + sizeOf(one), 0);
}

/** The same for the parts of a text. */
export function sizeOfParts(parts: readonly TextPart[]): number {
  return parts.reduce((sum, part) => sum + (part.kind === "hole" ? sizeOf(part.value) : 1), 0);
}
