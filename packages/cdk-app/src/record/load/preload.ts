// Which processes of Node are of interest, and that each is told once.
import { nameByPath } from "./node-options.js";
import { watchLoading } from "./watch-loading.js";
import { attempt } from "../attempt.js";

const LOADED = Symbol.for("iamend.record");

/** What `recorder.cjs` exports. */
export interface Recorder {
  /** Watches what a module of aws-cdk-lib does from here on. */
  instrument(file: string, exports: unknown): void;
}

/** Waits in this process for aws-cdk-lib; `self` is the path of what was preloaded. */
export function preload(self: string, load: () => unknown): void {
  attempt("preload", () => {
    // Preloaded by --require and by --import, it still comes once.
    if (LOADED in globalThis) return;
    Object.defineProperty(globalThis, LOADED, { value: true });
    process.env["NODE_OPTIONS"] &&= nameByPath(process.env["NODE_OPTIONS"], self);
    // An app in another language: what runs here is only the runtime that serves it.
    if (process.env["JSII_AGENT"] !== undefined) return;
    let recorder: Recorder | undefined;
    watchLoading((file, exports) => {
      attempt("instrument", () => {
        recorder ??= load() as Recorder;
        recorder.instrument(file, exports);
      });
    });
  });
}
