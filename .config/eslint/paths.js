import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The parts of a path below the root of the workspace: `["packages", "core", "src", "index.ts"]`.
 * @param {string} file
 */
export function partsOf(file) {
  return relative(root, file).split(sep);
}

/**
 * The same for what a relative import leads to; nothing for the name of a package.
 * @param {string} file the file that imports
 * @param {string} specifier
 */
export function partsOfTarget(file, specifier) {
  return /^\.{0,2}\//.test(specifier) || /^\.{1,2}$/.test(specifier)
    ? partsOf(resolve(dirname(file), specifier))
    : undefined;
}
