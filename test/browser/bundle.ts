import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** @iamend/core with its catalog as one classic script for browsers, which sets `iamend`. */
export async function bundleCore(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../../packages/core/dist/index.js", import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    globalName: "iamend",
    platform: "browser",
    target: "es2022",
    logLevel: "silent",
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error("the bundler wrote nothing");
  return script.text;
}
