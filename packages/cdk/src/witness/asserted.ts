import type { Node } from "../parse/syntax.js";

type Asserted = Extract<
  Node,
  { type: "TSAsExpression" | "TSTypeAssertion" | "TSSatisfiesExpression" | "TSNonNullExpression" }
>;

/** `x as T`, `<T>x`, `x satisfies T`, `x!`. */
export function isAsserted(node: Node): node is Asserted {
  return (
    node.type === "TSAsExpression" ||
    node.type === "TSTypeAssertion" ||
    node.type === "TSSatisfiesExpression" ||
    node.type === "TSNonNullExpression"
  );
}

/** What something is said of, without what is said. */
export function bare(node: Node): Node {
  let inner = node;
  while (isAsserted(inner)) inner = inner.expression;
  return inner;
}

/** The text that a literal is, or a template without anything in it. */
export function textOf(node: Node): string | undefined {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : undefined;
  if (node.type !== "TemplateLiteral" || node.expressions.length > 0) return undefined;
  return node.quasis[0]?.value.cooked ?? undefined;
}
