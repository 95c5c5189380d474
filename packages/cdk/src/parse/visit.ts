import { visitorKeys } from "@typescript-eslint/visitor-keys";
import type { Node } from "./syntax.js";

/** Calls for every node in the order of the text, with the node around it; trees may be of any depth. */
export function visitNodes(root: Node, visit: (node: Node, parent: Node | undefined) => void): void {
  const stack: (readonly [Node, Node | undefined])[] = [[root, undefined]];
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const [node, parent] = entry;
    visit(node, parent);
    for (const child of childrenOf(node).reverse()) stack.push([child, node]);
  }
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  const fields: Readonly<Record<string, unknown>> = { ...node };
  for (const key of visitorKeys[node.type] ?? []) {
    const value = fields[key];
    if (Array.isArray(value)) {
      for (const one of value) if (isNode(one)) children.push(one);
    } else if (isNode(value)) children.push(value);
  }
  return children;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** A node and all that is in it. */
export function nodesIn(root: Node): readonly Node[] {
  const nodes: Node[] = [];
  visitNodes(root, (node) => nodes.push(node));
  return nodes;
}
