import type { Expression } from "../../src/parse/ast.js";
import { parseExpression } from "../../src/parse/parse-expression.js";

/** An expression that has to parse. */
export function parsed(text: string): Expression {
  const expression = parseExpression(text);
  if ("code" in expression) throw new Error(`${expression.message} in ${text}`);
  return expression;
}
