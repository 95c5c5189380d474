import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readlinkSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inFolder, runIamend } from "../../support/run-iamend.js";
import { CONFIGURATION, FIXED_TF, MAIN_TF, SAMPLE } from "../../support/terraform-sample.js";

/** The sample without a configuration. */
const BARE = { "main.tf": SAMPLE["main.tf"], "finding.json": SAMPLE["finding.json"] };

/** The files that problems are reported in. */
function filesWithProblems(args: readonly string[], cwd: string): readonly string[] {
  const { out, err } = runIamend(["check", "--format", "json", ...args], { cwd });
  if (out === "") throw new Error(err);
  const { problems } = JSON.parse(out) as { problems: readonly { file: string }[] };
  return [...new Set(problems.map(({ file }) => file))].sort();
}

const windows = process.platform === "win32";

describe("the root", () => {
  const files = { ...SAMPLE, "deep/er/notes.txt": "", "deep/main.tf": MAIN_TF };

  it("is where the nearest configuration upwards lies", () => {
    inFolder(files, (folder) => {
      expect(filesWithProblems([], join(folder, "deep/er"))).toEqual(["../../main.tf", "../main.tf"]);
    });
  });

  it("is the repository's without a configuration, and else the working directory", () => {
    inFolder({ ...BARE, "deep/er/notes.txt": "", "deep/main.tf": MAIN_TF }, (folder) => {
      const args = ["--findings", "../finding.json", "--accounts", "111122223333"];
      expect(filesWithProblems(args, join(folder, "deep"))).toEqual(["main.tf"]);
      spawnSync("git", ["init", "-q"], { cwd: folder });
      expect(filesWithProblems(args, join(folder, "deep"))).toEqual(["../main.tf", "main.tf"]);
    });
  });

  it("is what --root says, and then the configuration's paths still mean its own folder", () => {
    const accounts = { deep: ["111122223333"], ".": ["999999999999"] };
    inFolder({ ...files, "iamend.config.json": { ...CONFIGURATION, accounts } }, (folder) => {
      const { out } = runIamend(["check", "--root", "deep"], { cwd: folder });
      expect(out).toContain("deep/main.tf");
      expect(out).toContain("1 fixable with --fix");
      expect(out).toContain("checked 1 file");
    });
  });

  it("is where --config lies, if the working directory is below", () => {
    inFolder({ ...files, "other.json": { ...CONFIGURATION, ignore: ["/main.tf"] } }, (folder) => {
      expect(filesWithProblems(["--config", "../other.json"], join(folder, "deep"))).toEqual(["main.tf"]);
    });
  });
});

describe("a configuration that is code", () => {
  const javascript = `export default ${JSON.stringify(CONFIGURATION)};\n`;
  const cases: Readonly<Record<string, string>> = {
    "iamend.config.mjs": javascript,
    "iamend.config.js": `module.exports = ${JSON.stringify(CONFIGURATION)};\n`,
    "iamend.config.ts": `interface Some { a: number }\nconst x: Some = { a: 1 };\nexport default { ...${JSON.stringify(CONFIGURATION)}, minUnusedDays: x.a as number };\n`,
  };
  for (const [name, text] of Object.entries(cases)) {
    it(`is loaded: ${name}`, () => {
      inFolder({ ...BARE, [name]: text }, (folder) => {
        expect(filesWithProblems([], folder)).toEqual(["main.tf"]);
        const refused = runIamend(["check", "--no-config-code"], { cwd: folder });
        expect(refused).toMatchObject({ code: 2, out: "" });
        expect(refused.err).toContain(
          `${name}: it is code, and --no-config-code accepts a configuration in JSON only`,
        );
      });
    });
  }

  it("runs no code with --no-config-code", () => {
    const code = 'import { writeFileSync } from "node:fs";\nwriteFileSync("ran", "");\nexport default {};\n';
    inFolder({ ...BARE, "iamend.config.mjs": code }, (folder) => {
      runIamend(["check", "--no-config-code"], { cwd: folder });
      expect(() => readFileSync(join(folder, "ran"))).toThrow();
      runIamend(["check"], { cwd: folder });
      expect(readFileSync(join(folder, "ran"), "utf8")).toBe("");
    });
  });

  it.each([
    ["throws", 'throw new Error("no luck");', /iamend\.config\.mjs: it could not be loaded: no luck/],
    [
      "exports nothing",
      "export const a = 1;",
      /expected the configuration as the default export, found none/,
    ],
    [
      "has a wrong key",
      "export default { keeps: [] };",
      /iamend\.config\.mjs: \$\.keeps: expected no such key/,
    ],
  ])("is named where it %s", (_name, text, message) => {
    inFolder({ ...BARE, "iamend.config.mjs": text }, (folder) => {
      const { code, err } = runIamend(["check"], { cwd: folder });
      expect(code).toBe(2);
      expect(err).toMatch(message);
    });
  });
});

