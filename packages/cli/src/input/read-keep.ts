import { expandPattern, readActionPattern, type Catalog } from "@iamend/core";
import { CommandError } from "../command-error.js";
import type { CommandIo } from "../command-io.js";
import { printable } from "../output/terminal.js";

/** The patterns of `--keep`: an unreadable one is an error, for what it was to protect would go without a word. */
export function readKeep(
  keep: readonly string[] | undefined,
  catalog: Catalog,
  io: CommandIo,
): readonly string[] {
  for (const pattern of keep ?? []) {
    const read = readActionPattern(pattern);
    const strange = /[^\w.:*?-]/.exec(pattern)?.[0];
    if (read.kind === "unreadable" || strange !== undefined) {
      const why =
        strange === undefined
          ? `; ${read.kind === "unreadable" ? read.why : ""}`
          : `, found ${JSON.stringify(strange)} in it`;
      throw new CommandError(
        `--keep ${JSON.stringify(pattern)}: expected one action pattern such as s3:DeleteObject*${why}`,
      );
    }
    if (expandPattern(pattern, catalog).length === 0) {
      io.err(
        `${io.errPalette.orange("note")}: --keep ${printable(pattern)} matches no action of the catalog\n`,
      );
    }
  }
  return keep ?? [];
}
