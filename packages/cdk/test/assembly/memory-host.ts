import type { Host } from "../../src/contract.js";

/** A root that holds these files; what is no text is written as JSON. */
export function memoryHost(files: Readonly<Record<string, unknown>>): Host {
  return {
    read(file) {
      const content = files[file];
      if (content === undefined) return { code: "not-found", message: `There is no ${file}.` };
      return typeof content === "string" ? content : JSON.stringify(content, null, 2);
    },
    list(directory) {
      const inside = Object.keys(files)
        .filter((file) => directory === "." || file.startsWith(`${directory}/`))
        .map((file) => (directory === "." ? file : file.slice(directory.length + 1)));
      return [...new Set(inside.map((file) => file.split("/")[0] ?? ""))].sort();
    },
  };
}
