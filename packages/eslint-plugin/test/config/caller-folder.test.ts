import { win32 } from "node:path";
import { describe, expect, it } from "vitest";
import { callerFolder } from "../../src/config/caller-folder.js";

const SELF = "/repo/node_modules/eslint-plugin-iamend";
const OWN = `    at config (file://${SELF}/dist/index.js:10:20)`;

const CASES: readonly (readonly [string, readonly string[], string | undefined])[] = [
  [
    "a module",
    ["    at file:///repo/eslint.config.js:3:25", "    at ModuleJob.run (node:internal/x:1:2)"],
    "/repo",
  ],
  [
    "a module that ESLint has loaded anew",
    ["    at file:///repo/a%20b/eslint.config.mjs?mtime=17.5:3:25"],
    "/repo/a b",
  ],
  ["CommonJS, by its path", ["    at Object.<anonymous> (/repo/app/eslint.config.cjs:2:1)"], "/repo/app"],
  ["a promise in it", ["    at async /repo/app/eslint.config.cjs:2:1"], "/repo/app"],
  ["TypeScript", ["    at eval (/repo/eslint.config.ts:4:9)"], "/repo"],
  ["another name, given by --config", ["    at file:///repo/lint/strict.js:1:1"], "/repo/lint"],
  [
    "a shared configuration of a package, called by the user's",
    [
      "    at shared (file:///repo/node_modules/acme/index.js:1:1)",
      "    at file:///repo/eslint.config.js:1:1",
    ],
    "/repo",
  ],
  [
    "a helper of the user's, called by the configuration",
    ["    at helper (file:///repo/tools/lint.js:1:1)", "    at file:///repo/app/eslint.config.js:1:1"],
    "/repo/app",
  ],
  ["packages alone", ["    at run (file:///repo/node_modules/acme/index.js:1:1)"], undefined],
  ["nobody", [], undefined],
  ["what is no place", ["    at new Promise (<anonymous>)", "    at native"], undefined],
];

describe("the folder of the configuration that calls", () => {
  it.each(CASES)("%s", (_name, frames, folder) => {
    expect(callerFolder(["Error", OWN, ...frames].join("\n"), SELF)).toBe(folder);
  });

  it.each([
    ["a module", "    at file:///C:/repo/my%20app/eslint.config.mjs?mtime=1:3:25", "C:\\repo\\my app"],
    ["CommonJS", "    at Object.<anonymous> (C:\\repo\\eslint.config.cjs:2:1)", "C:\\repo"],
    ["a share", "    at file://server/share/repo/eslint.config.js:1:1", "\\\\server\\share\\repo"],
    ["its own", "    at x (file:///C:/repo/node_modules/eslint-plugin-iamend/dist/part.js:1:1)", undefined],
  ])("on Windows: %s", (_name, frame, folder) => {
    const self = "C:\\repo\\node_modules\\eslint-plugin-iamend";
    expect(callerFolder(`Error\n${frame}`, self, win32)).toBe(folder);
  });

  it("nothing without a stack", () => {
    expect(callerFolder(undefined, SELF)).toBeUndefined();
  });
});
