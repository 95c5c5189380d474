import type { TSESTree } from "@typescript-eslint/types";
import type { Scopes } from "./syntax.js";

/** A syntax tree with ranges, places and comments, and the scopes of its names. */
export interface ParsedCode {
  readonly ast: TSESTree.Program;
  readonly scopeManager: Scopes;
}

/** What a parser refuses, with the offset into the text that it was given. */
export interface CodeProblem {
  readonly message: string;
  readonly offset: number;
}

/** A parser of TypeScript and JavaScript, given from outside so that this package loads none. Pure. */
export type ParseCode = (
  file: string,
  text: string,
) => ParsedCode | { readonly problems: readonly CodeProblem[] };

/** A tree that somebody else made, if it is all that is needed: scopes come with it. */
export function isParsedCode(tree: unknown): tree is ParsedCode {
  if (typeof tree !== "object" || tree === null || !("ast" in tree) || !("scopeManager" in tree))
    return false;
  const { ast, scopeManager } = tree;
  if (typeof ast !== "object" || ast === null || !("type" in ast) || ast.type !== "Program") return false;
  if (!("range" in ast) || !("body" in ast) || !("comments" in ast)) return false;
  return typeof scopeManager === "object" && scopeManager !== null && "scopes" in scopeManager;
}
