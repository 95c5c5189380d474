import platform, { type PlatformPath } from "node:path";

/**
 * The path of a file relative to the root, `/` everywhere and empty for the root itself; undefined if it lies outside.
 * Both are absolute, and written as `path`, the platform's own, writes them.
 */
export function underRoot(root: string, file: string, path: PlatformPath = platform): string | undefined {
  const between = path.relative(root, file);
  // From one drive to another there is no relative path.
  if (between === ".." || between.startsWith(`..${path.sep}`) || path.isAbsolute(between)) return undefined;
  return slashes(between, path);
}

/** The name of a file of the root for people who stand in `cwd`, `/` everywhere. */
export function displayName(root: string, cwd: string, file: string, path: PlatformPath = platform): string {
  return slashes(path.relative(cwd, path.resolve(root, file)), path);
}

function slashes(name: string, { sep }: PlatformPath): string {
  return sep === "/" ? name : name.split(sep).join("/");
}
