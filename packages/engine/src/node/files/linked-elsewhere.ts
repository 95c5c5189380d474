import { posix } from "node:path";
import type { Link } from "./walk.js";

/**
 * Files that links make part of other directories too, among files that do not stand beside them: what is done there with
 * what they define, nobody sees who looks where they are. File → such a directory, empty for the root.
 */
export function linkedElsewhere(
  { files, links }: { readonly files: readonly string[]; readonly links: readonly Omit<Link, "path">[] },
  mayClaim: (file: string) => boolean,
): ReadonlyMap<string, string> {
  const sources = links.filter(({ target }) => mayClaim(target));
  if (sources.length === 0) return new Map();
  const linking = new Set(sources.map(({ directory }) => directory));
  /** Directory → the directories that its source really comes from. */
  const origins = new Map<string, Set<string>>();
  const add = (directory: string, origin: string): void => {
    const known = origins.get(directory);
    if (known === undefined) origins.set(directory, new Set([origin]));
    else known.add(origin);
  };
  for (const file of files) {
    const own = directoryOf(file);
    if (linking.has(own) && mayClaim(file)) add(own, own);
  }
  for (const { target, directory } of sources) add(directory, directoryOf(target));
  return new Map(
    sources.flatMap(({ target, directory }): readonly [string, string][] => {
      const mixed = (origins.get(directory)?.size ?? 0) > 1;
      return mixed && directory !== directoryOf(target) ? [[target, directory]] : [];
    }),
  );
}

function directoryOf(file: string): string {
  const directory = posix.dirname(file);
  return directory === "." ? "" : directory;
}
