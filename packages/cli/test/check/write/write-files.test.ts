import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { groupsOf } from "../../../src/check/write/groups.js";
import { writeFiles, type FileChange } from "../../../src/check/write/write-files.js";
import { inFolder } from "../../../../../test/support/in-folder.js";

const change = (folder: string, file: string, after = "new", before = "old"): FileChange => ({
  file,
  path: join(folder, file),
  before,
  after,
});
const contents = (folder: string, ...files: string[]): string[] =>
  files.map((file) => readFileSync(join(folder, file), "utf8"));

describe("writeFiles", () => {
  it("writes each file whole, keeps its mode, and leaves nothing beside it", () => {
    inFolder({ "a.tf": "old", "b.tf": "old" }, (folder) => {
      chmodSync(join(folder, "a.tf"), 0o640);
      const { files, failures } = writeFiles(folder, [
        [change(folder, "a.tf")],
        [change(folder, "b.tf", "\ufeffé\r\n")],
      ]);
      expect([...files]).toEqual(["a.tf", "b.tf"]);
      expect(failures).toEqual([]);
      expect(contents(folder, "a.tf", "b.tf")).toEqual(["new", "\ufeffé\r\n"]);
      expect(statSync(join(folder, "a.tf")).mode & 0o777).toBe(0o640);
      expect(readdirSync(folder).sort()).toEqual(["a.tf", "b.tf"]);
    });
  });

  it("does not touch a file that is not what was read, and writes the others", () => {
    inFolder({ "a.tf": "edited meanwhile", "b.tf": "old" }, (folder) => {
      const { files, failures } = writeFiles(folder, [[change(folder, "a.tf")], [change(folder, "b.tf")]]);
      expect([...files]).toEqual(["b.tf"]);
      expect(failures).toEqual([
        { file: "a.tf", message: expect.stringMatching(/has changed since it was read/) as string },
      ]);
      expect(contents(folder, "a.tf", "b.tf")).toEqual(["edited meanwhile", "new"]);
    });
  });

  it("writes the files of one change together or not at all", () => {
    inFolder({ "a.tf": "old", "b.tf": "edited meanwhile" }, (folder) => {
      const { files, failures } = writeFiles(folder, [[change(folder, "a.tf"), change(folder, "b.tf")]]);
      expect([...files]).toEqual([]);
      expect(failures.map(({ file }) => file)).toEqual(["a.tf", "b.tf"]);
      expect(contents(folder, "a.tf")).toEqual(["old"]);
      expect(readdirSync(folder).sort()).toEqual(["a.tf", "b.tf"]);
    });
  });

  it("names what is read-only, for root too", () => {
    inFolder({ "a.tf": "old", "closed/b.tf": "old" }, (folder) => {
      chmodSync(join(folder, "a.tf"), 0o444);
      chmodSync(join(folder, "closed"), 0o555);
      const { failures } = writeFiles(folder, [[change(folder, "a.tf")], [change(folder, "closed/b.tf")]]);
      expect(failures.map(({ message }) => message)).toEqual([
        "it is read-only, so it was not written",
        "its directory is read-only, so it was not written",
      ]);
      chmodSync(join(folder, "closed"), 0o755);
      expect(contents(folder, "a.tf", "closed/b.tf")).toEqual(["old", "old"]);
    });
  });

  it("names a file that is gone", () => {
    inFolder({}, (folder) => {
      expect(writeFiles(folder, [[change(folder, "a.tf")]]).failures).toEqual([
        { file: "a.tf", message: expect.stringMatching(/cannot be read again.*ENOENT/) as string },
      ]);
    });
  });

  it("takes no notice of a lock whose process is gone", () => {
    inFolder({ "a.tf": "old" }, (folder) => {
      const temporary = join(folder, "tmp");
      mkdirSync(temporary);
      const before = process.env["TMPDIR"];
      process.env["TMPDIR"] = temporary;
      try {
        // The name of the lock is learnt from a first run: it is the only thing made there.
        let lock = "";
        const spy = change(folder, "a.tf");
        writeFiles(folder, [
          [
            {
              ...spy,
              get path() {
                lock = readdirSync(temporary)[0] ?? lock;
                return spy.path;
              },
            },
          ],
        ]);
        expect(lock).toMatch(/^iamend-.*\.lock$/);
        // One that its maker had no time to write into lies there until it is older than any making takes.
        writeFileSync(join(temporary, lock), "");
        utimesSync(join(temporary, lock), new Date(0), new Date(0));
        expect(writeFiles(folder, [[change(folder, "a.tf", "new", "new")]]).failures).toEqual([]);
        writeFileSync(join(temporary, lock), "999999999");
        expect(writeFiles(folder, [[change(folder, "a.tf", "newer", "new")]]).failures).toEqual([]);
        expect(contents(folder, "a.tf")).toEqual(["newer"]);
        expect(readdirSync(temporary)).toEqual([]);
      } finally {
        if (before === undefined) delete process.env["TMPDIR"];
        else process.env["TMPDIR"] = before;
      }
    });
  });

  it("a link stays a link when its target is written", () => {
    inFolder({ "real.tf": "old" }, (folder) => {
      symlinkSync("real.tf", join(folder, "link.tf"));
      writeFiles(folder, [[change(folder, "real.tf")]]);
      expect(contents(folder, "link.tf")).toEqual(["new"]);
      renameSync(join(folder, "link.tf"), join(folder, "moved.tf"));
      expect(contents(folder, "real.tf")).toEqual(["new"]);
    });
  });
});

describe("groupsOf", () => {
  it("joins what is named together, also through others", () => {
    expect(
      groupsOf(
        ["a", "b", "c", "d", "e"],
        [
          ["a", "c"],
          ["c", "e"],
          ["x", "y"],
        ],
      ),
    ).toEqual([["a", "c", "e"], ["b"], ["d"]]);
    expect(groupsOf(["a", "b"], [])).toEqual([["a"], ["b"]]);
  });
});
