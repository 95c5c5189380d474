import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { isSource } from "../../project/claim.js";
import { chooseFiles, IGNORED } from "../files/choose-files.js";
import { underRoot } from "../files/root-path.js";
import { createSourceHost, type SourceHost } from "../files/source-host.js";
import { walkRoot, type Walk } from "../files/walk.js";
import { InputError } from "../input/input-error.js";
import { ADAPTERS, isOfDirectory, mayClaim } from "./adapters.js";

/** Unsaved text of a file, which may not exist yet; `name` as the user calls it. */
export interface UnsavedText {
  readonly name: string;
  readonly text: string;
}

/** What a run reads, and what of it is reported and fixed. */
export interface Scope {
  readonly host: SourceHost;
  readonly files: readonly string[];
  readonly only: ReadonlySet<string>;
  readonly walk: Walk;
  /** What was named and is not looked at, with the reason. */
  readonly skipped: readonly string[];
  /** Less than everything was asked for. */
  readonly isSelection: boolean;
  /** The file with unsaved text, and that text. */
  readonly unsaved?: { readonly file: string; readonly text: string };
}

export interface ScopeOptions {
  /** A real path. */
  readonly root: string;
  readonly paths: readonly string[];
  readonly unsaved: UnsavedText | undefined;
  /** Of files under the root: asked for not to be reported. */
  readonly isIgnored: (file: string) => boolean;
}

/** Lists a root and chooses among its files: those below `paths`, or the one with unsaved text alone. */
export function scopeOf({ root, paths, unsaved, isIgnored }: ScopeOptions): Scope {
  const walk = walkRoot(root, mayClaim, isOfDirectory);
  const walked = new Set(walk.files);
  const mayReport = (file: string): boolean => !walk.context.has(file) && !isIgnored(file);
  if (unsaved === undefined) {
    const host = createSourceHost(root, walked);
    const { files: only, skipped } = chooseFiles(paths, root, walk, mayReport, (name) =>
      isSource(name, ADAPTERS, host),
    );
    return {
      host,
      files: walk.files,
      only,
      walk,
      skipped,
      isSelection: paths.length > 0,
    };
  }
  const file = fileOf(unsaved.name, root);
  const host = createSourceHost(root, walked, new Map([[file, unsaved.text]]));
  const isReported = mayReport(file) && (walked.has(file) || !existsSync(join(root, file)));
  return {
    host,
    files: walked.has(file) ? walk.files : [...walk.files, file].sort(),
    only: new Set(isReported ? [file] : []),
    walk,
    skipped: isReported || !isSource(file, ADAPTERS, host) ? [] : [`${unsaved.name}: ${IGNORED}`],
    isSelection: true,
    unsaved: { file, text: unsaved.text },
  };
}

/** The real path of a file under the root; of one that is not there yet, its directory's. */
function fileOf(name: string, root: string): string {
  const absolute = resolve(name);
  let real: string;
  try {
    real = existsSync(absolute)
      ? realpathSync(absolute)
      : join(realpathSync(dirname(absolute)), basename(absolute));
  } catch {
    throw new InputError(`--stdin-filename ${name}: its directory does not exist`);
  }
  const file = underRoot(root, real);
  if (file === undefined || file === "")
    throw new InputError(
      `--stdin-filename ${name}: it lies outside the root ${root}; use --root to name another`,
    );
  return file;
}
