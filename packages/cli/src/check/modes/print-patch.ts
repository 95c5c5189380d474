import { join, relative, sep } from "node:path";
import { displayName, repositoryTop } from "@iamend/engine/node";
import type { ExitCode } from "../../command-io.js";
import { count } from "../../output/count.js";
import { paletteFor, printable } from "../../output/terminal.js";
import { fixUntilDone } from "../fix-until-done.js";
import { patchForTerminal, patchOf } from "../output/patch.js";
import type { Run } from "../run.js";
import { print, tellNotices } from "./report.js";

/** `--diff`: what `--fix` would write, as a patch on stdout and nothing else there; 1 if there is any. */
export function printPatch(run: Run): ExitCode {
  const { options, io, root, cwd } = run;
  const fixed = fixUntilDone(run);
  const { result } = tellNotices(run, { ...fixed, unwritten: false });
  const files = [...fixed.texts].sort(([left], [right]) => (left < right ? -1 : 1));
  const outside = files.some(([file]) => displayName(root, cwd, file).startsWith("../"));
  const base = outside ? (repositoryTop(root) ?? root) : cwd;
  if (outside) io.err(`${io.errPalette.orange("note")}: the patch is to be applied in ${printable(base)}\n`);
  const palette = options.output === undefined ? io.outPalette : paletteFor({ isTTY: false }, {});
  const seen = options.output === undefined && process.stdout.isTTY;
  const patch = (seen ? patchForTerminal : patchOf)(
    files.map(([file, texts]) => ({ name: relative(base, join(root, file)).split(sep).join("/"), ...texts })),
    outside && repositoryTop(root) !== undefined,
    palette,
  );
  if (patch !== "" || options.output !== undefined) print(run, patch);
  io.err(
    `${count(files.length, "file")} would change; ${count(result.problems.length, "problem")} would remain\n`,
  );
  if (fixed.internalErrors.length > 0) return 2;
  return patch === "" ? 0 : 1;
}
