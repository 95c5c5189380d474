import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { outlineHolders } from "./outline.js";

const FOLDER = fileURLToPath(new URL("cases", import.meta.url));

/**
 * Cases as text: `=== name` starts one, `--- file` a file of it (with `= stack stack` behind for the names of its stacks), and `---`
 * alone the outline. `--- #` has a line for each nested stack whose template is told: its file and logical id, and the template.
 */
interface HolderCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly stacks: Readonly<Record<string, readonly string[]>>;
  readonly nested: Readonly<Record<string, string>>;
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
      let nested: Readonly<Record<string, string>> = {};
      let expected = "";
      for (const section of sections) {
        const end = section.indexOf("\n");
        const [file = "", names] = section
          .slice(0, end)
          .split("=")
          .map((one) => one.trim());
        const content = section.slice(end + 1);
        if (file === "") expected = content.trimEnd();
        else if (file === "#") nested = pairsIn(content);
        else files[file] = content;
        if (names !== undefined) stacks[file] = names.split(" ");
      }
      return { name: name.trim(), files, stacks, nested, expected };
    });
}

function pairsIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text
      .trim()
      .split("\n")
      .map((line) => line.split(" ")),
  ) as Readonly<Record<string, string>>;
}

describe.each(readdirSync(FOLDER).sort())("%s", (file) => {
  it.each(casesIn(readFileSync(join(FOLDER, file), "utf8")))(
    "$name",
    ({ files, stacks, nested, expected }) => {
      expect(outlineHolders(files, stacks, nested)).toBe(expected);
    },
  );
});
