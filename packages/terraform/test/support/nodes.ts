import type { Body, Expression, ObjectKey, Step, TemplatePart } from "../../src/parse/ast.js";
import type { Range } from "../../src/contract.js";

/** Anything with a range: what it is called, and what stands within it. */
export interface Ranged {
  readonly kind: string;
  readonly at: Range;
  readonly inside: readonly Ranged[];
}

/** All that has a range in a body, as a tree. */
export function rangedBody(body: Body): readonly Ranged[] {
  return [
    ...body.attributes.map((attribute) => ({
      kind: "attribute",
      at: attribute.at,
      inside: [{ kind: "attribute name", at: attribute.nameAt, inside: [] }, ranged(attribute.value)],
    })),
    ...body.blocks.map((block) => ({
      kind: "block",
      at: block.at,
      inside: [
        { kind: "block type", at: block.typeAt, inside: [] },
        ...block.labels.map(({ at }) => ({ kind: "label", at, inside: [] })),
        { kind: "block body", at: block.bodyAt, inside: rangedBody(block.body) },
      ],
    })),
  ];
}

export function ranged(expression: Expression): Ranged {
  return { kind: expression.kind, at: expression.at, inside: inside(expression) };
}

function inside(expression: Expression): readonly Ranged[] {
  switch (expression.kind) {
    case "template":
    case "heredoc":
      return expression.parts.map(part);
    case "list":
      return expression.elements.map(ranged);
    case "object":
      return expression.items.map((item) => ({
        kind: "item",
        at: item.at,
        inside: [key(item.key), ranged(item.value)],
      }));
    case "traversal":
      return [ranged(expression.from), ...expression.steps.map(step)];
    case "call":
      return [{ kind: "function", at: expression.nameAt, inside: [] }, ...expression.args.map(ranged)];
    case "conditional":
      return [expression.condition, expression.then, expression.else].map(ranged);
    case "unary":
      return [ranged(expression.operand)];
    case "binary":
      return [ranged(expression.left), ranged(expression.right)];
    case "for-list":
    case "for-object": {
      const made = expression.kind === "for-object" ? [expression.key, expression.value] : [expression.value];
      const test = expression.condition === undefined ? [] : [expression.condition];
      return [expression.source, ...made, ...test].map(ranged);
    }
    case "parentheses":
      return [ranged(expression.inner)];
    default:
      return [];
  }
}

function key(given: ObjectKey): Ranged {
  const within = given.kind === "computed" ? [ranged(given.expression)] : [];
  return { kind: `${given.kind} key`, at: given.at, inside: within };
}

function step(given: Step): Ranged {
  if (given.kind === "attribute") return { kind: "step", at: given.at, inside: [] };
  const within = given.kind === "index" ? [ranged(given.key)] : given.each.map(step);
  return { kind: "step", at: given.at, inside: within };
}

function part(given: TemplatePart): Ranged {
  switch (given.kind) {
    case "literal":
      return { kind: "literal part", at: given.at, inside: [] };
    case "interpolation":
      return { kind: given.kind, at: given.at, inside: [ranged(given.value)] };
    case "if":
      return {
        kind: "if part",
        at: given.at,
        inside: [ranged(given.condition), ...[...given.then, ...given.else].map(part)],
      };
    case "for":
      return { kind: "for part", at: given.at, inside: [ranged(given.source), ...given.body.map(part)] };
  }
}

/** Every node, with what it is within. */
export function flatten(nodes: readonly Ranged[]): readonly Ranged[] {
  return nodes.flatMap((node) => [node, ...flatten(node.inside)]);
}
