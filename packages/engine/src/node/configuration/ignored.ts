import { join } from "node:path";
import ignore from "ignore";
import { underRoot } from "../files/root-path.js";

/** Whether the configuration's `ignore`, which reads like a .gitignore in its folder, means a file of the root. */
export function ignoredByConfiguration(
  patterns: readonly string[],
  folder: string,
  root: string,
): (file: string) => boolean {
  if (patterns.length === 0) return () => false;
  const rules = ignore({ ignorecase: false }).add(patterns);
  return (file) => {
    const name = underRoot(folder, join(root, file));
    return name !== undefined && name !== "" && rules.ignores(name);
  };
}
