import type { MapNode, ScalarNode, SequenceNode, TemplateNode } from "../parse/node.js";

/** A function of CloudFormation. */
export interface Intrinsic {
  /** In its long form: `Ref`, `Condition`, `Fn::GetAtt` … */
  readonly name: string;
  /** For the short form the same node without its tag. */
  readonly argument: TemplateNode;
  readonly form: "tag" | "key";
}

const known = new WeakMap<TemplateNode, Intrinsic>();

/** The function that a node calls: by its tag, or as the only key of a map. Aliases are not followed. */
export function intrinsicOf(node: TemplateNode): Intrinsic | undefined {
  if (node.kind === "alias") return undefined;
  // Nearly all nodes are none, so what is remembered is not asked for them.
  if (node.tag === undefined && (node.kind !== "map" || node.entries.length !== 1)) return undefined;
  const found = known.get(node) ?? read(node);
  if (found !== undefined) known.set(node, found);
  return found;
}

function read(node: MapNode | SequenceNode | ScalarNode): Intrinsic | undefined {
  const name = node.tag === undefined ? undefined : nameOfTag(node.tag);
  if (name !== undefined) return { name, argument: withoutTag(node), form: "tag" };
  if (node.kind !== "map") return undefined;
  const [only] = node.entries;
  if (only?.name === undefined || node.entries.length > 1) return undefined;
  return only.name === "Ref" || only.name.startsWith("Fn::")
    ? { name: only.name, argument: only.value, form: "key" }
    : undefined;
}

function nameOfTag(tag: string): string | undefined {
  // `!` alone and what YAML itself means by a tag say only what kind of node it is.
  if (tag === "!" || !tag.startsWith("!") || tag.startsWith("!!")) return undefined;
  const name = tag.slice(1);
  return name === "Ref" || name === "Condition" || name.startsWith("Fn::") ? name : `Fn::${name}`;
}

function withoutTag(node: MapNode | SequenceNode | ScalarNode): TemplateNode {
  const bare = { ...node };
  delete bare.tag;
  return bare;
}
