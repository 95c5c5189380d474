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
  if (node.tag === undefined && node.kind !== "map") return undefined;
  // Only what is made anew for it has to be the same each time.
  if (node.tag === undefined) return read(node);
  const found = known.get(node) ?? read(node);
  if (found !== undefined) known.set(node, found);
  return found;
}

function read(node: MapNode | SequenceNode | ScalarNode): Intrinsic | undefined {
  const name = node.tag === undefined ? undefined : nameOfTag(node.tag);
  if (name !== undefined) return { name, argument: withoutTag(node), form: "tag" };
  if (node.kind !== "map") return undefined;
  const [only, ...others] = node.entries;
  if (only?.name === undefined || others.length > 0) return undefined;
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

/** Written out, as what loses a property is slow ever after. */
function withoutTag(node: MapNode | SequenceNode | ScalarNode): TemplateNode {
  const bare = bareNode(node);
  return node.anchor === undefined ? bare : { ...bare, anchor: node.anchor };
}

function bareNode(node: MapNode | SequenceNode | ScalarNode): TemplateNode {
  switch (node.kind) {
    case "scalar": {
      const { at, inner, style, text, type } = node;
      return { kind: "scalar", at, inner, style, text, type };
    }
    case "map":
      return { kind: "map", at: node.at, layout: node.layout, entries: node.entries };
    case "sequence":
      return { kind: "sequence", at: node.at, layout: node.layout, inner: node.inner, items: node.items };
  }
}
