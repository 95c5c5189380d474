import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { walkRoot } from "../../../src/node/files/walk.js";
import { inFolder } from "../../../../../test/support/in-folder.js";

const isTerraform = (file: string): boolean => file.endsWith(".tf");

describe("walkRoot", () => {
  it("lists files sorted, and nothing that others put there", () => {
    const files = {
      "b/main.tf": "",
      "a.tf": "",
      "node_modules/x/main.tf": "",
      "infra/.terraform/modules/m/main.tf": "",
      ".terragrunt-cache/a.tf": "",
      "cdk.out/a.tf": "",
      ".aws-sam/build/template.yaml": "",
      ".serverless/stack.json": "",
      ".git/a.tf": "",
      ".hidden/c.tf": "",
    };
    inFolder(files, (folder) => {
      expect(walkRoot(folder, isTerraform, isTerraform).files).toEqual([".hidden/c.tf", "a.tf", "b/main.tf"]);
    });
  });

  it("leaves out what git ignores, unless it is deployed with its directory all the same", () => {
    const files = { ".gitignore": "*.gen.*\n", "a.gen.tf": "", "a.gen.yaml": "", "b.yaml": "" };
    inFolder(files, (folder) => {
      const mayClaim = (file: string): boolean => /\.(?:tf|yaml)$/.test(file);
      const { files: found, context } = walkRoot(folder, mayClaim, isTerraform);
      expect(found.filter(mayClaim)).toEqual(["a.gen.tf", "b.yaml"]);
      expect([...context]).toEqual(["a.gen.tf"]);
    });
  });

  it("obeys ignore files, the nearest first; an ignored file beside others is context, an ignored directory is not", () => {
    const files = {
      ".gitignore": "*.gen.tf\nbuild/\n/only-here.tf\n*.txt\n",
      "a.gen.tf": "",
      "only-here.tf": "",
      "sub/only-here.tf": "",
      "notes.txt": "",
      "build/x.tf": "",
      "sub/.gitignore": "!kept.gen.tf\nown.tf\n",
      "sub/kept.gen.tf": "",
      "sub/lost.gen.tf": "",
      "sub/own.tf": "",
      "sub/A.tf": "",
    };
    inFolder(files, (folder) => {
      const { files: found, context } = walkRoot(folder, isTerraform, isTerraform);
      expect(found.filter(isTerraform)).toEqual([
        "a.gen.tf",
        "only-here.tf",
        "sub/A.tf",
        "sub/kept.gen.tf",
        "sub/lost.gen.tf",
        "sub/only-here.tf",
        "sub/own.tf",
      ]);
      expect([...context].sort()).toEqual(["a.gen.tf", "only-here.tf", "sub/lost.gen.tf", "sub/own.tf"]);
      expect(found).not.toContain("notes.txt");
    });
  });

  it("minds case in ignore files, as git does", () => {
    inFolder({ ".gitignore": "Main.tf\n", "main.tf": "" }, (folder) => {
      expect(walkRoot(folder, isTerraform, isTerraform).context.size).toBe(0);
    });
  });

  it("obeys the ignore files above the root up to the repository's, unless they mean the root itself", () => {
    const files = {
      ".git/info/exclude": "excluded.tf\n",
      ".gitignore": "x.tf\n/scratch\n",
      "infra/.gitignore": "y.tf\n",
      "infra/app/x.tf": "",
      "infra/app/y.tf": "",
      "infra/app/z.tf": "",
      "infra/app/excluded.tf": "",
      "scratch/x.tf": "",
    };
    inFolder(files, (folder) => {
      expect([...walkRoot(join(folder, "infra/app"), isTerraform, isTerraform).context].sort()).toEqual([
        "excluded.tf",
        "x.tf",
        "y.tf",
      ]);
      expect([...walkRoot(join(folder, "scratch"), isTerraform, isTerraform).context]).toEqual([]);
    });
  });

  it("takes a link for what it means, once, and follows none out of the root", () => {
    inFolder({ "root/real/main.tf": "", "outside.tf": "", "root/generated/.gitignore": "" }, (folder) => {
      const root = join(folder, "root");
      symlinkSync("real/main.tf", join(root, "link.tf"));
      symlinkSync("real", join(root, "directory"));
      symlinkSync("..", join(root, "real/up"));
      symlinkSync("circle.tf", join(root, "circle.tf"));
      symlinkSync("nowhere.tf", join(root, "dangling.tf"));
      symlinkSync("../outside.tf", join(root, "outside.tf"));
      symlinkSync("..", join(root, "parent"));
      const walk = walkRoot(root, isTerraform, isTerraform);
      expect(walk.files.filter(isTerraform)).toEqual(["real/main.tf"]);
      expect(walk.links).toEqual([{ target: "real/main.tf", directory: "", path: "link.tf" }]);
      expect(walk.context.size).toBe(0);
    });
  });

  it("takes a link to an ignored place for context", () => {
    inFolder({ "node_modules/m/main.tf": "" }, (folder) => {
      symlinkSync("node_modules/m/main.tf", join(folder, "link.tf"));
      const { files, context } = walkRoot(folder, isTerraform, isTerraform);
      expect(files).toEqual(["node_modules/m/main.tf"]);
      expect([...context]).toEqual(["node_modules/m/main.tf"]);
    });
  });

  it.skipIf(process.platform === "win32")("names a pipe that looks like source, and no other", () => {
    inFolder({ "a.tf": "" }, (folder) => {
      spawnSync("mkfifo", [join(folder, "pipe.tf"), join(folder, "pipe")]);
      mkdirSync(join(folder, "directory.tf"));
      const { files, refusals } = walkRoot(folder, isTerraform, isTerraform);
      expect(files).toEqual(["a.tf"]);
      expect([...refusals.keys()]).toEqual(["pipe.tf"]);
    });
  });
});
