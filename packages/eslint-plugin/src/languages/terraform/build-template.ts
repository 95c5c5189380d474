import type { Hcl } from "@iamend/terraform";
import type { Elements } from "../create-elements.js";
import type { HclExpression, HclNode, HclTemplatePart } from "./hcl-nodes.js";

type Build = (expression: Hcl.Expression) => HclExpression;

/** The nodes of what a template is made of. */
export function buildParts(
  elements: Elements<HclNode>,
  parts: readonly Hcl.TemplatePart[],
  build: Build,
): readonly HclTemplatePart[] {
  return parts.map((part) => buildPart(elements, part, build));
}

function buildPart(elements: Elements<HclNode>, part: Hcl.TemplatePart, build: Build): HclTemplatePart {
  switch (part.kind) {
    case "literal":
      return elements.node("HclText", part.at, { value: part.value });
    case "interpolation":
      return elements.node("HclInterpolation", part.at, { expression: build(part.value) });
    case "if":
      return elements.node("HclIfDirective", part.at, {
        condition: build(part.condition),
        then: buildParts(elements, part.then, build),
        else: buildParts(elements, part.else, build),
      });
    case "for":
      return elements.node("HclForDirective", part.at, {
        keyName: part.keyName,
        valueName: part.valueName,
        source: build(part.source),
        body: buildParts(elements, part.body, build),
      });
  }
}

/** What a heredoc says, if that need not be evaluated. */
export function heredocText(parts: readonly Hcl.TemplatePart[]): string | undefined {
  let text = "";
  for (const part of parts) {
    if (part.kind !== "literal") return undefined;
    text += part.value;
  }
  return text;
}
