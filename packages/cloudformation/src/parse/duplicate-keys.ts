import type { MapEntry, ParseProblem } from "./node.js";
import { duplicateKey } from "./problems.js";

/** What is wrong with the keys of one map: readers disagree which of two equal keys counts. */
export function duplicateKeys(entries: readonly MapEntry[]): readonly ParseProblem[] {
  if (entries.length < 2) return [];
  const seen = new Set<string>();
  const problems: ParseProblem[] = [];
  for (const { name, key } of entries) {
    if (name === undefined) continue;
    if (seen.has(name)) problems.push(duplicateKey(name, key.at));
    else seen.add(name);
  }
  return problems;
}
