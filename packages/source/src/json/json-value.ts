import type { JsonMember, JsonNode, JsonObject } from "./json-node.js";

/** The value of a node, if it is wholly known: as `JSON.parse` gives it, so of equal names the last counts. */
export function jsonValue(node: JsonNode): { readonly known: unknown } | undefined {
  switch (node.type) {
    case "opaque":
      return undefined;
    case "string":
      return node.value === undefined ? undefined : { known: node.value };
    case "number":
      return { known: Number(node.raw) };
    case "literal":
      return { known: node.value };
    case "array": {
      const elements = node.elements.map(jsonValue);
      return elements.every((element) => element !== undefined)
        ? { known: elements.map(({ known }) => known) }
        : undefined;
    }
    case "object":
      return objectValue(node);
  }
}

/** The members of an object with a certain name, first to last; JSON readers take the last. */
export function membersNamed(object: JsonObject, name: string): readonly JsonMember[] {
  return object.members.filter(
    (member): member is JsonMember =>
      member.type === "member" && member.name.type === "string" && member.name.value === name,
  );
}

function objectValue(node: JsonObject): { readonly known: unknown } | undefined {
  const entries = new Map<string, unknown>();
  for (const member of node.members) {
    if (member.type === "opaque" || member.name.type === "opaque" || member.name.value === undefined)
      return undefined;
    const value = jsonValue(member.value);
    if (value === undefined) return undefined;
    entries.set(member.name.value, value.known);
  }
  // `fromEntries` defines `__proto__` as any other name.
  return { known: Object.fromEntries(entries) };
}
