import { VisitNodeStep } from "@eslint/plugin-kit";
import type { Node, VisitorKeys } from "./dialect.js";

/** A node and whether it is entered or left. */
type Stop = readonly [node: Node, phase: 1 | 2];

/** The way through a tree: each node entered, then its children, then left; without recursion. */
export function traversalOf(root: Node, keys: VisitorKeys): readonly VisitNodeStep[] {
  const steps: VisitNodeStep[] = [];
  const stack: Stop[] = [[root, 1]];
  for (let stop = stack.pop(); stop !== undefined; stop = stack.pop()) {
    const [node, phase] = stop;
    steps.push(new VisitNodeStep({ target: node, phase, args: [node] }));
    if (phase === 2) continue;
    stack.push([node, 2]);
    // The last one on the stack is the first to be visited.
    for (const child of childrenOf(node, keys[node.type] ?? []).reverse()) stack.push([child, 1]);
  }
  return steps;
}

function childrenOf(node: Node, keys: readonly string[]): Node[] {
  return keys.flatMap((key) => {
    const value = Reflect.get(node, key) as Node | readonly Node[] | undefined;
    return value ?? [];
  });
}
