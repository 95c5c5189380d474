// The folder that an assembly lies in, and how the record names files from there.
import { createHash } from "node:crypto";
import { readFileSync, realpathSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";

export interface AssemblyFolder {
  /** The name of a file in the record; `undefined` if there is no way from here to there. */
  nameOf(path: string): string | undefined;
  /** The bytes of a file by its name, read once. */
  read(name: string): Buffer;
  sha256(name: string): string;
}

export function assemblyFolder(outdir: string): AssemblyFolder {
  // Node names files by their real paths, so the way to them begins at one.
  const folder = realpathSync(outdir);
  const paths = new Map<string, string>();
  const names = new Map<string, string | undefined>();
  const contents = new Map<string, Buffer>();
  const nameOf = (path: string): string | undefined => {
    if (!names.has(path)) {
      const real = realpathSync(path);
      const way = relative(folder, real);
      const name = isAbsolute(way) ? undefined : way.split(sep).join("/");
      names.set(path, name);
      if (name !== undefined) paths.set(name, real);
    }
    return names.get(path);
  };
  const read = (name: string): Buffer => {
    const path = paths.get(name);
    if (path === undefined) throw new Error(`${name} is not known`);
    let content = contents.get(name);
    if (content === undefined) contents.set(name, (content = readFileSync(path)));
    return content;
  };
  return { nameOf, read, sha256: (name) => createHash("sha256").update(read(name)).digest("hex") };
}
