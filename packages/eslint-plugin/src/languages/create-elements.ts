import type { SourceLocation, SourceRange } from "@eslint/core";
import { createLineMap, lazily, type LineMap, type Range } from "@iamend/source";
import type { Element, SourceComment } from "./element.js";

/** What the nodes of a tree have besides their own properties. */
interface TreeNode extends Element {
  readonly type: string;
  readonly parent: TreeNode | undefined;
}

/** The nodes and comments of one text. */
export interface Elements<Node extends TreeNode> {
  /** A node at a place, its children made before it; it becomes their parent. */
  readonly node: <Type extends Node["type"]>(
    type: Type,
    at: Range,
    properties: OwnProperties<Extract<Node, { readonly type: Type }>>,
  ) => Extract<Node, { readonly type: Type }>;
  readonly comment: (opener: SourceComment["opener"], at: Range) => SourceComment;
}

type OwnProperties<Node> = Omit<Node, "type" | keyof TreeNode>;

/** A file has hundreds of thousands of elements and few of them are asked for their lines: those are computed on demand. */
class Located implements Element {
  readonly range: SourceRange;
  readonly #lines: () => LineMap;

  constructor([start, end]: Range, lines: () => LineMap) {
    this.range = [start, end];
    this.#lines = lines;
  }

  get loc(): SourceLocation {
    const lines = this.#lines();
    return { start: lines.at(this.range[0]), end: lines.at(this.range[1]) };
  }
}

class LocatedNode extends Located implements TreeNode {
  readonly type: string;
  parent: LocatedNode | undefined = undefined;

  constructor(type: string, at: Range, lines: () => LineMap) {
    super(at, lines);
    this.type = type;
  }
}

class LocatedComment extends Located implements SourceComment {
  readonly type: SourceComment["type"];
  readonly opener: SourceComment["opener"];
  readonly value: string;

  constructor(opener: SourceComment["opener"], at: Range, text: string, lines: () => LineMap) {
    super(at, lines);
    this.type = opener === "/*" ? "Block" : "Line";
    this.opener = opener;
    this.value = text.slice(at[0] + opener.length, opener === "/*" ? at[1] - 2 : at[1]);
  }
}

/** Makes the elements of a text; `keys` says which properties of a node hold its children. */
export function createElements<Node extends TreeNode>(
  text: string,
  keys: Readonly<Record<Node["type"], readonly string[]>>,
): Elements<Node> {
  const lines = lazily(() => createLineMap(text));
  return {
    node<Type extends Node["type"]>(
      type: Type,
      at: Range,
      properties: OwnProperties<Extract<Node, { readonly type: Type }>>,
    ) {
      const node = new LocatedNode(type, at, lines);
      const values: Readonly<Record<string, unknown>> = properties;
      for (const key of keys[type]) adopt(values[key], node);
      // What an element adds to these properties is all that a node has besides them.
      return Object.assign(node, properties) as unknown as Extract<Node, { readonly type: Type }>;
    },
    comment(opener, [start, end]) {
      // For the parser of HCL the first half of CRLF belongs to a comment.
      const broken = opener !== "/*" && text[end - 1] === "\r";
      return new LocatedComment(opener, [start, broken ? end - 1 : end], text, lines);
    },
  };
}

function adopt(value: unknown, parent: LocatedNode): void {
  if (value instanceof LocatedNode) value.parent = parent;
  else if (Array.isArray(value)) for (const one of value) adopt(one, parent);
}
