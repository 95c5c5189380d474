// The recorder as CommonJS, which is what NODE_OPTIONS preloads: two files, since nearly every process that loads the first
// needs no more than that.
import { build } from "esbuild";

const FILES = { record: "src/record.ts", recorder: "src/record/recorder.ts" };

/** Writes `record.cjs` and `recorder.cjs` into `to`; `folder` is that of this package. */
export async function bundleRecorder(folder, to) {
  await build({
    absWorkingDir: folder,
    entryPoints: FILES,
    outdir: to,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20.19",
    minifySyntax: true,
    legalComments: "none",
    logLevel: "warning",
    external: ["@jridgewell/trace-mapping"],
  });
}
