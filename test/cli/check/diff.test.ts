import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inFolder, runIamend } from "../../support/run-iamend.js";
import { FIXED_TF, MAIN_TF, SAMPLE } from "../../support/terraform-sample.js";

function apply(patch: string, cwd: string): void {
  const { status, stderr } = spawnSync("git", ["apply", "--whitespace=nowarn", "-"], {
    cwd,
    input: patch,
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
}

describe("--diff", () => {
  it("prints what --fix would write, writes nothing, and exits with 1", () => {
    inFolder(SAMPLE, (folder) => {
      const { code, out, err } = runIamend(["check", "--diff"], { cwd: folder });
      expect(code).toBe(1);
      expect(out).toMatchInlineSnapshot(`
        "--- a/main.tf
        +++ b/main.tf
        @@ -17,7 +17,6 @@
           statement {
             actions = [
               "s3:GetObject",
        -      "s3:GetObjectAcl",
               "s3:PutObject*",
             ]
             resources = ["arn:aws:s3:::bucket/*"]
        "
      `);
      expect(err).toContain("1 file would change; 0 problems would remain");
      expect(readFileSync(join(folder, "main.tf"), "utf8")).toBe(MAIN_TF);
    });
  });

  it("prints nothing and exits with 0 where there is nothing to fix", () => {
    inFolder({ ...SAMPLE, "main.tf": FIXED_TF }, (folder) => {
      expect(runIamend(["check", "--diff"], { cwd: folder })).toMatchObject({ code: 0, out: "" });
    });
  });

  it.each<readonly [string, (text: string) => string]>([
    ["LF", (text) => text],
    ["CRLF", (text) => text.replaceAll("\n", "\r\n")],
    ["no line end at the end", (text) => text.trimEnd()],
    ["a byte order mark", (text) => `\ufeff${text}`],
  ])("is applied by git as --fix would: %s", (_name, written) => {
    const file = "my infra/größe.tf";
    inFolder({ ...SAMPLE, "main.tf": "", [file]: written(MAIN_TF) }, (folder) => {
      spawnSync("git", ["init", "-q"], { cwd: folder });
      apply(runIamend(["check", "--diff"], { cwd: folder }).out, folder);
      expect(readFileSync(join(folder, file), "utf8")).toBe(written(FIXED_TF));
    });
  });

  it("is to be applied where it was made, below the top of a repository too", () => {
    inFolder({ ...SAMPLE, "main.tf": "", "infra/app/main.tf": MAIN_TF }, (folder) => {
      spawnSync("git", ["init", "-q"], { cwd: folder });
      const infra = join(folder, "infra");
      apply(runIamend(["check", "--diff"], { cwd: infra }).out, infra);
      expect(readFileSync(join(infra, "app/main.tf"), "utf8")).toBe(FIXED_TF);
    });
  });

  it("says where it is to be applied, if it reaches out of the working directory", () => {
    inFolder({ ...SAMPLE, "infra/main.tf": MAIN_TF }, (folder) => {
      spawnSync("git", ["init", "-q"], { cwd: folder });
      const { out, err } = runIamend(["check", "--diff"], { cwd: join(folder, "infra") });
      expect(err).toContain(`the patch is to be applied in ${folder}`);
      apply(out, folder);
      expect(readFileSync(join(folder, "main.tf"), "utf8")).toBe(FIXED_TF);
      expect(readFileSync(join(folder, "infra/main.tf"), "utf8")).toBe(FIXED_TF);
    });
  });
});

describe("--stdin-filename", () => {
  it("checks the unsaved text, and no other file", () => {
    inFolder({ ...SAMPLE, "main.tf": FIXED_TF, "other/main.tf": MAIN_TF }, (folder) => {
      const { code, out } = runIamend(["check", "--stdin-filename", "main.tf"], {
        cwd: folder,
        input: MAIN_TF,
      });
      expect(code).toBe(1);
      expect(out).toContain("main.tf\n  20:7");
      expect(out).not.toContain("other/");
    });
  });

  it("with --fix prints the fixed text, its report on stderr, and writes nothing", () => {
    inFolder(SAMPLE, (folder) => {
      const { code, out, err } = runIamend(["check", "--stdin-filename", "main.tf", "--fix"], {
        cwd: folder,
        input: `# unsaved\n${MAIN_TF}`,
      });
      expect({ code, out }).toEqual({ code: 0, out: `# unsaved\n${FIXED_TF}` });
      expect(err).toContain("1 problem fixed");
      expect(readFileSync(join(folder, "main.tf"), "utf8")).toBe(MAIN_TF);
    });
  });

  it("prints text that it has nothing to do with as it is", () => {
    inFolder({ ...SAMPLE, ".gitignore": "ignored.tf\n", "ignored.tf": "" }, (folder) => {
      for (const [name, input] of [
        ["main.tf", FIXED_TF],
        ["notes.md", "# notes"],
        ["ignored.tf", MAIN_TF],
        ["main.tf", ""],
      ] as const) {
        const { code, out } = runIamend(["check", "--stdin-filename", name, "--fix"], { cwd: folder, input });
        expect({ name, code, out }).toEqual({ name, code: 0, out: input });
      }
    });
  });

  it("takes a file that is not saved yet", () => {
    inFolder({ ...SAMPLE, "main.tf": "" }, (folder) => {
      const { code, out } = runIamend(["check", "--stdin-filename", "new.tf"], {
        cwd: folder,
        input: MAIN_TF,
      });
      expect(code).toBe(1);
      expect(out).toContain("new.tf\n  20:7");
    });
  });
});