describe("paths", () => {
  const files = { ...SAMPLE, "app/main.tf": MAIN_TF, "app-two/main.tf": MAIN_TF, "README.md": "# nothing\n" };

  it("choose what is reported and fixed", () => {
    inFolder(files, (folder) => {
      expect(filesWithProblems(["app"], folder)).toEqual(["app/main.tf"]);
      expect(filesWithProblems(["app/main.tf", "README.md"], folder)).toEqual(["app/main.tf"]);
      expect(filesWithProblems(["README.md"], folder)).toEqual([]);
      expect(runIamend(["check", "app", "--fix"], { cwd: folder }).code).toBe(0);
      expect(readFileSync(join(folder, "app/main.tf"), "utf8")).toBe(FIXED_TF);
      expect(readFileSync(join(folder, "app-two/main.tf"), "utf8")).toBe(MAIN_TF);
    });
  });

  it("never choose what is read: a holder may stand elsewhere", () => {
    const [roles, policies] = [
      MAIN_TF.slice(0, MAIN_TF.indexOf("data ")),
      MAIN_TF.slice(MAIN_TF.indexOf("data ")),
    ];
    inFolder({ ...SAMPLE, "main.tf": policies, "roles.tf": roles }, (folder) => {
      const { out } = runIamend(["check", "main.tf"], { cwd: folder });
      expect(out).toContain("1 fixable with --fix");
    });
  });

  it("are not looked at where git or the configuration ignores them", () => {
    const configuration = { ...CONFIGURATION, ignore: ["app-two/"] };
    inFolder({ ...files, ".gitignore": "/app\n", "iamend.config.json": configuration }, (folder) => {
      expect(filesWithProblems([], folder)).toEqual(["main.tf"]);
      const { code, err } = runIamend(["check", "app/main.tf", "app-two/main.tf"], { cwd: folder });
      expect(code).toBe(0);
      expect(err).toMatch(/app\/main\.tf: it is ignored.*\n.*app-two\/main\.tf: it is ignored/);
    });
  });

  it("node_modules, .terraform and the like are never reported", () => {
    const others = ["node_modules/m", ".terraform/modules/m", ".terragrunt-cache", "cdk.out"];
    const more = Object.fromEntries(others.map((folder) => [`${folder}/main.tf`, MAIN_TF]));
    inFolder({ ...SAMPLE, ...more }, (folder) => {
      expect(filesWithProblems([], folder)).toEqual(["main.tf"]);
    });
  });
});

describe.skipIf(windows)("links", () => {
  it("are what they mean, once; the fix goes to the target, and the link stays one", () => {
    inFolder({ ...SAMPLE, "main.tf": "", "real/main.tf": MAIN_TF }, (folder) => {
      mkdirSync(join(folder, "linked"));
      symlinkSync("../real/main.tf", join(folder, "linked/main.tf"));
      symlinkSync(".", join(folder, "real/loop"));
      expect(filesWithProblems([], folder)).toEqual(["real/main.tf"]);
      expect(runIamend(["check", "--fix", "linked/main.tf"], { cwd: folder }).code).toBe(0);
      expect(readFileSync(join(folder, "real/main.tf"), "utf8")).toBe(FIXED_TF);
      expect(readlinkSync(join(folder, "linked/main.tf"))).toBe("../real/main.tf");
    });
  });

  it("that make a file part of another directory, among other files, keep it from being fixed", () => {
    const files = { ...SAMPLE, "main.tf": "", "real/main.tf": MAIN_TF, "mixed/own.tf": "" };
    inFolder(files, (folder) => {
      symlinkSync("../real/main.tf", join(folder, "mixed/main.tf"));
      const { code, out } = runIamend(["check", "--fix"], { cwd: folder });
      expect(code).toBe(1);
      expect(out).toContain("not fixed a link makes this file part of mixed too");
      expect(readFileSync(join(folder, "real/main.tf"), "utf8")).toBe(MAIN_TF);
    });
  });

  it.each(["linked/main.tf", "linked"])(
    "to what other accounts have too keep it from being fixed for some of them: %s",
    (link) => {
      const accounts = { real: ["111122223333"], linked: ["444455556666"] };
      const configuration = JSON.stringify({ ...CONFIGURATION, accounts });
      const files = {
        ...SAMPLE,
        "main.tf": "",
        "real/main.tf": MAIN_TF,
        "iamend.config.json": configuration,
      };
      inFolder(files, (folder) => {
        if (link === "linked") {
          symlinkSync("real", join(folder, link));
        } else {
          mkdirSync(join(folder, "linked"));
          symlinkSync("../real/main.tf", join(folder, link));
        }
        const { err } = runIamend(["check", "--fix"], { cwd: folder });
        expect(err).toContain("real is deployed as linked too, through a link");
        expect(readFileSync(join(folder, "real/main.tf"), "utf8")).toBe(MAIN_TF);
      });
    },
  );

  it("out of the root are neither read nor written", () => {
    inFolder({ "outside.tf": MAIN_TF, "root/finding.json": SAMPLE["finding.json"] }, (folder) => {
      const root = join(folder, "root");
      writeFileSync(join(root, "iamend.config.json"), JSON.stringify(CONFIGURATION));
      symlinkSync("../outside.tf", join(root, "main.tf"));
      expect(filesWithProblems([], root)).toEqual([]);
      const { code, err } = runIamend(["check", "--fix", "main.tf"], { cwd: root });
      expect(code).toBe(0);
      expect(err).toContain("main.tf: it is a link that leads out of");
      expect(readFileSync(join(folder, "outside.tf"), "utf8")).toBe(MAIN_TF);
    });
  });
});

