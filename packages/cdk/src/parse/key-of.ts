import type { Node } from "./syntax.js";

/** The name of a property, where it is written and not computed; `#name` for a private one. */
export function keyOf(key: Node, computed: boolean): string | undefined {
  if (key.type === "Identifier") return computed ? undefined : key.name;
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  if (key.type === "Literal") {
    return typeof key.value === "string" || typeof key.value === "number" ? String(key.value) : undefined;
  }
  if (key.type === "TemplateLiteral" && key.expressions.length === 0) {
    return key.quasis[0]?.value.cooked ?? undefined;
  }
  return undefined;
}
