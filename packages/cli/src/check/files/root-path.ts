import { isAbsolute, relative, resolve, sep } from "node:path";

/** The path of a file relative to the root, `/` everywhere and empty for the root itself; undefined if it lies outside. */
export function underRoot(root: string, path: string): string | undefined {
  const between = relative(root, path);
  if (between === ".." || between.startsWith(`..${sep}`) || isAbsolute(between)) return undefined;
  return slashes(between);
}

/** The name of a file of the root for people who stand in `cwd`, `/` everywhere. */
export function displayName(root: string, cwd: string, file: string): string {
  return slashes(relative(cwd, resolve(root, file)));
}

function slashes(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}
