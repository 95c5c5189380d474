// What the type of a variable makes of a value: attributes that are optional get their default, or null.
import type { Place } from "../../contract.js";
import type { Expression } from "../../parse/ast.js";
import { convert } from "../../evaluate/convert.js";
import { isCertain } from "../../evaluate/elements.js";
import { evaluate } from "../../evaluate/evaluate.js";
import { makeSet } from "../../evaluate/set.js";
import { EMPTY_SCOPE } from "../../evaluate/scope.js";
import { typeOf, unify } from "../../evaluate/type.js";
import {
  choice,
  failure,
  list,
  NULL,
  object,
  some,
  type Element,
  type Entry,
  type ListValue,
  type Unknown,
  type Value,
} from "../../evaluate/value.js";

/** The value as the type constraint has it; a failure if Terraform would not accept it. */
export function conform(value: Value, type: Expression | undefined, file: string): Value {
  if (type === undefined || value.kind === "null" || value.kind === "unknown") return value;
  const at = { file, range: type.at };
  if (value.kind === "choice") {
    return choice(
      value.alternatives.map((one) => conform(one, type, file)),
      value.reason,
    );
  }
  if (type.kind === "name") {
    const { name } = type;
    return name === "string" || name === "number" || name === "bool"
      ? convert(value, { kind: name }, at)
      : value;
  }
  if (type.kind !== "call") return value;
  const [inner] = type.args;
  switch (type.name) {
    case "list":
    case "set":
      if (value.kind !== "list") return failure(`A ${type.name} is needed here.`, at);
      return conformList(value, inner, type.name, at);
    case "tuple":
      if (value.kind !== "list") return failure("A tuple is needed here.", at);
      return conformTuple(value, inner, at);
    case "map": {
      if (value.kind !== "object") return failure("A map is needed here.", at);
      const entries = [...value.entries].map(
        ([key, entry]) => [key, { ...entry, value: conform(entry.value, inner, file) }] as const,
      );
      const values = entries.map(([, entry]) => entry.value);
      return failing(values) ?? disunited(values, inner, at) ?? object("map", new Map(entries), value);
    }
    case "object":
      if (value.kind !== "object") return failure("An object is needed here.", at);
      return inner?.kind === "object" ? conformObject(value, inner, file) : value;
    default:
      return value;
  }
}

function conformList(
  value: ListValue,
  inner: Expression | undefined,
  shape: "list" | "set",
  at: Place,
): Value {
  const elements = value.elements.map((element) => conformElement(element, inner, at.file));
  const failed = failing(elements) ?? disunited(elements, inner, at);
  if (failed !== undefined) return failed;
  if (shape === "set") return makeSet(elements, value.at);
  return elements.every((element, index) => element === value.elements[index])
    ? value
    : list(value.shape, elements, value.at);
}

/** The number of its elements is a part of the type: what stands in it is not to be told from what an expression makes. */
function conformTuple(value: ListValue, types: Expression | undefined, at: Place): Value {
  if (types?.kind !== "list") return value;
  if (value.elements.every(isCertain) && value.elements.length !== types.elements.length)
    return failure(`A tuple of ${String(types.elements.length)} elements is needed here.`, at);
  const elements = value.elements.map((element, index) => {
    const conformed = conformElement(element, types.elements[index], at.file);
    return conformed.kind === "string"
      ? ({ kind: "string", value: conformed.value, origin: { form: "built", at, by: "conversion" } } as const)
      : conformed;
  });
  return failing(elements) ?? list(value.shape, elements);
}

/** The first that Terraform refuses. */
function failing(elements: readonly Element[]): Unknown | undefined {
  return elements.find((one): one is Unknown => one.kind === "unknown" && one.fails);
}

/** Where any type will do, it has to be the same for all. */
function disunited(
  elements: readonly Element[],
  inner: Expression | undefined,
  at: Place,
): Unknown | undefined {
  if (inner?.kind !== "name" || inner.name !== "any") return undefined;
  const values = elements.flatMap((one) => (one.kind === "some" ? one.values : [one]));
  return unify(values.map(typeOf)) === undefined
    ? failure("The elements have no common type.", at)
    : undefined;
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
    else return failure(`The attribute \`${key.value}\` is needed here.`, { file, range: type.at });
  }
  const failed = failing([...entries.values()].map((entry) => entry.value));
  if (failed !== undefined) return failed;
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
