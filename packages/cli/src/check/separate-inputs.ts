import { statSync } from "node:fs";
import { extname } from "node:path";

/**
 * `--findings a.json b.json infra/app` takes all that follows for findings, and so does `--evidence`; only the first must be
 * one. Of the rest, a directory, and what has the name of something else, is a path to check: hooks put such at the end of a command line.
 */
export function separateInputs(
  inputs: readonly string[],
  paths: readonly string[],
): { readonly inputs: readonly string[]; readonly paths: readonly string[] } {
  const [first, ...others] = inputs;
  if (first === undefined) return { inputs, paths };
  return {
    inputs: [first, ...others.filter((name) => !isPathToCheck(name))],
    paths: [...others.filter(isPathToCheck), ...paths],
  };
}

function isPathToCheck(name: string): boolean {
  const extension = extname(name).toLowerCase();
  if ([".json", ".jsonl", ".ndjson"].includes(extension)) return /\.(?:tf|tofu)\.json$/i.test(name);
  return extension !== "" || statSync(name, { throwIfNoEntry: false })?.isDirectory() === true;
}
