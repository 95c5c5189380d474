import { realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { repositoryTop } from "../files/git-ignore.js";
import { underRoot } from "../files/root-path.js";
import { InputError } from "../input/input-error.js";

/**
 * The real path of the root: `--root`, else the folder of the configuration (if the working directory lies in it), else
 * the repository's, else the working directory.
 */
export function findRoot(
  named: string | undefined,
  configurationFolder: string | undefined,
  cwd: string,
): string {
  if (named !== undefined) return directory(named);
  if (configurationFolder !== undefined && underRoot(configurationFolder, cwd) !== undefined)
    return realpathSync(configurationFolder);
  return realpathSync(repositoryTop(cwd) ?? cwd);
}

function directory(path: string): string {
  try {
    if (statSync(path).isDirectory()) return realpathSync(resolve(path));
  } catch {
    throw new InputError(`--root ${path}: no such directory`);
  }
  throw new InputError(`--root ${path}: expected a directory, found a file`);
}
