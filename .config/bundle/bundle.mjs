// A package as few files: resolving some hundred modules costs more than all the work of a small run. What few runs need
// is a file of its own, loaded when it is asked for.
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { catalogManifest, copyParsers, grammarManifest } from "./copy-parsers.mjs";
import { bundleJiti, jitiAside } from "./jiti-aside.mjs";
import { licences } from "./licences.mjs";
import { packagesOf } from "./packages-of.mjs";

/**
 * Bundles the compiled modules of a package into its `dist`: `entries` maps names of files there to modules; what
 * `external` names is imported as it is. Beside them come the parsers and jiti, unless `aside` is false, and everyone's licences.
 */
export async function bundle({ folder, entries, external = [], aside = true }) {
  const dist = join(folder, "dist");
  const shared = {
    absWorkingDir: folder,
    bundle: true,
    platform: "node",
    target: "node20.19",
    minifySyntax: true,
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  };

  const { metafile, outputFiles } = await build({
    ...shared,
    entryPoints: entries,
    outdir: dist,
    chunkNames: "part-[hash]",
    format: "esm",
    splitting: true,
    external,
    plugins: [jitiAside],
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

  const inputs = [metafile.inputs];
  if (aside) inputs.push(await bundleJiti(dist, shared), await copyParsers(dist, shared));
  const files = inputs.flatMap((of) => Object.keys(of));
  const data = [catalogManifest, ...(aside ? [grammarManifest] : [])];
  writeFileSync(join(dist, "licences.txt"), licences(packagesOf(folder, [...files, ...data])));
}
