import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from "node:fs";
import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { withWriteLock } from "./write-lock.js";

/** A file to be written anew; `path` is its real path, `before` what was read of it. */
export interface FileChange {
  readonly file: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface Written {
  readonly files: ReadonlySet<string>;
  /** What was not written, and why. */
  readonly failures: readonly { readonly file: string; readonly message: string }[];
}

interface Prepared {
  readonly change: FileChange;
  readonly temporary: string;
}

/**
 * Writes files, each whole or not at all; those of a group all or, if one of them cannot be written, none.
 *
 * All new texts lie beside their files, safe on disk, before the first takes its place; each takes it only if the file
 * still is what was read. Whoever kills the process leaves old or new texts, and at worst files with names that nobody
 * takes for source.
 */
export function writeFiles(root: string, groups: readonly (readonly FileChange[])[]): Written {
  return withWriteLock(root, () => {
    const failures: { file: string; message: string }[] = [];
    const prepared = groups.flatMap((group) => {
      const tried = group.map((change) => ({ change, outcome: prepare(change) }));
      const failed = tried.filter(({ outcome }) => "message" in outcome);
      if (failed.length === 0)
        return [tried.flatMap(({ outcome }) => ("message" in outcome ? [] : [outcome]))];
      for (const { change, outcome } of tried) {
        if ("temporary" in outcome) rmSync(outcome.temporary, { force: true });
        failures.push({
          file: change.file,
          message:
            "message" in outcome ? outcome.message : "its change belongs to one that could not be written",
        });
      }
      return [];
    });
    const files = new Set<string>();
    for (const group of prepared) {
      const late = group.flatMap(({ change }) => checkUnchanged(change) ?? []);
      for (const { change, temporary } of group) {
        const failure =
          late.length > 0
            ? (checkUnchanged(change) ?? "its change belongs to one that could not be written")
            : replace(change, temporary);
        if (failure === undefined) {
          files.add(change.file);
        } else {
          rmSync(temporary, { force: true });
          failures.push({ file: change.file, message: failure });
        }
      }
    }
    return { files, failures };
  });
}

function prepare(change: FileChange): Prepared | { readonly message: string } {
  const changed = checkUnchanged(change);
  if (changed !== undefined) return { message: changed };
  const folder = dirname(change.path);
  const temporary = join(
    folder,
    `.${basename(change.path)}.${String(process.pid)}-${randomBytes(4).toString("hex")}.iamend-tmp`,
  );
  try {
    const stats = statSync(change.path);
    // Asked of the mode, for a rename minds no mode, and for root nothing is forbidden.
    if ((stats.mode & 0o222) === 0) return { message: "it is read-only, so it was not written" };
    if ((statSync(folder).mode & 0o222) === 0)
      return { message: "its directory is read-only, so it was not written" };
    writeTemporary(temporary, change.after, stats);
    return { change, temporary };
  } catch (error) {
    rmSync(temporary, { force: true });
    return { message: `it was not written (${reasonOf(error)})` };
  }
}

function writeTemporary(path: string, text: string, { mode, uid, gid }: Stats): void {
  const descriptor = openSync(path, "wx", 0o600);
  try {
    writeFileSync(descriptor, text);
    try {
      fchownSync(descriptor, uid, gid);
    } catch {
      // Only root may give files away; for anybody else the file is their own already, or becomes it.
    }
    fchmodSync(descriptor, mode & 0o7777);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function replace({ path }: FileChange, temporary: string): string | undefined {
  try {
    renameSync(temporary, path);
    return undefined;
  } catch (error) {
    return `it was not written (${reasonOf(error)})`;
  }
}

function checkUnchanged({ path, before }: FileChange): string | undefined {
  try {
    return readFileSync(path).equals(Buffer.from(before))
      ? undefined
      : "it has changed since it was read, so it was not written";
  } catch (error) {
    return `it cannot be read again, so it was not written (${reasonOf(error)})`;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
