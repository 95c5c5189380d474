// Stack traces name files by where they lay when the app was synthesised, which need not be this machine.
import type { Host } from "../contract.js";
import { directoryOf, nameOf, pathIn } from "./relative-path.js";

/**
 * Which file of the root each of some absolute paths is; those that are none are left out.
 *
 * The root lay where it explains most of the paths; where two places explain as many, where more of them lie beside the assembly. If that
 * too says nothing, none is known.
 */
export function sourceFiles(
  host: Host,
  assembly: string,
  paths: Iterable<string>,
): ReadonlyMap<string, string> {
  const all = new Set(paths);
  const isFile = fileTest(host);
  const beside = directoryOf(assembly);
  const roots = new Map<string, { found: Map<string, string>; near: number }>();
  for (const path of all)
    for (const [root, file] of divisions(path)) {
      if (!isFile(file)) continue;
      const entry = roots.get(root) ?? { found: new Map<string, string>(), near: 0 };
      roots.set(root, entry);
      entry.found.set(path, file);
      if (beside === "." || file.startsWith(`${beside}/`)) entry.near++;
    }
  const ranked = [...roots.values()].sort((a, b) => b.found.size - a.found.size || b.near - a.near);
  const [best, next] = ranked;
  if (best === undefined) return new Map();
  return next?.found.size === best.found.size && next.near === best.near ? new Map() : best.found;
}

/** `/a/b/c.ts` → (`/a/b`, `c.ts`), (`/a`, `b/c.ts`), (``, `a/b/c.ts`) */
function* divisions(path: string): Generator<readonly [root: string, file: string]> {
  for (let slash = path.lastIndexOf("/"); slash !== -1; slash = path.lastIndexOf("/", slash - 1)) {
    yield [path.slice(0, slash), path.slice(slash + 1)];
    if (slash === 0) return;
  }
}

function fileTest(host: Host): (file: string) => boolean {
  const listed = new Map<string, ReadonlySet<string>>();
  return (file) => exists(pathIn(".", file));

  function exists(file: string): boolean {
    const directory = directoryOf(file);
    // What lies in a directory that is not there is not there.
    if (directory !== "." && !listed.has(directory) && !exists(directory)) return false;
    const names = listed.get(directory) ?? new Set(host.list(directory));
    listed.set(directory, names);
    return names.has(nameOf(file));
  }
}
