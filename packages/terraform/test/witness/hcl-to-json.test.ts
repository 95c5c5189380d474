import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { afterAll, describe, expect, it } from "vitest";
import { hclToJson, stopWitness } from "../../src/witness/hcl-to-json.js";

afterAll(stopWitness);

describe("HashiCorp's parser, awaited", () => {
  it("gives JSON", () => {
    expect(hclToJson('a "b" {\n  c = ["d", e]\n}\n')).toEqual({
      ok: true,
      value: { a: { b: [{ c: ["d", "${e}"] }] } },
    });
  });

  it("says what is wrong", () => {
    const answer = hclToJson("a = \n");
    expect(answer).toMatchObject({ ok: false, refusal: { code: "invalid-hcl" } });
    expect(answer.ok ? "" : answer.refusal.message).toContain("Invalid expression");
  });

  it("answers each question by itself", () => {
    const answers = Array.from({ length: 50 }, (_, index) => hclToJson(`a = ${String(index)}\n`));
    expect(answers).toEqual(answers.map((_, index) => ({ ok: true, value: { a: index } })));
  });

  it.each([
    ["lists", `a = ${"[".repeat(10_000)}${"]".repeat(10_000)}\n`],
    ["blocks", `${"a {\n".repeat(10_000)}${"}\n".repeat(10_000)}`],
    ["templates", `a = ${'"${'.repeat(10_000)}1${'}"'.repeat(10_000)}\n`],
    ["operators", `a = ${"!".repeat(10_000)}true\n`],
  ])("is not asked about 10,000 nested %s", (_, text) => {
    expect(hclToJson(text)).toMatchObject({ ok: false, refusal: { code: "too-deep" } });
  });

  it("is not asked about a text that is too long", () => {
    expect(hclToJson("# a\n".repeat(1_100_000))).toMatchObject({ ok: false, refusal: { code: "too-large" } });
  });

  it("survives the deepest nesting it is asked about, and long chains", () => {
    expect(hclToJson(`a = ${"[".repeat(390)}${"]".repeat(390)}\n`).ok).toBe(true);
    expect(hclToJson(`a = 1${" + 1".repeat(10_000)}\n`).ok).toBe(true);
  });

  it("is replaced when it is silent", () => {
    expect(hclToJson("a = 1\n", 0)).toMatchObject({ ok: false, refusal: { code: "no-answer" } });
    expect(hclToJson("a = 2\n")).toEqual({ ok: true, value: { a: 2 } });
  });
});

describe("a process that asks", () => {
  // Inside the package, so that the bundle finds the package's dependencies.
  const folder = fileURLToPath(new URL("../../node_modules/.cache/witness/", import.meta.url));
  const bundle = `${folder}witness.mjs`;
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("ends by itself, with an answer or without", () => {
    mkdirSync(folder, { recursive: true });
    buildSync({
      entryPoints: [fileURLToPath(new URL("../../src/witness/hcl-to-json.ts", import.meta.url))],
      outfile: bundle,
      bundle: true,
      platform: "node",
      format: "esm",
      external: ["@cdktf/hcl2json"],
      logLevel: "error",
    });
    const program = `
      const { hclToJson } = await import(${JSON.stringify(pathToFileURL(bundle).href)});
      const long = "a = [" + "1,".repeat(100000) + "]\\n"; // cannot be answered at once
      const answers = [hclToJson("a = 1\\n"), hclToJson(long, 0)];
      console.log(answers.map(({ ok }) => ok).join());
    `;
    const done = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
      encoding: "utf8",
      timeout: 60_000,
    });
    expect({ stdout: done.stdout, stderr: done.stderr, status: done.status, signal: done.signal }).toEqual({
      stdout: "true,false\n",
      stderr: "",
      status: 0,
      signal: null,
    });
  });
});
