import { isAbsolute } from "node:path";
import type { RuleContext, SourceLocation } from "@eslint/core";
import type { LintedFile } from "../context/judge.js";

/** A file that is being linted, as far as the rules look at it. */
export interface ReadableSource extends LintedFile {
  /** Names this very source code; another lint of the same file has another. */
  readonly code: object;
  /** What the language calls the root of its tree. */
  readonly rootType: string;
  readonly locate: (start: number, end: number) => SourceLocation;
}

interface Readable {
  readonly text: string;
  readonly ast: { readonly type: string };
  readonly scopeManager?: unknown;
  readonly getLocFromIndex: (index: number) => SourceLocation["start"];
}

/** The file of a context, if its language can tell a text and places in it; nothing for a part of a file, such as code in Markdown. */
export function readable({
  sourceCode,
  filename,
  physicalFilename,
  settings,
  cwd,
}: RuleContext): ReadableSource | undefined {
  const code: unknown = sourceCode;
  if (!isReadable(code) || filename !== physicalFilename || !isAbsolute(filename)) return undefined;
  return {
    code,
    file: filename,
    text: code.text,
    ...treeOf(code),
    rootType: code.ast.type,
    settings,
    cwd,
    locate: (start, end) => ({ start: code.getLocFromIndex(start), end: code.getLocFromIndex(end) }),
  };
}

/** What ESLint takes for JavaScript has scopes, whoever parsed it. */
function treeOf({ ast, scopeManager }: Readable): Pick<LintedFile, "tree"> {
  const isCode = ast.type === "Program" && typeof scopeManager === "object" && scopeManager !== null;
  return isCode ? { tree: { ast, scopeManager } } : {};
}

function isReadable(code: unknown): code is Readable {
  if (typeof code !== "object" || code === null) return false;
  const { text, ast, getLocFromIndex } = code as Partial<Readable>;
  return typeof text === "string" && typeof ast?.type === "string" && typeof getLocFromIndex === "function";
}
