import type { TSESTree } from "@typescript-eslint/types";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import { visitNodes } from "./visit.js";

/** Are all nodes of a tree such as are read here? Parsers of other dialects have more, and what is in those would be passed over. */
export function isKnown(ast: TSESTree.Program): boolean {
  let known = true;
  visitNodes(ast, ({ type }) => {
    known &&= Object.hasOwn(visitorKeys, type);
  });
  return known;
}
