import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { editFile, isRefusal } from "@iamend/source";
import { describe, expect, it } from "vitest";
import { createSourceHost } from "../../../src/node/files/source-host.js";
import { inFolder } from "../../../../../test/support/in-folder.js";

const NONE: ReadonlySet<string> = new Set();

describe("createSourceHost", () => {
  it("reads text as it is, with its byte order mark and its line ends", () => {
    inFolder({ "a.tf": "\ufeffa = 1\r\n" }, (folder) => {
      expect(createSourceHost(folder, NONE).read("a.tf")).toBe("\ufeffa = 1\r\n");
      expect(createSourceHost(folder, NONE).read("x/../a.tf")).toBe("\ufeffa = 1\r\n");
    });
  });

  it("refuses what is no source, each with its reason", () => {
    const files = {
      "binary.tf": "a = 1\0",
      "latin.tf": Uint8Array.of(0x61, 0xe9, 0x0a),
      "huge.tf": "",
    };
    inFolder(files, (folder) => {
      truncateSync(join(folder, "huge.tf"), 11 * 1024 * 1024);
      mkdirSync(join(folder, "directory.tf"));
      const host = createSourceHost(folder, NONE);
      const codeOf = (file: string): string => {
        const read = host.read(file);
        return typeof read === "string" ? "read" : read.code;
      };
      expect(codeOf("binary.tf")).toBe("binary");
      expect(codeOf("latin.tf")).toBe("not-utf-8");
      expect(codeOf("huge.tf")).toBe("too-large");
      expect(codeOf("directory.tf")).toBe("no-regular-file");
      expect(codeOf("absent.tf")).toBe("not-found");
    });
  });

  it("tells what a file begins with that is refused for what it is", () => {
    const files = {
      "binary.json": "{\0",
      "latin.json": Uint8Array.of(0x7b, 0xe9),
      "huge.json": "{ begins",
      "a.json": "{}",
    };
    inFolder(files, (folder) => {
      truncateSync(join(folder, "huge.json"), 11 * 1024 * 1024);
      const host = createSourceHost(folder, NONE);
      const beginningOf = (file: string): string | undefined => {
        host.read(file);
        return host.beginning?.(file);
      };
      expect(beginningOf("binary.json")).toBe("{\0");
      expect(beginningOf("latin.json")).toBe("{é");
      expect(beginningOf("huge.json")).toMatch(/^\{ begins\0+$/);
      expect(beginningOf("huge.json")?.length).toBeLessThan(100_000);
      expect(beginningOf("a.json")).toBeUndefined();
      expect(beginningOf("absent.json")).toBeUndefined();
      expect(beginningOf("../outside.json")).toBeUndefined();
    });
  });

  it.skipIf(process.platform === "win32")("does not wait for a pipe", () => {
    inFolder({}, (folder) => {
      spawnSync("mkfifo", [join(folder, "pipe.tf")]);
      expect(createSourceHost(folder, NONE).read("pipe.tf")).toMatchObject({ code: "no-regular-file" });
    });
  });

  it("reads nothing outside the root, whatever way leads there", () => {
    inFolder({ "root/a.tf": "", "secret.json": "{}", "rooted/b.json": "{}" }, (folder) => {
      const root = join(folder, "root");
      symlinkSync("../secret.json", join(root, "link.json"));
      symlinkSync("..", join(root, "up"));
      const host = createSourceHost(root, NONE);
      for (const file of [
        "../secret.json",
        "x/../../secret.json",
        "../rooted/b.json",
        "link.json",
        "up/secret.json",
        join(folder, "secret.json"),
      ]) {
        expect(host.read(file), file).toMatchObject({ code: "outside-root" });
      }
      expect(host.list("..")).toEqual([]);
      expect(host.list("up")).toEqual([]);
    });
  });

  it("reads links inside the root, and lists directories", () => {
    inFolder({ "policies/p.json": "{}", "b.tf": "" }, (folder) => {
      symlinkSync("policies/p.json", join(folder, "link.json"));
      const host = createSourceHost(folder, NONE);
      expect(host.read("link.json")).toBe("{}");
      expect(host.list("")).toEqual(["b.tf", "link.json", "policies"]);
      expect(host.list("policies")).toEqual(["p.json"]);
      expect(host.list("b.tf")).toEqual([]);
    });
  });

  it("prefers unsaved text, and text that was put in place later", () => {
    inFolder({ "a.tf": "disk", "b.tf": "disk" }, (folder) => {
      const host = createSourceHost(folder, NONE, new Map([["a.tf", "unsaved"]]));
      expect(host.read("a.tf")).toBe("unsaved");
      expect(host.read("b.tf")).toBe("disk");
      const fixed = editFile("disk", [{ range: [0, 1], text: "fixed-d" }]);
      if (isRefusal(fixed)) throw new Error(fixed.message);
      host.replace(new Map([["b.tf", fixed]]));
      expect(host.read("b.tf")).toBe("fixed-disk");
      expect(host.before?.("b.tf")?.now(1)).toBe(7);
      host.restore(["b.tf"]);
      expect(host.read("b.tf")).toBe("disk");
      expect(host.before?.("b.tf")).toBeUndefined();
    });
  });

  it("reads a file once, so that all see one text", () => {
    inFolder({ "a.tf": "old" }, (folder) => {
      const host = createSourceHost(folder, new Set(["a.tf"]));
      host.read("a.tf");
      writeFileSync(join(folder, "a.tf"), "new");
      expect(host.read("a.tf")).toBe("old");
      expect(host.known("a.tf")).toBe("old");
    });
  });
});