describe("what cannot be read as source is named, and the rest is checked", () => {
  it.each<readonly [string, string | Uint8Array, RegExp]>([
    ["bytes that are no text", "resource\0aws_iam_role", /odd\.tf:1:1: .*NUL/],
    ["text in another encoding", Uint8Array.of(0x23, 0xe9, 0x0a), /odd\.tf:1:1: .*UTF-8/],
    [
      "invalid HCL, with its place",
      'locals {\n  a = 1\n}\n\nresource "aws_iam_policy" "x" {\n  policy = [1, = 2]\n}\n',
      /error: odd\.tf:6:16: Invalid expression; Expected the start of an expression/,
    ],
  ])("%s", (_name, content, message) => {
    inFolder(SAMPLE, (folder) => {
      writeFileSync(join(folder, "odd.tf"), content);
      expect(filesWithProblems([], folder)).toEqual(["main.tf"]);
      expect(runIamend(["check"], { cwd: folder }).err).toMatch(message);
      runIamend(["check", "--fix"], { cwd: folder });
      expect(readFileSync(join(folder, "odd.tf"))).toEqual(Buffer.from(content));
    });
  });

  it("and only source that is invalid makes the run incomplete", () => {
    inFolder({ "odd.tf": 'locals {\n  policy = "\n}\n', "fine.tf": "" }, (folder) => {
      expect(runIamend(["check"], { cwd: folder }).code).toBe(2);
      expect(runIamend(["check", "fine.tf"], { cwd: folder }).code).toBe(0);
      writeFileSync(join(folder, "odd.tf"), "locals {\n  policy = { a = b\n (c) = d }\n}\n");
      const { code, err } = runIamend(["check"], { cwd: folder });
      expect(err).toMatch(/note: odd\.tf:1:1: This is valid, but iamend cannot read it/);
      expect(code).toBe(0);
    });
  });

  it("a huge file", () => {
    inFolder({ ...SAMPLE, "other/huge.tf": "" }, (folder) => {
      truncateSync(join(folder, "other/huge.tf"), 64 * 1024 * 1024);
      expect(filesWithProblems([], folder)).toEqual(["main.tf"]);
      expect(runIamend(["check"], { cwd: folder }).err).toMatch(/other\/huge\.tf:1:1: .*10 MiB/);
    });
  });

  it.skipIf(windows)("a pipe, and a directory with the name of a file", () => {
    inFolder({ ...SAMPLE, "folder.tf/main.tf": MAIN_TF }, (folder) => {
      spawnSync("mkfifo", [join(folder, "pipe.tf")]);
      expect(filesWithProblems([], folder)).toEqual(["folder.tf/main.tf", "main.tf"]);
      const { code, err } = runIamend(["check", "pipe.tf"], { cwd: folder });
      expect(code).toBe(0);
      expect(err).toMatch(/pipe\.tf: .*no regular file/);
      expect(runIamend(["check"], { cwd: folder }).err).toMatch(/pipe\.tf.*no regular file/);
    });
  });
});
