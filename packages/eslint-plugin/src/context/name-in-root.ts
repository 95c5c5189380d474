import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { underRoot } from "@iamend/engine/node";

/**
 * The name of a file relative to the root (a real path), `/` everywhere; nothing if it lies outside.
 *
 * A link to a file is that file. One that is not there yet has the place of its folder.
 */
export function nameInRoot(root: string, file: string): string | undefined {
  const real = realPath(file) ?? realPathOfNew(file);
  const name = real === undefined ? undefined : underRoot(root, real);
  return name === "" ? undefined : name;
}

function realPathOfNew(file: string): string | undefined {
  const folder = realPath(dirname(file));
  return folder === undefined ? undefined : join(folder, basename(file));
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
