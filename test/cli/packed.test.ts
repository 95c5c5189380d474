import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "iamend-packed-"));

function npm(args: readonly string[], cwd: string): string {
  const done = spawnSync("npm", args, { cwd, encoding: "utf8", shell: process.platform === "win32" });
  if (done.status !== 0) throw new Error(`npm ${args.join(" ")}: ${done.stderr}`);
  return done.stdout;
}

function pack(name: string): { readonly file: string; readonly entries: readonly string[] } {
  const printed = JSON.parse(
    npm(["pack", "--json", "--pack-destination", folder], join(ROOT, "packages", name)),
  ) as unknown;
  // npm 11 prints an array of packages, later ones an object of them by name.
  const [packed] = Object.values(printed as object) as { filename: string; files: { path: string }[] }[];
  if (packed === undefined) throw new Error("npm packed nothing");
  return { file: join(folder, packed.filename), entries: packed.files.map(({ path }) => path).sort() };
}

describe("the packages as they are published", () => {
  let command = "";

  beforeAll(() => {
    const { file, entries } = pack("cli");
    expect(entries).toEqual([
      "LICENSE",
      "README.md",
      "bin/iamend.js",
      "dist/iamend.js",
      "dist/licences.txt",
      "package.json",
    ]);
    npm(["install", "--offline", "--no-audit", "--no-fund", "--prefix", folder, file], folder);
    command = join(folder, "node_modules", "iamend", "bin", "iamend.js");
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("iamend: one file without dependencies, that runs by itself", () => {
    const run = (args: readonly string[]): string =>
      spawnSync(process.execPath, [command, ...args], {
        cwd: join(ROOT, "fixtures/reference"),
        encoding: "utf8",
      }).stdout;
    expect(run(["--version"])).toMatch(/^iamend \d+\.\d+\.\d+, catalog of \d{4}-\d{2}-\d{2} /);
    expect(run(["refine", "policy.json", "--unused", "finding.json", "--format", "diff"])).toContain(
      '+        "s3:GetObject*"',
    );
  });

  it("@iamend/core: compiled modules with their types, the licence of its data, and the script for catalogs", () => {
    const { entries } = pack("core");
    expect(entries.filter((path) => !path.startsWith("dist/"))).toEqual([
      "LICENSE",
      "LICENSE-iam-data.txt",
      "README.md",
      "package.json",
      "scripts/build-catalog.mjs",
      "scripts/iam-data.mjs",
    ]);
    expect(entries).toContain("dist/index.js");
    expect(entries).toContain("dist/index.d.ts");
    expect(entries.filter((path) => !/\.(js|d\.ts)$/.test(path) && path.startsWith("dist/"))).toEqual([]);
  });
});
