import { join } from "node:path";
import { displayName } from "@iamend/engine/node";
import type { ExitCode } from "../../command-io.js";
import { printable } from "../../output/terminal.js";
import { fixUntilDone } from "../fix-until-done.js";
import type { Run } from "../run.js";
import { groupsOf } from "../write/groups.js";
import { writeFiles } from "../write/write-files.js";
import { report } from "./report.js";

/** `--fix`, `--fix-suggestions`: writes the fixed files, and tells what remains. */
export function writeFixes(run: Run): ExitCode {
  const { io, root, cwd, scope, project } = run;
  const fixed = fixUntilDone(run);
  const { texts } = fixed;
  if (texts.size === 0) return report(run, { ...fixed, unwritten: false });
  const groups = groupsOf([...texts.keys()], fixed.together).map((files) =>
    files.flatMap((file) => {
      const change = texts.get(file);
      return change === undefined ? [] : [{ file, path: join(root, file), ...change }];
    }),
  );
  const { failures } = writeFiles(root, groups);
  if (failures.length === 0) return report(run, { ...fixed, unwritten: false });
  for (const { file, message } of failures)
    io.err(`${io.errPalette.red("error")}: ${printable(displayName(root, cwd, file))}: ${message}\n`);
  // What could not be written is judged as it was read.
  scope.host.restore(failures.map(({ file }) => file));
  return report(run, { ...fixed, result: project.check({ only: scope.only }), unwritten: true });
}
