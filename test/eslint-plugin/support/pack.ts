import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the plugin in the workspace. */
export const PLUGIN = fileURLToPath(new URL("../../../packages/eslint-plugin", import.meta.url));

/** The plugin as npm would publish it. */
export interface Packed {
  readonly tarball: string;
  /** The paths in it, sorted. */
  readonly entries: readonly string[];
  /** The folder that holds what was in it. */
  readonly unpacked: string;
  readonly remove: () => void;
}

/** Packs what is built; builds first where nothing is. */
export function packPlugin(): Packed {
  if (!existsSync(join(PLUGIN, "dist/index.js"))) run("npm", ["run", "build"], join(PLUGIN, "../.."));
  const folder = mkdtempSync(join(tmpdir(), "iamend-eslint-"));
  const printed = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", folder], PLUGIN)) as unknown;
  // npm 11 prints an array of packages, later ones an object of them by name.
  const [packed] = Object.values(printed as object) as { filename: string; files: { path: string }[] }[];
  if (packed === undefined) throw new Error("npm packed nothing");
  // By a relative path: some tars take a drive's letter for a host.
  run("tar", ["-xzf", packed.filename], folder);
  return {
    tarball: join(folder, packed.filename),
    entries: packed.files.map(({ path }) => path).sort(),
    unpacked: join(folder, "package"),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function run(command: string, args: readonly string[], cwd: string): string {
  const done = spawnSync(command, args, { cwd, encoding: "utf8", shell: process.platform === "win32" });
  if (done.status !== 0) throw new Error(`${command} ${args.join(" ")}: ${done.stderr}`);
  return done.stdout;
}
