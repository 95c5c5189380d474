// A folder in memory: what is measured is never the folder itself, so that nothing can be written to it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SKIPPED = new Set([".git", "node_modules", ".terraform", ".terragrunt-cache", "cdk.out"]);
const MOST_BYTES = 10_000_000;

/** Every file below the folder whose text is UTF-8: path with `/`, relative to it → text. */
export function readFolder(folder) {
  const files = new Map();
  const walk = (directory) => {
    const entries = readdirSync(join(folder, directory), { withFileTypes: true });
    for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
      const file = directory === "" ? entry.name : `${directory}/${entry.name}`;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) walk(file);
      if (!entry.isFile()) continue;
      const bytes = readFileSync(join(folder, file));
      const text = bytes.length > MOST_BYTES ? undefined : bytes.toString("utf8");
      if (text !== undefined && Buffer.from(text).equals(bytes)) files.set(file, text);
    }
  };
  walk("");
  return files;
}

/** The host of a project over files in memory. */
export function hostOf(files) {
  const directories = new Map();
  for (const file of files.keys()) {
    const names = file.split("/");
    for (const [depth, name] of names.entries()) {
      const directory = names.slice(0, depth).join("/");
      directories.set(directory, (directories.get(directory) ?? new Set()).add(name));
    }
  }
  return {
    read: (file) => files.get(file) ?? { code: "not-found", message: `There is no ${file}.` },
    list: (directory) => [...(directories.get(directory === "." ? "" : directory) ?? [])],
  };
}
