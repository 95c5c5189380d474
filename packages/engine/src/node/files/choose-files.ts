import { lstatSync, realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { InputError } from "../input/input-error.js";
import { underRoot } from "./root-path.js";
import type { Walk } from "./walk.js";

export interface Chosen {
  /** Files that are reported and fixed. */
  readonly files: ReadonlySet<string>;
  /** What was named and is not looked at, with the reason. */
  readonly skipped: readonly string[];
}

/**
 * The files that the paths of the command line mean; without any, all that `isReported`. A missing one is an error, and
 * one that is no source is left out without a word.
 */
export function chooseFiles(
  paths: readonly string[],
  root: string,
  walk: Walk,
  isReported: (file: string) => boolean,
  isSource: (file: string) => boolean,
): Chosen {
  const reported = walk.files.filter(isReported);
  if (paths.length === 0) return { files: new Set(reported), skipped: [] };
  const known = new Set(reported);
  const files = new Set<string>();
  const skipped: string[] = [];
  for (const path of paths) {
    const named = resolvePath(path, root);
    if ("skipped" in named) {
      skipped.push(named.skipped);
    } else if (named.isDirectory) {
      const prefix = named.file === "" ? "" : `${named.file}/`;
      for (const file of reported) if (file.startsWith(prefix)) files.add(file);
    } else if (known.has(named.file)) {
      files.add(named.file);
    } else if (isSource(named.file)) {
      const refusal = walk.refusals.get(named.file);
      skipped.push(refusal === undefined ? `${path}: ${IGNORED}` : `${path}: ${refusal.message}`);
    }
  }
  return { files, skipped };
}

/** Why a file that is source is not reported. */
export const IGNORED = "it is ignored, or lies where nothing is reported, so it was not looked at";

function resolvePath(
  path: string,
  root: string,
): { readonly file: string; readonly isDirectory: boolean } | { readonly skipped: string } {
  const absolute = resolve(path);
  try {
    lstatSync(absolute);
  } catch {
    throw new InputError(`${path}: no such file or directory`);
  }
  let real: string;
  try {
    real = realpathSync(absolute);
  } catch {
    return { skipped: `${path}: it is a link that leads nowhere` };
  }
  const file = underRoot(root, real);
  if (file !== undefined) return { file, isDirectory: statSync(real).isDirectory() };
  if (underRoot(root, absolute) !== undefined)
    return { skipped: `${path}: it is a link that leads out of ${root}, so it was not followed` };
  throw new InputError(`${path}: it lies outside the root ${root}; use --root to name another`);
}
