// JSON that is no configuration, read into the tree of native syntax: its strings are no templates.
import { parseJson, type JsonNode, type JsonObject } from "@iamend/source";
import type { Expression, ObjectItem } from "./ast.js";

/** Deeper values are left out; what walks the tree recurses. */
const MAX_DEPTH = 200;

/** The value of a JSON text with its places, if it is one. */
export function readJsonData(text: string): Expression | undefined {
  const reading = parseJson(text);
  return reading.ok ? expression(reading.root, 0) : undefined;
}

function expression(node: JsonNode, depth: number): Expression {
  const at = node.range;
  if (depth > MAX_DEPTH) return { kind: "null", at };
  switch (node.type) {
    case "object":
      return { kind: "object", at, items: node.members.flatMap((member) => item(member, depth)) };
    case "array":
      return { kind: "list", at, elements: node.elements.map((one) => expression(one, depth + 1)) };
    case "string":
      return { kind: "string", at, value: node.value ?? "" };
    case "number":
      return { kind: "number", at, raw: node.raw };
    case "literal":
      return node.value === null ? { kind: "null", at } : { kind: "bool", at, value: node.value };
    case "opaque":
      return { kind: "null", at };
  }
}

function item(member: JsonObject["members"][number], depth: number): readonly ObjectItem[] {
  if (member.type !== "member" || member.name.type !== "string") return [];
  return [
    {
      at: member.range,
      key: { kind: "quoted", at: member.name.range, value: member.name.value ?? "" },
      separator: ":",
      value: expression(member.value, depth + 1),
    },
  ];
}
