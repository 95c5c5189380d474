// Watches assemblies being written; of nested ones the outermost, which is written last, says everything.
import type { AssemblyBuilder } from "../aws-cdk-lib.js";
import { attempt } from "../attempt.js";
import type { Ledger } from "../ledger.js";
import { removeRecord, writeRecord } from "../write/write-record.js";
import { memberOf, wrapMethod } from "./wrap.js";

type Build = (this: AssemblyBuilder, ...args: unknown[]) => unknown;

export function watchAssemblies(exports: unknown, ledger: Ledger): void {
  wrapMethod<Build>(
    memberOf(memberOf(exports, "CloudAssemblyBuilder"), "prototype"),
    "buildAssembly",
    (build) => {
      return function (...args) {
        const assembly = build.apply(this, args);
        if (this.parentBuilder !== undefined) return assembly;
        attempt(
          "the record",
          () => {
            if (ledger.incomplete) throw new Error("something could not be watched");
            writeRecord(this.outdir, ledger);
          },
          () => {
            // One of an earlier synth would speak of other code.
            removeRecord(this.outdir);
          },
        );
        return assembly;
      };
    },
  );
}
