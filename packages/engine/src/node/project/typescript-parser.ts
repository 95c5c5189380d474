import { createRequire } from "node:module";
import type * as Parser from "@typescript-eslint/parser";

const load = createRequire(import.meta.url);

let parser: typeof Parser | undefined;

/** The parser of typescript-eslint. TypeScript is large, and few roots have code of CDK: it is loaded with the first of that. */
export function typescriptParser(): typeof Parser {
  return (parser ??= load("@typescript-eslint/parser") as typeof Parser);
}
