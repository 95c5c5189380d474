import type { Expression, Step, TemplatePart } from "../../parse/ast.js";

/** Meets the expressions directly inside an expression, in source order but for those of a `for`. */
export function eachChild(expression: Expression, meet: (child: Expression) => void): void {
  switch (expression.kind) {
    case "template":
    case "heredoc":
      for (const part of expression.parts) inPart(part, meet);
      break;
    case "list":
      expression.elements.forEach(meet);
      break;
    case "object":
      for (const { key, value } of expression.items) {
        if (key.kind === "computed") meet(key.expression);
        meet(value);
      }
      break;
    case "traversal":
      meet(expression.from);
      for (const step of expression.steps) inStep(step, meet);
      break;
    case "call":
      expression.args.forEach(meet);
      break;
    case "conditional":
      meet(expression.condition);
      meet(expression.then);
      meet(expression.else);
      break;
    case "unary":
      meet(expression.operand);
      break;
    case "binary":
      meet(expression.left);
      meet(expression.right);
      break;
    case "for-list":
      meet(expression.source);
      meet(expression.value);
      if (expression.condition !== undefined) meet(expression.condition);
      break;
    case "for-object":
      meet(expression.source);
      meet(expression.key);
      meet(expression.value);
      if (expression.condition !== undefined) meet(expression.condition);
      break;
    case "parentheses":
      meet(expression.inner);
      break;
    default:
  }
}

/** The same as a list. */
export function children(expression: Expression): readonly Expression[] {
  const found: Expression[] = [];
  eachChild(expression, (child) => found.push(child));
  return found;
}

/** Whether it is a value by itself, with nothing inside. */
export function isLiteral({ kind }: Expression): boolean {
  return kind === "string" || kind === "number" || kind === "bool" || kind === "null";
}

function inPart(part: TemplatePart, meet: (child: Expression) => void): void {
  switch (part.kind) {
    case "literal":
      break;
    case "interpolation":
      meet(part.value);
      break;
    case "if":
      meet(part.condition);
      for (const one of part.then) inPart(one, meet);
      for (const one of part.else) inPart(one, meet);
      break;
    case "for":
      meet(part.source);
      for (const one of part.body) inPart(one, meet);
      break;
  }
}

function inStep(step: Step, meet: (child: Expression) => void): void {
  if (step.kind === "index") meet(step.key);
  else if (step.kind === "splat") for (const one of step.each) inStep(one, meet);
}
