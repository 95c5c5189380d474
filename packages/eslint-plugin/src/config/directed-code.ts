import { join, relative, sep } from "node:path";
import type { View } from "../context/disk.js";

/** Globs, relative to a folder, of the code of a root in which a comment for ESLint names a rule of this plugin. */
export function directedCode(
  { code, host }: Pick<View, "code" | "host">,
  namespace: string,
  { root, folder }: { readonly root: string; readonly folder: string },
): readonly string[] {
  return [...code().apps].flatMap((file) => {
    const text = host.read(file);
    if (typeof text !== "string" || !text.includes("eslint-") || !text.includes(`${namespace}/`)) return [];
    const path = relative(folder, join(root, file));
    // What lies elsewhere, no glob reaches.
    if (path.startsWith("..")) return [];
    return [path.replaceAll(sep, "/").replaceAll(/[\\*?[\]{}()!+@#]/g, "\\$&")];
  });
}
