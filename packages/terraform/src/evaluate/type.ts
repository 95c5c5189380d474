// Types of values, as far as Terraform's conversions depend on them.
import { isCertain } from "./elements.js";
import type { Element, Value } from "./value.js";

/** `any`: not known, or of a null; it converts to and from everything. */
export type Type =
  | { readonly kind: "string" | "number" | "bool" | "any" }
  | { readonly kind: "list" | "set"; readonly of: Type }
  | { readonly kind: "tuple"; readonly of: readonly Type[] }
  | { readonly kind: "map"; readonly of: Type }
  | { readonly kind: "object"; readonly of: ReadonlyMap<string, Type> };

export const ANY: Type = { kind: "any" };
export const STRING: Type = { kind: "string" };

export function typeOf(value: Value): Type {
  switch (value.kind) {
    case "string":
    case "partial":
      return STRING;
    case "number":
    case "bool":
      return { kind: value.kind };
    case "list": {
      if (value.shape !== "tuple") return { kind: value.shape, of: elementType(value.elements) };
      const { elements } = value;
      return elements.every(isCertain) ? { kind: "tuple", of: elements.map(typeOf) } : ANY;
    }
    case "object": {
      const types = [...value.entries].map(([key, entry]) => [key, typeOf(entry.value)] as const);
      if (value.shape === "map") return { kind: "map", of: unify(types.map(([, type]) => type)) ?? ANY };
      return value.open === undefined ? { kind: "object", of: new Map(types) } : ANY;
    }
    case "choice":
      return unify(value.alternatives.map(typeOf)) ?? ANY;
    default:
      return ANY;
  }
}

/** The type that all elements convert to, as far as they are known. */
export function elementType(elements: readonly Element[]): Type {
  const values = elements.flatMap((element) => (element.kind === "some" ? element.values : [element]));
  return unify(values.map(typeOf)) ?? ANY;
}

/** The type that values of all given types convert to, or nothing if there is none. */
export function unify(types: readonly Type[]): Type | undefined {
  const known = types.filter((type) => type.kind !== "any");
  const [first] = known;
  if (first === undefined) return ANY;
  if (known.every(isPrimitive)) {
    if (known.every((type) => type.kind === first.kind)) return first;
    return known.some((type) => type.kind === "string") ? STRING : undefined;
  }
  if (known.every(isSequence)) return unifySequences(known);
  return known.every(isMapping) ? unifyMappings(known) : undefined;
}

function unifySequences(types: readonly Sequence[]): Type | undefined {
  const tuples = types.flatMap((type) => (type.kind === "tuple" ? [type.of] : []));
  const [first] = tuples;
  if (
    first !== undefined &&
    tuples.length === types.length &&
    tuples.every((of) => of.length === first.length)
  ) {
    const of = first.map((_, index) => unify(tuples.map((tuple) => tuple[index] ?? ANY)));
    return of.every((type) => type !== undefined) ? { kind: "tuple", of } : undefined;
  }
  const of = unify(types.flatMap(partsOf));
  if (of === undefined) return undefined;
  return { kind: types.some((type) => type.kind === "set") ? "set" : "list", of };
}

function unifyMappings(types: readonly Mapping[]): Type | undefined {
  const objects = types.flatMap((type) => (type.kind === "object" ? [type.of] : []));
  const [first] = objects;
  const sameKeys = objects.every(
    (of) => of.size === first?.size && [...of.keys()].every((key) => first.has(key)),
  );
  if (first !== undefined && objects.length === types.length && sameKeys) {
    const of = new Map<string, Type>();
    for (const key of first.keys()) {
      const common = unify(objects.map((object) => object.get(key) ?? ANY));
      if (common === undefined) return undefined;
      of.set(key, common);
    }
    return { kind: "object", of };
  }
  const of = unify(types.flatMap(valuesOf));
  return of === undefined ? undefined : { kind: "map", of };
}

type Primitive = Extract<Type, { kind: "string" | "number" | "bool" | "any" }>;
/** What can become a map. */
export type Mapping = Extract<Type, { kind: "map" } | { kind: "object" }>;
/** What can become a list. */
export type Sequence = Exclude<Type, Primitive | Mapping>;

function partsOf(type: Sequence): readonly Type[] {
  return type.kind === "tuple" ? type.of : [type.of];
}

function valuesOf(type: Mapping): readonly Type[] {
  return type.kind === "object" ? [...type.of.values()] : [type.of];
}

function isPrimitive(type: Type): type is Primitive {
  return type.kind === "any" || type.kind === "string" || type.kind === "number" || type.kind === "bool";
}

function isSequence(type: Type): type is Sequence {
  return type.kind === "list" || type.kind === "set" || type.kind === "tuple";
}

function isMapping(type: Type): type is Mapping {
  return type.kind === "map" || type.kind === "object";
}
