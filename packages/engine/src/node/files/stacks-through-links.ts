import { posix } from "node:path";
import type { Walk } from "./walk.js";

type Stacks = ReadonlyMap<string, readonly string[]>;

interface LinkedStacks {
  /** With what is said of a link said of what it leads to. */
  readonly stacks: Stacks;
  /** Templates of which the stacks are told at one of their paths alone; file → a path at which they are not. */
  readonly untold: ReadonlyMap<string, string>;
}

/** The names of the stacks of each template, with those of the links that lead to it: what a link leads to is deployed from there too. */
export function stacksThroughLinks(
  stacks: Stacks,
  { files, links, directoryLinks }: Pick<Walk, "files" | "links" | "directoryLinks">,
): LinkedStacks {
  const untold = new Map<string, string>();
  if (stacks.size === 0 || links.length + directoryLinks.length === 0) return { stacks, untold };
  const joined = new Map(stacks);
  for (const file of files) {
    const others = [
      ...links.flatMap(({ target, path }) => (target === file ? [path] : [])),
      ...directoryLinks.flatMap(({ target, path }) =>
        target === "" || file.startsWith(`${target}/`)
          ? [posix.join(path, posix.relative(target, file))]
          : [],
      ),
    ];
    const paths = [file, ...others];
    const names = paths.flatMap((path) => stacks.get(path) ?? []);
    if (others.length === 0 || names.length === 0) continue;
    for (const path of others) joined.delete(path);
    joined.set(file, [...new Set(names)]);
    const silent = paths.find((path) => !stacks.has(path));
    if (silent !== undefined) untold.set(file, silent);
  }
  return { stacks: joined, untold };
}
