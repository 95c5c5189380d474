import { lstatSync, readdirSync, realpathSync, type Dirent } from "node:fs";
import { join } from "node:path";
import type { Refusal } from "@iamend/source";
import { ignoreRulesAt, type IgnoreRules } from "./git-ignore.js";
import { underRoot } from "./root-path.js";

/** The files under a root, by their real paths relative to it. */
export interface Walk {
  /** All that may be source, or context for it; sorted. */
  readonly files: readonly string[];
  /** Those of `files` that are read and never reported: ignored by git, and yet part of what is deployed. */
  readonly context: ReadonlySet<string>;
  /** Links to files under the root. */
  readonly links: readonly Link[];
  /** Links to directories under the root. */
  readonly directoryLinks: readonly DirectoryLink[];
  /** What has the name of source and cannot be read as such, and directories that cannot be listed. */
  readonly refusals: ReadonlyMap<string, Refusal>;
}

/** A link at `path` to a file: `directory` holds it, empty for the root. */
export interface Link {
  readonly target: string;
  readonly directory: string;
  readonly path: string;
}

/** A link at `path` to the directory `target`, empty for the root. */
export interface DirectoryLink {
  readonly target: string;
  readonly path: string;
}

/** What others put there: read where source points into it, never reported. */
const NEVER_WALKED: ReadonlySet<string> = new Set([
  ".git",
  "node_modules",
  ".terraform",
  ".terragrunt-cache",
  "cdk.out",
  ".aws-sam",
  ".serverless",
]);

interface Folder {
  readonly path: string;
  /** Relative to the root, with its slash. */
  readonly prefix: string;
  readonly rules: IgnoreRules;
}

/**
 * Lists the files under a root (a real path). Links are followed to what they mean, and only inside the root: a directory
 * is walked where it really is, so loops end. `isOfDirectory`: what is deployed whatever git thinks of it.
 */
export function walkRoot(
  root: string,
  mayClaim: (file: string) => boolean,
  isOfDirectory: (file: string) => boolean,
): Walk {
  const files = new Set<string>();
  const context = new Set<string>();
  const refusals = new Map<string, Refusal>();
  const links: Link[] = [];
  const directoryLinks: DirectoryLink[] = [];
  const pending: Folder[] = [{ path: root, prefix: "", rules: ignoreRulesAt(root) }];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of entriesOf(folder, refusals)) {
      const path = join(folder.path, entry.name);
      const file = `${folder.prefix}${entry.name}`;
      if (entry.isDirectory()) {
        if (NEVER_WALKED.has(entry.name) || folder.rules.ignores(path, true)) continue;
        pending.push({ path, prefix: `${file}/`, rules: folder.rules.inside(path) });
      } else if (entry.isSymbolicLink()) {
        const meant = targetOf(root, path);
        if (meant === undefined || folder.rules.ignores(path, meant.isDirectory)) continue;
        const { target, isDirectory } = meant;
        if (isDirectory) directoryLinks.push({ target, path: file });
        else links.push({ target, directory: folder.prefix.slice(0, -1), path: file });
      } else if (!entry.isFile()) {
        if (mayClaim(file))
          refusals.set(file, { code: "no-regular-file", message: "It is no regular file." });
      } else if (!folder.rules.ignores(path, false)) {
        files.add(file);
      } else if (isOfDirectory(file)) {
        // Terraform reads it whatever git thinks of it.
        files.add(file);
        context.add(file);
      }
    }
  }
  for (const { target } of links) {
    if (files.has(target)) continue;
    files.add(target);
    context.add(target);
  }
  return { files: [...files].sort(), context, links, directoryLinks, refusals };
}

function entriesOf({ path, prefix }: Folder, refusals: Map<string, Refusal>): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    refusals.set(prefix === "" ? "." : prefix, {
      code: "unreadable",
      message: "The directory cannot be listed.",
    });
    return [];
  }
}

/** The regular file or the directory that a link means, if it lies under the root. */
function targetOf(
  root: string,
  link: string,
): { readonly target: string; readonly isDirectory: boolean } | undefined {
  try {
    const real = realpathSync(link);
    const status = lstatSync(real);
    const target = status.isFile() || status.isDirectory() ? underRoot(root, real) : undefined;
    return target === undefined ? undefined : { target, isDirectory: status.isDirectory() };
  } catch {
    return undefined; // it points nowhere, or in a circle
  }
}
