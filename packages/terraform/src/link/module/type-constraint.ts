// What the type of a variable makes of a value: attributes that are optional get their default, or null.
import type { Expression } from "../../parse/ast.js";
import { evaluate } from "../../evaluate/evaluate.js";
import { makeSet } from "../../evaluate/set.js";
import { EMPTY_SCOPE } from "../../evaluate/scope.js";
import {
  choice,
  list,
  NULL,
  object,
  some,
  type Element,
  type Entry,
  type Value,
} from "../../evaluate/value.js";

/** The value as the type constraint has it; whatever does not fit stays as it is. */
export function conform(value: Value, type: Expression | undefined, file: string): Value {
  if (type?.kind !== "call") return value;
  const [inner] = type.args;
  switch (value.kind) {
    case "choice":
      return choice(
        value.alternatives.map((one) => conform(one, type, file)),
        value.reason,
      );
    case "list": {
      if (type.name !== "list" && type.name !== "set") return value;
      const elements = value.elements.map((element) => conformElement(element, inner, file));
      if (type.name === "set") return makeSet(elements, value.at);
      return elements.every((element, index) => element === value.elements[index])
        ? value
        : list(value.shape, elements, value.at);
    }
    case "object": {
      if (type.name === "map") {
        const entries = [...value.entries].map(
          ([key, entry]) => [key, { ...entry, value: conform(entry.value, inner, file) }] as const,
        );
        return object("map", new Map(entries), value);
      }
      if (type.name !== "object" || inner?.kind !== "object") return value;
      return conformObject(value, inner, file);
    }
    default:
      return value;
  }
}

function conformElement(element: Element, type: Expression | undefined, file: string): Element {
  if (element.kind !== "some") return conform(element, type, file);
  return some(
    element.values.map((one) => conform(one, type, file)),
    element.open,
    element.reason,
  );
}

function conformObject(
  value: Extract<Value, { kind: "object" }>,
  type: Extract<Expression, { kind: "object" }>,
  file: string,
): Value {
  const entries = new Map<string, Entry>();
  for (const { key, value: given } of type.items) {
    if (key.kind === "computed") return value;
    const optional = given.kind === "call" && given.name === "optional";
    const of = optional ? given.args[0] : given;
    const entry = value.entries.get(key.value);
    if (entry !== undefined) {
      const conformed = conform(entry.value, of, file);
      const withDefault = conformed.kind === "null" && optional ? defaultOf(given, of, file) : conformed;
      entries.set(key.value, { ...entry, value: withDefault });
    } else if (value.open !== undefined) return value;
    else if (optional) entries.set(key.value, { value: defaultOf(given, of, file) });
  }
  return object("object", entries, value);
}

function defaultOf(
  optional: Extract<Expression, { kind: "call" }>,
  type: Expression | undefined,
  file: string,
): Value {
  const given = optional.args[1];
  return given === undefined ? NULL : conform(evaluate(given, file, EMPTY_SCOPE), type, file);
}
