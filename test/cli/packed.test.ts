import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FIXED_TF, SAMPLE } from "../support/terraform-sample.js";

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
    // What a command loads when it runs has a digest for a name.
    expect(entries.filter((path) => !/^dist\/part-[A-Z0-9]{8}\.js$/.test(path))).toEqual([
      "LICENSE",
      "README.md",
      "bin/iamend.js",
      "dist/babel.cjs",
      "dist/hcl2json/lib/index.cjs",
      "dist/hcl2json/main.wasm.gz",
      "dist/iamend.js",
      "dist/jiti.cjs",
      "dist/licences.txt",
      "dist/tree-sitter-hcl.wasm",
      "dist/web-tree-sitter.wasm",
      "package.json",
      "schemas/check-1.schema.json",
      "schemas/verify.schema.json",
    ]);
    npm(["install", "--offline", "--no-audit", "--no-fund", "--prefix", folder, file], folder);
    command = join(folder, "node_modules", "iamend", "bin", "iamend.js");
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("iamend: files without dependencies, that run by themselves", () => {
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

  it("iamend check: with its parsers, and a configuration in TypeScript", () => {
    const project = join(folder, "project");
    mkdirSync(project);
    writeFileSync(join(project, "main.tf"), SAMPLE["main.tf"]);
    writeFileSync(join(project, "finding.json"), JSON.stringify(SAMPLE["finding.json"]));
    writeFileSync(
      join(project, "iamend.config.ts"),
      `export default ${JSON.stringify(SAMPLE["iamend.config.json"])} as const;\n`,
    );
    const { status, stderr } = spawnSync(process.execPath, [command, "check", "--fix"], {
      cwd: project,
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(readFileSync(join(project, "main.tf"), "utf8")).toBe(FIXED_TF);
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
