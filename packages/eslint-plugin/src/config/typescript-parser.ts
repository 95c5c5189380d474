import { typescriptParser } from "@iamend/engine/node";
import type { parseForESLint, ParserOptions } from "@typescript-eslint/parser";
import { THIS_PACKAGE } from "../this-package.js";

type Parsed = ReturnType<typeof parseForESLint>;

/**
 * The parser of typescript-eslint, loaded with the first file that it is to parse.
 *
 * It takes the same `parserOptions`, and gives the same services to rules that ask for types.
 */
export const TYPESCRIPT_PARSER = {
  meta: { name: "eslint-plugin-iamend/typescript-parser", version: THIS_PACKAGE.version },
  parseForESLint: (text: string, options?: ParserOptions): Parsed =>
    typescriptParser().parseForESLint(text, options),
};
