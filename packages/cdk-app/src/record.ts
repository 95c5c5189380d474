// What NODE_OPTIONS preloads into `cdk synth`, and with it into every other process of Node that this starts. Those pay for
// this alone: the recorder is a file of its own, loaded once the part of aws-cdk-lib that makes policies is.
import { createRequire } from "node:module";
import { preload } from "./record/load/preload.js";

// Both are CommonJS once bundled, since that is what --require takes.
preload(__filename, (): unknown => createRequire(__filename)("./recorder.cjs"));
