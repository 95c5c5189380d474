import type { ExitCode } from "../../command-io.js";
import { fixUntilDone } from "../fix-until-done.js";
import type { Run } from "../run.js";
import { report } from "./report.js";

/** `--stdin-filename` with `--fix`: the fixed text on stdout, or in the JSON; nothing is written. */
export function printFixedText(run: Run): ExitCode {
  const { unsaved } = run.scope;
  const fixed = fixUntilDone(run);
  const text = unsaved === undefined ? "" : (fixed.texts.get(unsaved.file)?.after ?? unsaved.text);
  return report(run, { ...fixed, unwritten: false, text });
}
