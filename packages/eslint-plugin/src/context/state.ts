import { existsSync } from "node:fs";
import { join } from "node:path";
import type { View } from "./disk.js";
import type { Inputs } from "./inputs.js";

/** What is given of a root, and what is there. */
export interface State {
  readonly inputs: Inputs;
  readonly view: View;
}

/** Whether problems of a file are told; of one that is not on disk yet, they are. */
export function isReported(name: string, { inputs, view: { walk, walked } }: State): boolean {
  if (walk.context.has(name) || inputs.isIgnored(name)) return false;
  return walked.has(name) || !existsSync(join(inputs.root, name));
}
