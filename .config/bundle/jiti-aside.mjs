// jiti, and the compiler that it loads when it meets TypeScript, are files beside the bundle: few need them, and the two are
// as long as all the rest.
import { copyFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const engine = createRequire(fileURLToPath(new URL("../../packages/engine/package.json", import.meta.url)));

/** Makes a bundle load jiti from beside it. */
export const jitiAside = aside("jiti", /^jiti$/, "./jiti.cjs");

/** Writes the files; returns what went into them. */
export async function bundleJiti(dist, shared) {
  const { metafile } = await build({
    ...shared,
    entryPoints: [engine.resolve("jiti")],
    outfile: join(dist, "jiti.cjs"),
    format: "cjs",
    plugins: [aside("compiler", /[\\/]babel\.cjs$/, "./babel.cjs")],
    // For those who import it: Node finds the names of what CommonJS exports by how it is written.
    footer: { js: "0 && (module.exports = { createJiti });" },
  });
  copyFileSync(join(dirname(engine.resolve("jiti/package.json")), "dist/babel.cjs"), join(dist, "babel.cjs"));
  return metafile.inputs;
}

function aside(name, filter, path) {
  return {
    name: `${name} aside`,
    setup({ onResolve }) {
      onResolve({ filter }, () => ({ path, external: true }));
    },
  };
}
