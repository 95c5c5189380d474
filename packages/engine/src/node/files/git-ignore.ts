import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ignore, { type Ignore } from "ignore";
import { underRoot } from "./root-path.js";

/** What the ignore files of a directory and of those above it say. Paths are absolute. */
export interface IgnoreRules {
  ignores(path: string, isDirectory: boolean): boolean;
  /** The rules inside a directory below, which has an ignore file of its own. */
  inside(directory: string): IgnoreRules;
}

/** The rules that hold at the root: those of the repository around it, unless they ignore the root itself. */
export function ignoreRulesAt(root: string): IgnoreRules {
  const top = repositoryTop(root);
  if (top === undefined) return rules(undefined).inside(root);
  let above = rules(levelOf(top, join(top, ".git", "info", "exclude"), undefined)).inside(top);
  if (top === root) return above;
  const between = (underRoot(top, root) ?? "").split("/");
  let directory = top;
  for (const name of between) {
    directory = join(directory, name);
    // Who names an ignored directory as the root wants it looked at.
    if (above.ignores(directory, true)) return rules(undefined).inside(root);
    above = above.inside(directory);
  }
  return above;
}

/** The nearest directory upwards that holds `.git`; in a worktree that is a file. */
export function repositoryTop(from: string): string | undefined {
  for (let directory = from; ; directory = dirname(directory)) {
    if (existsSync(join(directory, ".git"))) return directory;
    if (directory === dirname(directory)) return undefined;
  }
}

interface Level {
  readonly directory: string;
  readonly own: Ignore;
  readonly above: Level | undefined;
}

function rules(level: Level | undefined): IgnoreRules {
  return {
    ignores(path, isDirectory) {
      // The nearest file that says anything about a path decides.
      for (let at = level; at !== undefined; at = at.above) {
        const name = underRoot(at.directory, path);
        if (name === undefined || name === "") continue;
        const { ignored, unignored } = at.own.test(isDirectory ? `${name}/` : name);
        if (ignored || unignored) return ignored;
      }
      return false;
    },
    inside: (directory) => rules(levelOf(directory, join(directory, ".gitignore"), level)),
  };
}

function levelOf(directory: string, file: string, above: Level | undefined): Level | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return above;
  }
  return { directory, own: ignore({ ignorecase: false }).add(text), above };
}
