import { readdirSync, realpathSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { editedTwice, type EditedFile, type EditedText, type Host, type Refusal } from "@iamend/source";
import { readBeginning, readSource } from "./read-source.js";
import { underRoot } from "./root-path.js";

/** Reads files inside a root, each once, and remembers what it read. */
export interface SourceHost extends Host {
  /** What was read of a file, if it could be. */
  known(file: string): string | undefined;
  /** What could not be read, by file. */
  readonly refusals: ReadonlyMap<string, Refusal>;
  /** From now on these texts stand in the place of those that were read. */
  replace(files: ReadonlyMap<string, EditedFile>): void;
  /** Takes back what was replaced. */
  restore(files: Iterable<string>): void;
}

/**
 * `root` is a real path; `walked` are files known to be real and inside it, which need not be looked up again. `texts`
 * wins over the disk.
 */
export function createSourceHost(
  root: string,
  walked: ReadonlySet<string>,
  texts: ReadonlyMap<string, string> = new Map(),
): SourceHost {
  const known = new Map(texts);
  const refusals = new Map<string, Refusal>();
  const edited = new Map<string, EditedText>();
  return {
    read(name) {
      // Most names are as they should be, and asked for several times.
      const read = known.get(name);
      if (read !== undefined) return read;
      const file = posix.normalize(name);
      const cached = known.get(file) ?? refusals.get(file);
      if (cached !== undefined) return cached;
      const path = walked.has(file) ? join(root, file) : realPath(root, file);
      const found = typeof path === "string" ? readSource(path) : path;
      if (typeof found === "string") known.set(file, found);
      else refusals.set(file, found);
      return found;
    },
    beginning(name) {
      const file = posix.normalize(name);
      const code = refusals.get(file)?.code ?? "";
      return REFUSED_FOR_WHAT_THEY_ARE.has(code) ? readBeginning(join(root, file)) : undefined;
    },
    list(name) {
      const path = realPath(root, posix.normalize(name === "" ? "." : name));
      if (typeof path !== "string") return [];
      try {
        return readdirSync(path).sort();
      } catch {
        return [];
      }
    },
    known: (file) => known.get(file),
    refusals,
    before: (file) => edited.get(posix.normalize(file)),
    modified(name) {
      const path = realPath(root, posix.normalize(name));
      if (typeof path !== "string") return undefined;
      try {
        return statSync(path).mtimeMs;
      } catch {
        return undefined;
      }
    },
    replace(files) {
      for (const [file, one] of files) {
        known.set(file, one.after);
        edited.set(file, editedTwice(edited.get(file), one));
      }
    },
    restore(files) {
      for (const file of files) {
        const text = edited.get(file)?.text;
        if (text !== undefined) known.set(file, text);
        edited.delete(file);
      }
    },
  };
}

const REFUSED_FOR_WHAT_THEY_ARE: ReadonlySet<string> = new Set(["too-large", "binary", "not-utf-8"]);

/** Where a name of the root really leads, which must be inside it. */
function realPath(root: string, file: string): string | Refusal {
  const outside: Refusal = { code: "outside-root", message: "It lies outside the root, and is not read." };
  if (file === ".." || file.startsWith("../") || posix.isAbsolute(file)) return outside;
  try {
    const real = realpathSync(join(root, file));
    return underRoot(root, real) === undefined ? outside : real;
  } catch {
    return { code: "not-found", message: "There is no such file." };
  }
}
