// npm test: install, build (which type-checks), lint, every test. The last line counts them all.
import { readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build, install, node, root, step } from "./lib.mjs";

step("install");
install();
step("build");
build();
node(".config/tasks/lint.mjs");

const results = join(root, "reports/vitest.json");
step("tests");
const tests = spawnSync(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config",
    ".config/vitest.config.ts",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${results}`,
  ],
  { cwd: root, stdio: ["ignore", "inherit", "inherit"] },
);
const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(results, "utf8"));
// A file that could not be loaded counts as one failure: it has no test to count.
const failed = numFailedTests || (tests.status === 0 ? 0 : Math.max(1, numFailedTestSuites));
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exitCode = tests.status === 0 ? 0 : 1;
