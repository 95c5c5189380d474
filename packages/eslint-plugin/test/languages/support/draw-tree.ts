import type { Node } from "../../../src/languages/dialect.js";
import type { TreeSourceCode } from "../../../src/languages/source-code.js";

const WIDTH = 24;

/** A tree, one node a line: its type, its properties that are no nodes, and how its text begins. */
export function drawTree(code: TreeSourceCode): string {
  const lines: string[] = [];
  let depth = 0;
  for (const { target, phase } of code.traverse()) {
    if (phase === 2) depth -= 1;
    else lines.push(`${"  ".repeat(depth++)}${describe(target as Node, code)}`);
  }
  return `\n${lines.join("\n")}\n`;
}

function describe(node: Node, code: TreeSourceCode): string {
  const properties = ownProperties(node).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const text = code.getText(node).replaceAll("\n", "⏎");
  const shown = text.length > WIDTH ? `${text.slice(0, WIDTH)}…` : text;
  return [node.type, ...properties, `‹${shown}›`].join(" ");
}

/** Those that are neither nodes nor places, and are there. */
export function ownProperties(node: Node): readonly (readonly [string, unknown])[] {
  return Object.entries(node).filter(
    ([name, value]) =>
      !["type", "range", "parent"].includes(name) && value !== undefined && Object(value) !== value,
  );
}
