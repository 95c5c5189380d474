import { Linter } from "eslint";
import type { Node } from "../../../src/languages/dialect.js";
import { TreeSourceCode } from "../../../src/languages/source-code.js";
import { configOf, type LanguageName } from "./lint.js";

/** The file as rules are given it. */
export function readSource(file: string, text: string, language: LanguageName = "source"): TreeSourceCode {
  const linter = new Linter();
  const messages = linter.verify(text, configOf({ language }), file);
  const code: unknown = linter.getSourceCode();
  if (!(code instanceof TreeSourceCode)) throw new Error(messages[0]?.message ?? "Nothing was parsed.");
  return code;
}

/** All nodes, in the order of their visit. */
export function nodesOf(code: TreeSourceCode): readonly Node[] {
  return [...code.traverse()].filter(({ phase }) => phase === 1).map(({ target }) => target as Node);
}
