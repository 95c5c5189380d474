import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Files } from "./outline-located.js";

/** A root, and the outline of what is located in it. */
export interface LocatedCase {
  readonly group: string;
  readonly name: string;
  readonly files: Files;
  readonly expected: string;
}

/**
 * The cases of a folder of text files.
 *
 * `=== name` starts a case, `--- name of a file` a file of it, and `---` alone the outline.
 */
export function readCases(folder: string): readonly LocatedCase[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => casesIn(file.replace(/\.txt$/, ""), readFileSync(join(folder, file), "utf8")));
}

function casesIn(group: string, text: string): readonly LocatedCase[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [name = "", ...sections] = part.split(/^---/m);
      const files: Record<string, string> = {};
      let expected = "";
      for (const section of sections) {
        const end = section.indexOf("\n");
        const title = section.slice(0, end).trim();
        const content = section.slice(end + 1);
        if (title === "") expected = content.trimEnd();
        else files[title] = content;
      }
      return { group, name: name.trim(), files, expected };
    });
}
