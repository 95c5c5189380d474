import type { Node } from "../parse/syntax.js";

/** The expression without what changes only its type; parentheses are not in the tree at all. */
export function unwrap(node: Node): Node {
  let inner = node;
  while (isWrapper(inner)) inner = inner.expression;
  return inner;
}

/** `x as T`, `<T>x`, `x satisfies T`, `x!`, and what ends a chain of `?.`. */
export function isWrapper(node: Node): node is Extract<Node, { type: (typeof WRAPPERS)[number] }> {
  return WRAPPERS.some((type) => type === node.type);
}

const WRAPPERS = [
  "TSAsExpression",
  "TSTypeAssertion",
  "TSSatisfiesExpression",
  "TSNonNullExpression",
  "TSInstantiationExpression",
  "ChainExpression",
] as const;
