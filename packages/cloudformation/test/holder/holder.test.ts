import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { outlineHolders } from "./outline.js";

const FOLDER = fileURLToPath(new URL("cases", import.meta.url));

/**
 * Cases as text: `=== name` starts one, `--- file` a file of it (with `= stack stack` behind for the names of its stacks), and `---`
 * alone the outline.
 */
interface HolderCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly stacks: Readonly<Record<string, readonly string[]>>;
  readonly expected: string;
}

function casesIn(text: string): readonly HolderCase[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [name = "", ...sections] = part.split(/^---/m);
      const files: Record<string, string> = {};
      const stacks: Record<string, readonly string[]> = {};
      let expected = "";
      for (const section of sections) {
        const end = section.indexOf("\n");
        const [file = "", names] = section
          .slice(0, end)
          .split("=")
          .map((one) => one.trim());
        const content = section.slice(end + 1);
        if (file === "") expected = content.trimEnd();
        else files[file] = content;
        if (names !== undefined) stacks[file] = names.split(" ");
      }
      return { name: name.trim(), files, stacks, expected };
    });
}

describe.each(readdirSync(FOLDER).sort())("%s", (file) => {
  it.each(casesIn(readFileSync(join(FOLDER, file), "utf8")))("$name", ({ files, stacks, expected }) => {
    expect(outlineHolders(files, stacks)).toBe(expected);
  });
});
