import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { patchForTerminal, patchOf } from "../../../src/check/output/patch.js";
import { paletteFor } from "../../../src/output/terminal.js";
import { inFolder } from "../../../../../test/support/in-folder.js";

const PLAIN = paletteFor({ isTTY: false }, {});
const LINES = Array.from({ length: 30 }, (_, index) => `line ${String(index)}`);
const text = (lines: readonly string[], end: string, last = end): string => lines.join(end) + last;
const without = (...gone: number[]): string[] => LINES.filter((_, index) => !gone.includes(index));

const CASES: readonly { name: string; file: string; before: string; after: string }[] = [
  { name: "a line that goes", file: "a.tf", before: text(LINES, "\n"), after: text(without(3, 25), "\n") },
  {
    name: "no line end at the end",
    file: "a.tf",
    before: text(LINES, "\n", ""),
    after: text(without(29), "\n", ""),
  },
  { name: "a line end at the end that stays away", file: "a.tf", before: "a\nb", after: "a\nc" },
  { name: "CRLF", file: "a.tf", before: text(LINES, "\r\n"), after: text(without(0, 12), "\r\n") },
  { name: "a byte order mark", file: "a.tf", before: "\ufeffa\nb\n", after: "\ufeffa\n" },
  { name: "a lone CR inside a line", file: "a.tf", before: "a\rb\nc\n", after: "a\rb\nd\n" },
  { name: "spaces in the name", file: "my infra/the main.tf", before: "a\nb\n", after: "a\n" },
  { name: "other letters in the name", file: "größe/日本.tf", before: "a\nb\n", after: "a\n" },
  { name: "quotes and tabs in the name", file: 'a"b\tc\\d.tf', before: "a\nb\n", after: "a\n" },
  { name: "all of it goes", file: "a.tf", before: "a\n", after: "" },
];

describe("a patch", () => {
  for (const fromTop of [false, true]) {
    for (const { name, file, before, after } of CASES) {
      it(`is applied by git${fromTop ? " from the top" : ""}: ${name}`, () => {
        inFolder({}, (folder) => {
          spawnSync("git", ["init", "-q"], { cwd: folder });
          mkdirSync(dirname(join(folder, file)), { recursive: true });
          writeFileSync(join(folder, file), before);
          const patch = patchOf([{ name: file, before, after }], fromTop, PLAIN);
          const done = spawnSync("git", ["apply", "--whitespace=nowarn", "-"], {
            cwd: folder,
            input: patch,
            encoding: "utf8",
          });
          expect({ status: done.status, err: done.stderr }).toEqual({ status: 0, err: "" });
          expect(readFileSync(join(folder, file), "utf8")).toBe(after);
        });
      });
    }
  }

  it("is applied in a directory below the top", () => {
    inFolder({ "infra/app/a.tf": "a\nb\n" }, (folder) => {
      spawnSync("git", ["init", "-q"], { cwd: folder });
      const patch = patchOf([{ name: "app/a.tf", before: "a\nb\n", after: "a\n" }], false, PLAIN);
      const done = spawnSync("git", ["apply", "-"], {
        cwd: join(folder, "infra"),
        input: patch,
        encoding: "utf8",
      });
      expect(done.status).toBe(0);
      expect(readFileSync(join(folder, "infra/app/a.tf"), "utf8")).toBe("a\n");
    });
  });

  it("reads as people expect", () => {
    expect(patchOf([{ name: "a b.tf", before: "x\ny\n", after: "x\n" }], false, PLAIN)).toBe(
      "--- a/a b.tf\t\n+++ b/a b.tf\t\n@@ -1,2 +1 @@\n x\n-y\n",
    );
  });

  it("drives no terminal that shows it", () => {
    const [before, after] = ["a\t\u001b[31m\r\nb\r\n", "a\t\u001b[31m\r\n"];
    expect(patchForTerminal([{ name: "a\u001b.tf", before, after }], false, PLAIN)).toBe(
      '--- "a/a\\\\u001b.tf"\n+++ "b/a\\\\u001b.tf"\n@@ -1,2 +1 @@\n a\t\\u001b[31m\n-b\n',
    );
  });
});
