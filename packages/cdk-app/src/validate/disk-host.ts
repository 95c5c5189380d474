import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProjectInput } from "@iamend/engine";

/** The files of a directory, by paths relative to it; what was synthesised may lie outside. */
export function diskHost(root: string): ProjectInput["host"] {
  return {
    read(file) {
      try {
        return readFileSync(join(root, file), "utf8");
      } catch (error) {
        return { code: "unreadable", message: `${file} cannot be read: ${String(error)}` };
      }
    },
    list(directory) {
      try {
        return readdirSync(join(root, directory));
      } catch {
        return [];
      }
    },
  };
}
