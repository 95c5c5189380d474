import type { Range } from "../contract.js";
import { MAX_DEPTH, MAX_PROBLEMS } from "./limits.js";
import type { ParseProblem } from "./node.js";

/** In order of their places, as many as are of use. */
export function listProblems(problems: readonly ParseProblem[]): readonly ParseProblem[] {
  return [...problems].sort((a, b) => a.range[0] - b.range[0]).slice(0, MAX_PROBLEMS);
}

export function tooDeep(range: Range): ParseProblem {
  const message = `The text nests deeper than ${String(MAX_DEPTH)} levels.`;
  return { code: "too-deep", message, range };
}

export function duplicateKey(name: string, range: Range): ParseProblem {
  const message = `The key ${JSON.stringify(name.slice(0, 100))} stands here a second time.`;
  return { code: "duplicate-key", message, range };
}

/** What the YAML parser says, without the excerpt that it may add. */
export function invalidYaml(
  message: string,
  [start, end]: readonly [number, number],
  length: number,
): ParseProblem {
  const [line = ""] = message
    .replace(/^Missing closing .quote$/, "The quoted text has no end")
    .split("\n", 1);
  const from = Math.min(Math.max(start, 0), length);
  return {
    code: "invalid-yaml",
    message: line.length > 160 ? `${line.slice(0, 160)}…` : /[.!?]$/.test(line) ? line : `${line}.`,
    range: [from, Math.min(Math.max(end, from), length)],
  };
}
