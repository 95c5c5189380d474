// Which files `fileset` finds.
import type { Host } from "../../contract.js";

/** More directory entries than any folder of policies has. */
const MAX_ENTRIES = 5_000;

/**
 * The files below `directory` whose path from there matches a pattern, `/` everywhere; nothing if that cannot be told.
 *
 * `*` and `?` stay in one part of the path, `**` as a part of its own is any number of them, `{a,b}` is one or the other. Patterns with
 * classes or escapes are not followed.
 */
export function fileSet(host: Host, directory: string, pattern: string): readonly string[] | undefined {
  if (/[[\]\\]/.test(pattern)) return undefined;
  const patterns = withoutBraces(pattern)?.map((one) => one.split("/").filter((part) => part !== "."));
  if (patterns === undefined || patterns.flat().includes("..")) return undefined;
  const deep = Math.max(...patterns.map((parts) => (parts.includes("**") ? MAX_DEPTH : parts.length)));
  const found: string[] = [];
  let entries = 0;
  return walk([]) ? found : undefined;

  /** Whether everything below could be told. */
  function walk(above: readonly string[]): boolean {
    for (const name of host.list(pathOf(above))) {
      const parts = [...above, name];
      entries += 1;
      if (entries > MAX_ENTRIES) return false;
      const isWanted = patterns?.some((wanted) => matches(wanted, parts)) === true;
      if (host.list(pathOf(parts)).length > 0) {
        if (parts.length >= MAX_DEPTH) return false;
        if (parts.length < deep && !walk(parts)) return false;
      } else if (isWanted) {
        const text = host.read(pathOf(parts));
        if (typeof text === "string") found.push(parts.join("/"));
        else if (!NO_FILE.has(text.code)) return false;
      }
    }
    return true;
  }

  function pathOf(parts: readonly string[]): string {
    return [...(directory === "" ? [] : [directory]), ...parts].join("/");
  }
}

const MAX_DEPTH = 16;

/** What is certainly no file for Terraform either. */
const NO_FILE = new Set(["not-found", "no-regular-file"]);

function matches(pattern: readonly string[], parts: readonly string[]): boolean {
  const [wanted, ...later] = pattern;
  const [name, ...below] = parts;
  if (wanted === undefined) return name === undefined;
  if (wanted === "**") {
    if (later.length === 0) return name !== undefined;
    return matches(later, parts) || (name !== undefined && matches(pattern, below));
  }
  return name !== undefined && isLike(wanted, name) && matches(later, below);
}

/** Whether a part of a path is what `*` and `?` make of a pattern. */
function isLike(pattern: string, name: string): boolean {
  const wanted = Array.from(pattern);
  const chars = Array.from(name);
  let at = 0;
  let position = 0;
  let star = -1;
  let resume = 0;
  while (position < chars.length) {
    if (wanted[at] === "*") {
      star = at;
      at += 1;
      resume = position;
    } else if (wanted[at] === "?" || (at < wanted.length && wanted[at] === chars[position])) {
      at += 1;
      position += 1;
    } else if (star >= 0) {
      // The last star takes one character more.
      at = star + 1;
      resume += 1;
      position = resume;
    } else return false;
  }
  return wanted.slice(at).every((char) => char === "*");
}

/** A pattern for each choice of what stands in braces; nothing if they nest or do not close. */
function withoutBraces(pattern: string): readonly string[] | undefined {
  const open = pattern.indexOf("{");
  if (open < 0) return pattern.includes("}") ? undefined : [pattern];
  const close = pattern.indexOf("}", open);
  const inner = pattern.slice(open + 1, close);
  if (close < 0 || inner.includes("{")) return undefined;
  const rest = withoutBraces(pattern.slice(close + 1));
  return rest?.flatMap((after) =>
    inner.split(",").map((choice) => `${pattern.slice(0, open)}${choice}${after}`),
  );
}
