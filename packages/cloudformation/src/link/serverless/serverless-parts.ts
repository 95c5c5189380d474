import { members } from "../../evaluate/members.js";
import type { Scope } from "../../evaluate/scope.js";
import { followed, type ScopedNode } from "../../evaluate/serverless-variables.js";
import type { MapNode } from "../../parse/node.js";
import type { TemplatePart } from "../template/template.js";

/** The templates in the `resources` of a service: one, or a list of them, in this file or in others. */
export function serverlessParts(root: MapNode, scope: Scope): readonly TemplatePart[] {
  const written = members(root).get("resources")?.value;
  const found = written === undefined ? undefined : followed({ node: written, scope, steps: ["resources"] });
  if (found === undefined) return [];
  const { node } = found;
  if (node.kind !== "sequence") return partOf(found);
  return node.items.flatMap((item, index) => {
    const part = followed({ ...found, node: item, steps: [...(found.steps ?? []), index] });
    return part === undefined ? [] : partOf(part);
  });
}

function partOf({ node, scope, steps = [] }: ScopedNode): readonly TemplatePart[] {
  return node.kind === "map" ? [{ root: node, scope, steps }] : [];
}
