// Copies the wasm files of the parser, and the licences they come under, beside the compiled code.
import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const require = createRequire(import.meta.url);
const runtime = dirname(require.resolve("web-tree-sitter/web-tree-sitter.wasm"));
const grammar = dirname(require.resolve("@tree-sitter-grammars/tree-sitter-hcl/package.json"));

mkdirSync(dist, { recursive: true });
copyFileSync(join(runtime, "web-tree-sitter.wasm"), join(dist, "web-tree-sitter.wasm"));
copyFileSync(join(runtime, "LICENSE"), join(dist, "LICENSE-web-tree-sitter.txt"));
copyFileSync(join(grammar, "tree-sitter-hcl.wasm"), join(dist, "tree-sitter-hcl.wasm"));
copyFileSync(join(grammar, "LICENSE"), join(dist, "LICENSE-tree-sitter-hcl.txt"));
