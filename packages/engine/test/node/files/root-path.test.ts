import { posix, win32, type PlatformPath } from "node:path";
import { describe, expect, it } from "vitest";
import { displayName, underRoot } from "../../../src/node/files/root-path.js";

describe("underRoot", () => {
  it.each<[PlatformPath, string, string, string | undefined]>([
    [posix, "/repo", "/repo/infra/main.tf", "infra/main.tf"],
    [posix, "/repo", "/repo", ""],
    [posix, "/repo", "/repository/main.tf", undefined],
    [posix, "/repo", "/", undefined],
    [posix, "/", "/main.tf", "main.tf"],
    [posix, "/repo", "/repo/..foo", "..foo"],
    [posix, "/repo", "/repo/..foo/main.tf", "..foo/main.tf"],
    // A name like any other.
    [posix, "/repo", "/repo/a\\b.tf", "a\\b.tf"],
    [posix, "/repo", "/Repo/main.tf", undefined],
    [win32, "C:\\repo", "C:\\repo\\infra\\main.tf", "infra/main.tf"],
    [win32, "C:\\repo", "C:/repo/infra/main.tf", "infra/main.tf"],
    [win32, "C:\\repo", "C:\\repo", ""],
    [win32, "C:\\repo\\", "C:\\repo\\main.tf", "main.tf"],
    [win32, "C:\\", "C:\\main.tf", "main.tf"],
    [win32, "C:\\repo", "C:\\repository\\main.tf", undefined],
    [win32, "C:\\repo", "C:\\main.tf", undefined],
    // Editors write the drive in lower case, and shells a folder as it was typed.
    [win32, "C:\\repo", "c:\\repo\\infra\\main.tf", "infra/main.tf"],
    [win32, "c:\\repo", "C:\\Repo\\Infra\\Main.tf", "Infra/Main.tf"],
    [win32, "C:\\Repo", "c:\\repo", ""],
    [win32, "C:\\repo", "D:\\repo\\main.tf", undefined],
    [win32, "C:\\", "D:\\", undefined],
    [win32, "C:\\repo", "C:\\repo\\..foo\\main.tf", "..foo/main.tf"],
    [win32, "C:\\repo", "C:\\repo\\..foo", "..foo"],
    [win32, "C:\\repo", "C:\\", undefined],
    [win32, "\\\\server\\share\\repo", "\\\\server\\share\\repo\\infra\\main.tf", "infra/main.tf"],
    [win32, "\\\\server\\share\\repo", "\\\\SERVER\\Share\\repo\\main.tf", "main.tf"],
    [win32, "\\\\server\\share", "\\\\server\\share\\main.tf", "main.tf"],
    [win32, "\\\\server\\share\\repo", "\\\\server\\other\\repo\\main.tf", undefined],
    [win32, "\\\\server\\share\\repo", "C:\\repo\\main.tf", undefined],
    [win32, "C:\\repo", "\\\\server\\share\\repo\\main.tf", undefined],
  ])("%# %s: %s", (path, root, file, expected) => {
    expect(underRoot(root, file, path)).toBe(expected);
  });
});

describe("displayName", () => {
  it.each<[PlatformPath, string, string, string, string]>([
    [posix, "/repo", "/repo", "infra/main.tf", "infra/main.tf"],
    [posix, "/repo", "/repo/infra", "other/main.tf", "../other/main.tf"],
    [win32, "C:\\repo", "C:\\repo", "infra/main.tf", "infra/main.tf"],
    [win32, "C:\\repo", "c:\\Repo\\infra", "infra/main.tf", "main.tf"],
    [win32, "C:\\repo", "C:\\repo\\infra", "other/main.tf", "../other/main.tf"],
    // From another drive there is no shorter name.
    [win32, "C:\\repo", "D:\\work", "infra/main.tf", "C:/repo/infra/main.tf"],
    [win32, "\\\\server\\share\\repo", "\\\\server\\share", "main.tf", "repo/main.tf"],
  ])("%# %s: %s", (path, root, cwd, file, expected) => {
    expect(displayName(root, cwd, file, path)).toBe(expected);
  });
});
