import type { File, Language, LanguageOptions } from "@eslint/core";
import { createLineMap } from "@iamend/source";
import type { Dialect, Node, Root, VisitorKeys } from "./dialect.js";
import { TreeSourceCode } from "./source-code.js";

type TreeLanguage = Language<{
  LangOptions: LanguageOptions;
  Code: TreeSourceCode;
  RootNode: Root;
  Node: Node;
}>;

/** A language of ESLint; `dialectOf` tells by the name of a file which syntax it has. */
export function createLanguage(dialectOf: (file: string) => Dialect, visitorKeys: VisitorKeys): TreeLanguage {
  return {
    fileType: "text",
    lineStart: 1,
    columnStart: 1,
    nodeTypeKey: "type",
    visitorKeys,
    // Core rules read it without asking whether a language has it.
    defaultLanguageOptions: { parserOptions: {} },
    // A configuration without `files` gives the options of its own language to every other.
    validateLanguageOptions: () => undefined,
    parse(file) {
      const text = textOf(file);
      const parsed = dialectOf(file.path).parse(file.path, text);
      if (parsed.ok) return { ok: true, ast: parsed.tree };
      const lines = createLineMap(text);
      // What follows a first error is often its consequence.
      const [first] = parsed.problems;
      const errors = first === undefined ? [] : [{ message: first.message, ...lines.at(first.at[0]) }];
      return { ok: false, errors };
    },
    createSourceCode: (file, { ast }) => new TreeSourceCode(textOf(file), ast, file.bom, visitorKeys),
  };
}

/** A text language is given text; the type allows bytes for others. */
function textOf({ body }: File): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}
