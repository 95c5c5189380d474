import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chooseFiles } from "../../../src/node/files/choose-files.js";
import { walkRoot } from "../../../src/node/files/walk.js";
import { inFolder } from "../../../../../test/support/in-folder.js";

const isTerraform = (file: string): boolean => file.endsWith(".tf");

const FILES = {
  "root/.gitignore": "ignored.tf\n",
  "root/a.tf": "",
  "root/ignored.tf": "",
  "root/app/main.tf": "",
  "root/app-two/main.tf": "",
  "root/node_modules/m/main.tf": "",
  "root/README.md": "",
  "elsewhere.tf": "",
};

function choose(folder: string, paths: readonly string[]): { files: string[]; skipped: readonly string[] } {
  const root = join(folder, "root");
  const walk = walkRoot(root, isTerraform, isTerraform);
  const { files, skipped } = chooseFiles(
    paths.map((path) => join(root, path)),
    root,
    walk,
    (file) => !walk.context.has(file),
    isTerraform,
  );
  return { files: [...files].filter(isTerraform), skipped: skipped.map((text) => text.replace(root, "")) };
}

describe("chooseFiles", () => {
  const cases: readonly { name: string; paths: string[]; files: string[]; skipped?: RegExp[] }[] = [
    { name: "all without paths", paths: [], files: ["a.tf", "app-two/main.tf", "app/main.tf"] },
    { name: "all below a directory, and not what begins like it", paths: ["app"], files: ["app/main.tf"] },
    { name: "all below the root", paths: ["."], files: ["a.tf", "app-two/main.tf", "app/main.tf"] },
    { name: "a file, given twice", paths: ["a.tf", "./a.tf"], files: ["a.tf"] },
    { name: "nothing for what is no source, without a word", paths: ["README.md"], files: [], skipped: [] },
    {
      name: "nothing for an ignored file, and says so",
      paths: ["ignored.tf"],
      files: [],
      skipped: [/ignored/],
    },
    {
      name: "nothing for what others put there, and says so",
      paths: ["node_modules/m/main.tf"],
      files: [],
      skipped: [/nothing is reported/],
    },
  ];
  for (const { name, paths, files, skipped = [] } of cases) {
    it(name, () => {
      inFolder(FILES, (folder) => {
        const chosen = choose(folder, paths);
        expect(chosen.files).toEqual(files);
        expect(chosen.skipped).toHaveLength(skipped.length);
        for (const [index, pattern] of skipped.entries()) expect(chosen.skipped[index]).toMatch(pattern);
      });
    });
  }

  it("a link is the file it means; one that leads out or nowhere is named", () => {
    inFolder(FILES, (folder) => {
      symlinkSync("app/main.tf", join(folder, "root/link.tf"));
      symlinkSync("../elsewhere.tf", join(folder, "root/out.tf"));
      symlinkSync("nowhere.tf", join(folder, "root/dangling.tf"));
      const { files, skipped } = choose(folder, ["link.tf", "out.tf", "dangling.tf"]);
      expect(files).toEqual(["app/main.tf"]);
      expect(skipped).toEqual([
        expect.stringMatching(/out\.tf: it is a link that leads out of/),
        expect.stringMatching(/dangling\.tf: it is a link that leads nowhere/),
      ]);
    });
  });

  it.skipIf(process.platform === "win32")("a pipe is named, and nothing waits for it", () => {
    inFolder(FILES, (folder) => {
      spawnSync("mkfifo", [join(folder, "root/pipe.tf")]);
      expect(choose(folder, ["pipe.tf"]).skipped).toEqual([
        expect.stringMatching(/pipe\.tf: It is no regular file/),
      ]);
    });
  });

  it("what is missing or lies outside is an error", () => {
    inFolder(FILES, (folder) => {
      expect(() => choose(folder, ["absent.tf"])).toThrow(/absent\.tf: no such file or directory/);
      expect(() => choose(folder, ["../elsewhere.tf"])).toThrow(/lies outside the root .*--root/);
    });
  });
});
