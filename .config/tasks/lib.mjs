// What the tasks share: running a step in the root of the workspace, and installing once.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const windows = process.platform === "win32";

/** Runs a command in the root of the workspace; a failing one ends the task with its exit code. */
export function run(command, args, { env = {}, quiet = false } = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
    shell: windows,
  });
  if (done.status !== 0) {
    if (quiet) process.stderr.write(`${done.stdout}${done.stderr}`);
    console.error(`failed: ${command} ${args.join(" ")}`);
    process.exit(done.status ?? 1);
  }
}

/** Runs a file of this workspace, or a tool installed in it, with this Node. */
export function node(file, args = [], options = {}) {
  run(process.execPath, [join(root, file), ...args], options);
}

/** Says which step begins, so that a long run can be followed and timed. */
export function step(name) {
  console.log(`\n— ${name}`);
}

/** Installs what the lock file says, unless that has been done for this very lock file. */
export function install({ quiet = false } = {}) {
  const installed = join(root, "node_modules/.modules.yaml");
  const lock = join(root, "pnpm-lock.yaml");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  run("npx", ["-y", "pnpm@12", "install", "--frozen-lockfile"], { quiet });
}

/** Generates the catalog, compiles every package, puts the parsers beside their adapter, and bundles what is published as files. */
export function build({ quiet = false } = {}) {
  node("packages/core/scripts/generate-catalog-module.mjs", [], { quiet });
  node("node_modules/typescript/bin/tsc", ["-b", "packages"], { quiet });
  node("packages/terraform/scripts/copy-wasm.mjs", [], { quiet });
  node("packages/cli/scripts/bundle.mjs", [], { quiet });
  node("packages/eslint-plugin/scripts/bundle.mjs", [], { quiet });
  node("packages/cdk-app/scripts/bundle.mjs", [], { quiet });
}

/** Generates headers, tables of options and the table of rules in the plugin's pages, from the plugin as it is built. */
export function docs(args) {
  node("packages/eslint-plugin/node_modules/eslint-doc-generator/dist/bin/eslint-doc-generator.js", [
    "packages/eslint-plugin",
    ...args,
  ]);
}
