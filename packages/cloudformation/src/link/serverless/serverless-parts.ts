import { members } from "../../evaluate/members.js";
import type { Refusal } from "../../contract.js";
import { placeIn, type Scope } from "../../evaluate/scope.js";
import { followed, type ScopedNode } from "../../evaluate/serverless-variables.js";
import type { MapNode } from "../../parse/node.js";
import { refuse } from "../refusal.js";
import type { TemplatePart } from "../template/template.js";

/** What `resources` holds. */
export interface ServerlessParts {
  readonly parts: readonly TemplatePart[];
  /** Set: some of it cannot be read. */
  readonly unread?: Refusal | undefined;
}

/** The templates in the `resources` of a service: one, or a list of them, in this file or in others. */
export function serverlessParts(root: MapNode, scope: Scope): ServerlessParts {
  const written = members(root).get("resources")?.value;
  const found = written === undefined ? undefined : followed({ node: written, scope, steps: ["resources"] });
  if (found === undefined) return { parts: [] };
  const { node, steps = [] } = found;
  const all =
    node.kind === "sequence"
      ? node.items.map((item, index) => followed({ ...found, node: item, steps: [...steps, index] }))
      : [found];
  const parts = all.flatMap((part) => (part === undefined ? [] : partOf(part)));
  if (parts.length === all.length) return { parts };
  return {
    parts,
    unread: refuse(
      "include",
      "resources from a file that is not read here may name it",
      placeIn(scope, node),
    ),
  };
}

function partOf({ node, scope, steps = [], through = [] }: ScopedNode): readonly TemplatePart[] {
  return node.kind === "map" ? [{ root: node, scope, steps, through }] : [];
}
