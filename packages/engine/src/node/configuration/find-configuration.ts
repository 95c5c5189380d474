import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { InputError } from "../input/input-error.js";

const NAMES = ["iamend.config.json", "iamend.config.js", "iamend.config.mjs", "iamend.config.ts"];

/** The absolute path of `--config`, else of the nearest configuration upwards. Two in one directory are an error. */
export function findConfiguration(named: string | undefined, cwd: string): string | undefined {
  if (named !== undefined) {
    if (!existsSync(named)) throw new InputError(`--config ${named}: no such file`);
    if (!/\.(?:json|js|mjs|ts)$/.test(named))
      throw new InputError(`--config ${named}: expected a file whose name ends in .json, .js, .mjs or .ts`);
    return resolve(named);
  }
  for (let folder = cwd; ; folder = dirname(folder)) {
    const [first, second] = NAMES.map((name) => join(folder, name)).filter((path) => existsSync(path));
    if (first !== undefined && second !== undefined)
      throw new InputError(`${first} and ${second}: expected one configuration in a directory`);
    if (first !== undefined) return first;
    if (folder === dirname(folder)) return undefined;
  }
}
