import { readFile } from "node:fs/promises";
import { Language, Parser, type Tree } from "web-tree-sitter";
import { wasmFile } from "./wasm-file.js";

let loading: Promise<void> | undefined;
let parser: Parser | undefined;

/** Loads the parser and its grammar, once; later calls await the same work. A missing file is an exception: a broken installation. */
export function load(): Promise<void> {
  return (loading ??= start());
}

async function start(): Promise<void> {
  const [runtime, grammar] = await Promise.all([
    readFile(wasmFile("web-tree-sitter.wasm", "web-tree-sitter/web-tree-sitter.wasm")),
    readFile(wasmFile("tree-sitter-hcl.wasm", "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm")),
  ]);
  // Given the bytes, the runtime need not guess where its file is, which bundlers break.
  await Parser.init({ wasmBinary: runtime });
  const language = await Language.load(grammar);
  parser = new Parser().setLanguage(language);
}

/** A tree that the caller must delete, or nothing if the time ran out. `load` must have ended. */
export function parseTree(text: string, milliseconds: number): Tree | undefined {
  if (parser === undefined) throw new Error("load() must be awaited before a file is parsed");
  const until = performance.now() + milliseconds;
  const tree = parser.parse(text, null, { progressCallback: () => performance.now() > until });
  // A parser that was stopped would go on with the old text.
  if (tree === null) parser.reset();
  return tree ?? undefined;
}
