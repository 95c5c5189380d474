import platform, { type PlatformPath } from "node:path";
import { fileURLToPath } from "node:url";

/** Of ESLint's own configuration files; a shared configuration in a package calls on behalf of one of them. */
const CONFIGURATION = /(?:^|[\\/])eslint\.config\.[cm]?[jt]s$/;

/**
 * The folder of the ESLint configuration that is being evaluated, told by who is calling; nothing if that cannot be seen.
 *
 * ESLint tells a configuration nothing of where it stands, and the working directory may be another. `stack` is that of an error made
 * by the function that is called, which lies in the folder `self`.
 */
export function callerFolder(
  stack: string | undefined,
  self: string,
  paths: PlatformPath = platform,
): string | undefined {
  const files = (stack ?? "").split("\n").flatMap((line) => fileIn(line, paths) ?? []);
  const outside = files.filter((file) => !file.startsWith(`${self}${paths.sep}`));
  const configuration = outside.find((file) => CONFIGURATION.test(file)) ?? outside.find(isUsers);
  return configuration === undefined ? undefined : paths.dirname(configuration);
}

function isUsers(file: string): boolean {
  return !/[\\/]node_modules[\\/]/.test(file);
}

/** `    at async name (file:///repo/eslint.config.js?mtime=1:2:3)`, or with a path in place of the URL. */
function fileIn(line: string, paths: PlatformPath): string | undefined {
  const [, place] = /^\s*at (?:async )?(?:.*\()?(.+?)(?:\?[^:]*)?:\d+:\d+\)?$/.exec(line) ?? [];
  if (place === undefined || place.startsWith("node:")) return undefined;
  if (!place.startsWith("file:")) return paths.isAbsolute(place) ? place : undefined;
  try {
    return fileURLToPath(place, { windows: paths.sep === "\\" });
  } catch {
    return undefined;
  }
}
