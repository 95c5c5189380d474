// Conversions between types, as Terraform does them where a type is needed.
import type { Place } from "../contract.js";
import { isNumberText, numberText, parseNumber } from "./number-text.js";
import { reason } from "./reason.js";
import type { Mapping, Sequence, Type } from "./type.js";
import { makeSet } from "./set.js";
import {
  bool,
  choice,
  failure,
  list,
  number,
  object,
  some,
  unknown,
  type Element,
  type Entry,
  type Value,
} from "./value.js";

/** The value as one of the type; a failure if Terraform has no such conversion. Nulls and unknown values stay. */
export function convert(value: Value, type: Type, at: Place): Value {
  if (type.kind === "any" || value.kind === "null" || value.kind === "unknown") return value;
  if (value.kind === "choice") {
    return choice(
      value.alternatives.map((one) => convert(one, type, at)),
      value.reason,
    );
  }
  switch (type.kind) {
    case "string":
      return toText(value, at);
    case "number":
      return toNumber(value, at);
    case "bool":
      return toBool(value, at);
    case "list":
    case "set":
    case "tuple":
      return toSequence(value, type, at);
    case "map":
    case "object":
      return toMapping(value, type, at);
  }
}

function toText(value: Value, at: Place): Value {
  if (value.kind === "string" || value.kind === "partial") return value;
  const origin = { form: "built", at, by: "conversion" } as const;
  if (value.kind === "bool") return { kind: "string", value: String(value.value), origin };
  if (value.kind !== "number") return failure("A string is needed here.", at);
  const text = numberText(value.value);
  if (text !== undefined) return { kind: "string", value: text, origin };
  return unknown(reason("unsupported", "How Terraform prints this number is not known.", at));
}

function toNumber(value: Value, at: Place): Value {
  if (value.kind === "number") return value;
  if (value.kind === "partial")
    return unknown(reason("unresolved-reference", "Part of this number is not known.", at));
  if (value.kind !== "string" || !isNumberText(value.value)) return failure("A number is needed here.", at);
  const parsed = parseNumber(value.value);
  if (parsed !== undefined) return number(parsed);
  return unknown(reason("unsupported", "This number is too precise to be followed.", at));
}

function toBool(value: Value, at: Place): Value {
  if (value.kind === "bool") return value;
  if (value.kind === "partial")
    return unknown(reason("unresolved-reference", "Part of this value is not known.", at));
  if (value.kind === "string") {
    if (value.value === "true" || value.value === "1") return bool(true);
    if (value.value === "false" || value.value === "0") return bool(false);
  }
  return failure("A bool is needed here.", at);
}

function toSequence(value: Value, type: Sequence, at: Place): Value {
  if (value.kind !== "list") return failure(`A ${type.kind} is needed here.`, at);
  const elements: Element[] = [];
  for (const [index, element] of value.elements.entries()) {
    const of = type.kind === "tuple" ? (type.of[index] ?? { kind: "any" }) : type.of;
    const converted = convertElement(element, of, at);
    if (converted.kind === "unknown" && converted.fails) return converted;
    elements.push(converted);
  }
  if (type.kind === "set") return makeSet(elements, value.at);
  return list(type.kind, elements, value.at);
}

/** Converts an element; of `some`, what cannot be converted is no longer possible. */
export function convertElement(element: Element, type: Type, at: Place): Element {
  if (element.kind !== "some") return convert(element, type, at);
  const values = element.values
    .map((value) => convert(value, type, at))
    .filter((value) => value.kind !== "unknown" || !value.fails);
  return some(values, element.open, element.reason);
}

function toMapping(value: Value, type: Mapping, at: Place): Value {
  if (value.kind !== "object") return failure(`A ${type.kind} is needed here.`, at);
  const entries = new Map<string, Entry>();
  for (const [key, entry] of value.entries) {
    const of = type.kind === "object" ? (type.of.get(key) ?? { kind: "any" }) : type.of;
    const converted = convert(entry.value, of, at);
    if (converted.kind === "unknown" && converted.fails) return converted;
    entries.set(key, { ...entry, value: converted });
  }
  return object(type.kind, entries, value);
}
