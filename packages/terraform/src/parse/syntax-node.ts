// A parse tree as plain data, so that nothing of the parser's memory outlives the parse.
import type { Tree, TreeCursor } from "web-tree-sitter";

/** A node of the grammar with offsets into the text that was parsed; comments are kept apart. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly children: SyntaxNode[];
}

export interface Snapshot {
  readonly root: SyntaxNode;
  readonly comments: readonly SyntaxNode[];
  /** The first place the grammar could not follow; `missing` names the token it would have needed. */
  readonly error: { readonly start: number; readonly end: number; readonly missing?: string } | undefined;
  readonly tooDeep: { readonly start: number } | undefined;
}

/** Whoever walks a snapshot recurses this deep at most; an expression takes about three levels. */
const MAX_DEPTH = 1_000;

/** Characters of a template: found again from the text between the other parts, and many. */
const OPAQUE = new Set(["template_literal"]);

/** Copies a tree, without recursion, and deletes it. */
export function snapshot(tree: Tree): Snapshot {
  const cursor = tree.walk();
  try {
    return copy(cursor, tree.rootNode.hasError);
  } finally {
    cursor.delete();
    tree.delete();
  }
}

function copy(cursor: TreeCursor, hasError: boolean): Snapshot {
  const comments: SyntaxNode[] = [];
  let error: Snapshot["error"];
  let tooDeep: Snapshot["tooDeep"];

  function here(): SyntaxNode {
    const node = { type: cursor.nodeType, start: cursor.startIndex, end: cursor.endIndex, children: [] };
    if (hasError && error === undefined) {
      if (node.type === "ERROR") error = { start: node.start, end: node.end };
      else if (cursor.nodeIsMissing) error = { start: node.start, end: node.end, missing: node.type };
    }
    return node;
  }

  const root = here();
  const open = [root];
  let parent = root;
  let down = cursor.gotoFirstChild();
  while (down) {
    const node = here();
    if (node.type === "comment") comments.push(node);
    else parent.children.push(node);
    if (!OPAQUE.has(node.type)) {
      if (open.length >= MAX_DEPTH) tooDeep ??= { start: node.start };
      else if (cursor.gotoFirstChild()) {
        open.push(node);
        parent = node;
        continue;
      }
    }
    while (!cursor.gotoNextSibling()) {
      open.pop();
      const above = open.at(-1);
      if (above === undefined || !cursor.gotoParent()) {
        down = false;
        break;
      }
      parent = above;
    }
  }
  if (hasError && error === undefined) error = { start: root.start, end: root.end };
  return { root, comments, error, tooDeep };
}
