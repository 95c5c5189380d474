import type { Node } from "../parse/syntax.js";

/** The statements that a node is the body of. */
export function bodyOf(parent: Node): readonly Node[] | undefined {
  switch (parent.type) {
    case "Program":
    case "BlockStatement":
    case "StaticBlock":
    case "TSModuleBlock":
      return parent.body;
    case "SwitchCase":
      return parent.consequent;
    default:
      return undefined;
  }
}
