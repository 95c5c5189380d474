import type { Hcl } from "@iamend/terraform";
import type { Elements } from "../create-elements.js";
import { buildParts, heredocText } from "./build-template.js";
import type { HclExpression, HclItem, HclKey, HclNode, HclStep } from "./hcl-nodes.js";

/** The nodes of an expression. */
export function buildExpression(elements: Elements<HclNode>, expression: Hcl.Expression): HclExpression {
  const { node } = elements;
  const build = (inner: Hcl.Expression) => buildExpression(elements, inner);
  const { at } = expression;
  switch (expression.kind) {
    case "string":
      return node("HclString", at, { value: expression.value });
    case "template":
      return node("HclTemplate", at, { parts: buildParts(elements, expression.parts, build) });
    case "heredoc": {
      const { flavour, marker, parts } = expression;
      const own = { flavour, marker, value: heredocText(parts), parts: buildParts(elements, parts, build) };
      return node("HclHeredoc", at, own);
    }
    case "number":
      return node("HclNumber", at, { value: Number(expression.raw), raw: expression.raw });
    case "bool":
      return node("HclBool", at, { value: expression.value });
    case "null":
      return node("HclNull", at, { value: null });
    case "list":
      return node("HclList", at, { elements: expression.elements.map(build) });
    case "object":
      return node("HclObject", at, { items: expression.items.map((item) => buildItem(elements, item)) });
    case "name":
      return node("HclName", at, { name: expression.name });
    case "traversal": {
      const steps = expression.steps.map((step) => buildStep(elements, step));
      return node("HclTraversal", at, { from: build(expression.from), steps });
    }
    case "call": {
      const { name, args, expand } = expression;
      return node("HclCall", at, { name, arguments: args.map(build), expand });
    }
    case "conditional": {
      const { condition, then } = expression;
      return node("HclConditional", at, {
        condition: build(condition),
        then: build(then),
        else: build(expression.else),
      });
    }
    case "unary": {
      const { operator, operand } = expression;
      return node("HclUnary", at, { operator, operand: build(operand) });
    }
    case "binary": {
      const { operator, left, right } = expression;
      return node("HclBinary", at, { operator, left: build(left), right: build(right) });
    }
    case "for-list":
      return node("HclForList", at, { ...buildFor(expression, build), value: build(expression.value) });
    case "for-object": {
      const { key, value, group } = expression;
      return node("HclForObject", at, {
        ...buildFor(expression, build),
        key: build(key),
        value: build(value),
        group,
      });
    }
    case "parentheses":
      return node("HclParentheses", at, { expression: build(expression.inner) });
  }
}

function buildFor(
  { keyName, valueName, source, condition }: Hcl.ForList | Hcl.ForObject,
  build: (inner: Hcl.Expression) => HclExpression,
) {
  const test = condition === undefined ? undefined : build(condition);
  return { keyName, valueName, source: build(source), condition: test };
}

function buildItem(elements: Elements<HclNode>, { at, key, separator, value }: Hcl.ObjectItem): HclItem {
  return elements.node("HclItem", at, {
    name: key.kind === "computed" ? undefined : key.value,
    key: buildKey(elements, key),
    separator,
    value: buildExpression(elements, value),
  });
}

function buildKey(elements: Elements<HclNode>, key: Hcl.ObjectKey): HclKey | HclExpression {
  if (key.kind === "computed") return buildExpression(elements, key.expression);
  return elements.node("HclKey", key.at, { name: key.value, quoted: key.kind === "quoted" });
}

function buildStep(elements: Elements<HclNode>, step: Hcl.Step): HclStep {
  switch (step.kind) {
    case "attribute":
      return elements.node("HclAttributeStep", step.at, { name: step.name });
    case "index":
      return elements.node("HclIndexStep", step.at, { key: buildExpression(elements, step.key) });
    case "splat":
      return elements.node("HclSplatStep", step.at, {
        each: step.each.map((one) => buildStep(elements, one)),
      });
  }
}
