import { explainPattern, readActionPattern } from "@iamend/core";
import { loadCatalog } from "@iamend/engine/node/input";
import { CommandError } from "../command-error.js";
import type { CommandIo, ExitCode } from "../command-io.js";
import { readKeep } from "../input/read-keep.js";
import { readUnused, type UnusedOptions } from "../input/read-unused.js";
import { drawExplanation } from "../output/draw-trie.js";

export interface ExplainOptions extends UnusedOptions {
  readonly catalog?: string;
  readonly keep?: readonly string[];
  readonly unfold?: boolean;
}

/** `iamend explain`: the trie of a pattern, what is chosen and why. */
export function explain(text: string, options: ExplainOptions, io: CommandIo): ExitCode {
  const pattern = readActionPattern(text);
  if (pattern.kind === "unreadable") {
    throw new CommandError(
      `${JSON.stringify(text)}: expected an action pattern such as s3:Get*; ${pattern.why}`,
    );
  }
  const catalog = loadCatalog(options.catalog);
  const keep = readKeep(options.keep, catalog, io);
  const unused = readUnused(options, catalog, undefined, io);
  const explanation = explainPattern(text, unused, catalog, keep);
  io.out(drawExplanation(explanation, { palette: io.outPalette, unfold: options.unfold === true }));
  return 0;
}
