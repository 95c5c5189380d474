import { spawn } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { COMMAND, runIamend } from "../../support/run-iamend.js";
import { FIXED_TF, MAIN_TF, SAMPLE } from "../../support/terraform-sample.js";

const windows = process.platform === "win32";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "iamend-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, unknown>>): void {
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
}

const read = (name: string): string => readFileSync(join(folder, name), "utf8");

interface Ended {
  readonly code: number | null;
  readonly err: string;
}

/** Runs `check --fix` beside this process, and kills it as soon as `isDue`. */
async function fix(isDue: () => boolean = () => false): Promise<Ended> {
  const child = spawn(process.execPath, [COMMAND, "check", "--fix"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let err = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const closed = new Promise<number | null>((resolve) => child.once("close", resolve));
  const watch = setInterval(() => {
    if (isDue()) child.kill("SIGKILL");
  }, 1);
  const code = await closed;
  clearInterval(watch);
  return { code, err };
}

describe("check --fix", () => {
  it("keeps mode, line ends, byte order mark and a missing last line end, and leaves nothing beside", () => {
    const form = (text: string): string => `\ufeff${text.replaceAll("\n", "\r\n").trimEnd()}`;
    write({ ...SAMPLE, "main.tf": form(MAIN_TF) });
    chmodSync(join(folder, "main.tf"), 0o664);
    expect(runIamend(["check", "--fix"], { cwd: folder }).code).toBe(0);
    expect(read("main.tf")).toBe(form(FIXED_TF));
    if (!windows) expect(statSync(join(folder, "main.tf")).mode & 0o777).toBe(0o664);
    expect(readdirSync(folder).sort()).toEqual(["finding.json", "iamend.config.json", "main.tf"]);
  });

  it("writes a second time nothing", () => {
    write(SAMPLE);
    runIamend(["check", "--fix"], { cwd: folder });
    const before = statSync(join(folder, "main.tf")).mtimeMs;
    expect(runIamend(["check", "--fix"], { cwd: folder }).code).toBe(0);
    expect(statSync(join(folder, "main.tf")).mtimeMs).toBe(before);
  });

  it("names a file that is read-only, writes the others, and exits with 2", () => {
    write({ ...SAMPLE, "main.tf": "" });
    mkdirSync(join(folder, "a"));
    mkdirSync(join(folder, "b"));
    write({ "a/main.tf": MAIN_TF, "b/main.tf": MAIN_TF });
    chmodSync(join(folder, "a/main.tf"), 0o444);
    const { code, out, err } = runIamend(["check", "--fix"], { cwd: folder });
    expect(code).toBe(2);
    expect(err).toContain("a/main.tf: it is read-only, so it was not written");
    expect(out).toContain("1 problem (1 error, 0 warnings)");
    expect(read("a/main.tf")).toBe(MAIN_TF);
    expect(read("b/main.tf")).toBe(FIXED_TF);
  });

  it("leaves what a comment is about that does not say it well, and tells of that", () => {
    const text = MAIN_TF.replace('"s3:GetObjectAcl",', '"s3:GetObjectAcl", # iamend-keep');
    write({ ...SAMPLE, "main.tf": text });
    const { err } = runIamend(["check", "--fix"], { cwd: folder });
    expect(err).toContain("iamend-keep names no action to keep");
    expect(read("main.tf")).toBe(text);
  });

  it("applies suggestions that narrow only when asked to", () => {
    write({ ...SAMPLE, "iamend.config.json": { findings: "finding.json" } });
    expect(runIamend(["check", "--fix"], { cwd: folder }).code).toBe(1);
    expect(read("main.tf")).toBe(MAIN_TF);
    expect(runIamend(["check", "--fix-suggestions"], { cwd: folder }).code).toBe(0);
    expect(read("main.tf")).toBe(FIXED_TF);
  });
});

describe("check --fix, disturbed,", () => {
  const names = Array.from({ length: 12 }, (_, index) => `part-${String(index)}`);
  const padding = `# ${"padding ".repeat(12)}\n`.repeat(1000);
  const source = (name: string, text: string): string =>
    `${text.replaceAll('"app"', `"${name}"`).replaceAll(".app.", `.${name}.`)}\n${padding}`;
  const old = new Map(
    names.map((name) => [
      `${name}.tf`,
      source(name, MAIN_TF.replaceAll('"trust"', `"trust-${name}"`).replace(".trust.", `.trust-${name}.`)),
    ]),
  );
  const fixed = new Map(
    [...old].map(([file, text]) => [file, text.replace('      "s3:GetObjectAcl",\n', "")]),
  );

  function writeAll(): void {
    const account = "111122223333";
    const finding = SAMPLE["finding.json"] as Readonly<Record<string, unknown>>;
    write({
      ...Object.fromEntries(old),
      "iamend.config.json": SAMPLE["iamend.config.json"],
      "finding.json": names.map((name) => ({
        ...finding,
        id: name,
        resource: `arn:aws:iam::${account}:role/${name}`,
      })),
    });
  }

  const temporaries = (): number => readdirSync(folder).filter((name) => name.endsWith(".iamend-tmp")).length;
  const written = (): number => [...fixed].filter(([file, text]) => read(file).length === text.length).length;

  it("leaves old or new texts when it is killed, never a part, and the next run ends the work", async () => {
    let struck = 0;
    for (const isDue of [
      () => temporaries() > 0,
      () => temporaries() >= 6,
      () => temporaries() >= 12,
      () => written() > 0,
      () => written() >= 6,
    ]) {
      writeAll();
      for (const name of readdirSync(folder)) if (name.endsWith(".iamend-tmp")) rmSync(join(folder, name));
      const { code } = await fix(isDue);
      if (code === null) struck += 1;
      for (const [file, text] of old) {
        const found = read(file);
        expect(found === text || found === fixed.get(file), `${file} is neither old nor new`).toBe(true);
      }
    }
    expect(struck).toBeGreaterThan(0);
    expect(await fix()).toMatchObject({ code: 0 });
    expect(Object.fromEntries([...fixed].map(([file]) => [file, read(file)]))).toEqual(
      Object.fromEntries(fixed),
    );
  });

  it("by others of its kind, lets one win, and the others say what they met", async () => {
    writeAll();
    const ended = await Promise.all([fix(), fix(), fix()]);
    expect(ended.some(({ code }) => code === 0)).toBe(true);
    for (const { code, err } of ended) {
      if (code === 0) continue;
      expect(code).toBe(2);
      expect(err).toMatch(/part-\d+\.tf: it has changed since it was read, so it was not written/);
    }
    for (const [file, text] of fixed) expect(read(file)).toBe(text);
  });
});
