// The recorder: what it does with each module of aws-cdk-lib, of which several copies may be loaded.
import { createLedger } from "./ledger.js";
import { watchAssemblies } from "./watch/assemblies.js";
import { watchDocuments, watchMerging } from "./watch/documents.js";
import { watchStatements } from "./watch/statements.js";

const ledger = createLedger();

/** Watches what the module in `file` does from here on. */
export function instrument(file: string, exports: unknown): void {
  try {
    if (file.endsWith("policy-statement.js")) watchStatements(exports, ledger);
    else if (file.endsWith("policy-document.js")) watchDocuments(exports, ledger);
    else if (file.endsWith("merge-statements.js")) watchMerging(exports, ledger);
    else watchAssemblies(exports, ledger);
  } catch (error) {
    ledger.incomplete = true;
    throw error;
  }
}
