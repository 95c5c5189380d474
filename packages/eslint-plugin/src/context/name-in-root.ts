import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { underRoot } from "@iamend/engine/node";

/**
 * The name of a file relative to the root (a real path), `/` everywhere; nothing if it lies outside.
 *
 * A link to a file is that file. One that is not there yet lies where its nearest folder that is there really lies. `walked`: names of
 * which it is known that they are no links.
 */
export function nameInRoot(root: string, file: string, walked: ReadonlySet<string>): string | undefined {
  const plain = underRoot(root, file);
  if (plain !== undefined && walked.has(plain)) return plain;
  const name = underRoot(root, realPath(file));
  return name === "" ? undefined : name;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(realPath(folder), basename(path));
  }
}
