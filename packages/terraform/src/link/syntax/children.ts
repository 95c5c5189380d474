import type { Expression, Step, TemplatePart } from "../../parse/ast.js";

/** The expressions directly inside an expression, in source order but for those of a `for`. */
export function children(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "template":
    case "heredoc":
      return expression.parts.flatMap(partChildren);
    case "list":
      return expression.elements;
    case "object":
      return expression.items.flatMap(({ key, value }) =>
        key.kind === "computed" ? [key.expression, value] : [value],
      );
    case "traversal":
      return [expression.from, ...expression.steps.flatMap(stepChildren)];
    case "call":
      return expression.args;
    case "conditional":
      return [expression.condition, expression.then, expression.else];
    case "unary":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    case "for-list":
      return [expression.source, expression.value, ...optional(expression.condition)];
    case "for-object":
      return [expression.source, expression.key, expression.value, ...optional(expression.condition)];
    case "parentheses":
      return [expression.inner];
    default:
      return [];
  }
}

function optional(expression: Expression | undefined): readonly Expression[] {
  return expression === undefined ? [] : [expression];
}

function partChildren(part: TemplatePart): readonly Expression[] {
  switch (part.kind) {
    case "literal":
      return [];
    case "interpolation":
      return [part.value];
    case "if":
      return [part.condition, ...part.then.flatMap(partChildren), ...part.else.flatMap(partChildren)];
    case "for":
      return [part.source, ...part.body.flatMap(partChildren)];
  }
}

function stepChildren(step: Step): readonly Expression[] {
  if (step.kind === "index") return [step.key];
  return step.kind === "splat" ? step.each.flatMap(stepChildren) : [];
}
