import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { runIamend } from "../support/run-iamend.js";
import { CONFIGURATION, FINDING, finding, FIXED_TF, MAIN_TF } from "../support/terraform-sample.js";
import { describeInstalled } from "./support/installed.js";
import { placeOf, type Project } from "./support/project.js";
import { FIXED_YAML, SAMPLE, TEMPLATE_YAML } from "./support/sample.js";

const FIXTURES = fileURLToPath(new URL("../../fixtures", import.meta.url));

const RECOMMENDED = `import iamend from "eslint-plugin-iamend";
export default [iamend.configs.recommended];
`;

const EXPECTED = {
  "main.tf": ["20:7-20:24 iamend/no-unused-permissions"],
  "template.yaml": ["18:21-18:35 iamend/no-unused-permissions"],
};

describeInstalled("eslint with the plugin", (project) => {
  it("says nothing of unused permissions where there are no findings", () => {
    const { eslint, lint } = project({ ...SAMPLE, "eslint.config.mjs": RECOMMENDED });
    expect(eslint(["."])).toEqual({ code: 0, out: "", err: "" });
    expect(Object.keys(lint(["."])).sort()).toEqual([
      "eslint.config.mjs",
      "finding.json",
      "main.tf",
      "template.yaml",
    ]);
  });

  it("takes what iamend.config.json says where its own configuration says nothing", () => {
    const { lint } = project({
      ...SAMPLE,
      "eslint.config.mjs": RECOMMENDED,
      "iamend.config.json": CONFIGURATION,
    });
    expect(placesOf(lint(["main.tf", "template.yaml"]))).toEqual(EXPECTED);
  });

  it.each([
    [
      "iamend.config.ts",
      `export default ${JSON.stringify(CONFIGURATION)} satisfies Record<string, unknown>;\n`,
    ],
    ["iamend.config.mjs", `export default ${JSON.stringify(CONFIGURATION)};\n`],
  ])("reads %s, which is code", (name, text) => {
    const { eslint } = project({
      ...SAMPLE,
      "eslint.config.mjs": `import iamend from "eslint-plugin-iamend";\nexport default [...iamend.config()];\n`,
      [name]: text,
    });
    const { code, out, err } = eslint(["main.tf", "template.yaml"]);
    expect([code, err]).toEqual([1, ""]);
    expect(out).toContain("2 problems");
  });

  it("names each unused permission at its characters, and ends with 1", () => {
    const { eslint, lint } = project(SAMPLE);
    const results = lint(["main.tf", "template.yaml"]);
    expect(placesOf(results)).toEqual(EXPECTED);
    expect(results["main.tf"]?.messages).toMatchObject([
      { severity: 2, message: expect.stringContaining("s3:GetObjectAcl") as string, fix: { text: "" } },
    ]);
    expect(eslint(["."]).code).toBe(1);
    expect(eslint(["eslint.config.mjs"])).toEqual({ code: 0, out: "", err: "" });
  });

  it("--fix writes what iamend check --fix writes", () => {
    const { eslint, read } = project(SAMPLE);
    expect(eslint([".", "--fix"])).toEqual({ code: 0, out: "", err: "" });
    expect(read("main.tf")).toBe(FIXED_TF);
    expect(read("template.yaml")).toBe(FIXED_YAML);
  });

  it.each(["terraform", "cloudformation"])("--fix and the command fix fixtures/%s alike", (name) => {
    const [here, there] = [project({}), project({})];
    for (const { folder } of [here, there]) {
      mkdirSync(folder, { recursive: true });
      cpSync(join(FIXTURES, name), folder, { recursive: true });
    }
    here.write({
      "eslint.config.mjs": `import iamend from "eslint-plugin-iamend";\nexport default [...iamend.config()];\n`,
    });
    expect(here.eslint([".", "--fix"])).toMatchObject({ code: 0, err: "" });
    runIamend(["check", "--fix"], { cwd: there.folder });
    here.remove("eslint.config.mjs");
    expect(textsOf(here.folder)).toEqual(textsOf(there.folder));
    expect(textsOf(here.folder)).not.toEqual(textsOf(join(FIXTURES, name)));
  });

  it("--fix-dry-run prints the fixed text and leaves the file alone", () => {
    const { lint, read } = project(SAMPLE);
    const results = lint([".", "--fix-dry-run"]);
    expect(results["main.tf"]).toMatchObject({ output: FIXED_TF, messages: [] });
    expect(results["template.yaml"]).toMatchObject({ output: FIXED_YAML, messages: [] });
    expect([read("main.tf"), read("template.yaml")]).toEqual([MAIN_TF, TEMPLATE_YAML]);
  });

  it("two infrastructures in one repository each have their own findings", () => {
    const { lint, eslint, read } = project({
      "eslint.config.mjs": `
        import iamend from "eslint-plugin-iamend";
        import { defineConfig } from "eslint/config";
        const at = (basePath) => iamend.config({ basePath, root: ".", ...${JSON.stringify(CONFIGURATION)} });
        export default defineConfig(at("one"), at("two"));`,
      "one/main.tf": MAIN_TF,
      "one/finding.json": FINDING,
      "two/main.tf": MAIN_TF,
      "two/finding.json": finding({ s3: ["GetObject"] }),
      "three/main.tf": MAIN_TF,
    });
    expect(placesOf(lint(["."]))).toEqual({
      "eslint.config.mjs": [],
      "one/finding.json": [],
      "one/main.tf": ["20:7-20:24 iamend/no-unused-permissions"],
      "two/finding.json": [],
      "two/main.tf": ["19:7-19:21 iamend/no-unused-permissions"],
    });
    expect(eslint([".", "--fix"])).toEqual({ code: 0, out: "", err: "" });
    expect([read("one/main.tf"), read("three/main.tf")]).toEqual([FIXED_TF, MAIN_TF]);
  });

  it("--concurrency 2 says the same as one process", () => {
    const { eslint } = project({ ...SAMPLE, ...copies(12) });
    const alone = eslint([".", "-f", "json"]);
    const together = eslint([".", "-f", "json", "--concurrency", "2"]);
    expect(JSON.parse(alone.out)).toHaveLength(12 + Object.keys(SAMPLE).length);
    // ESLint may find that threads do not pay here, and says so beside.
    expect([together.code, together.out]).toEqual([1, alone.out]);
  });

  it("--concurrency 2 fixes the same as one process", () => {
    const files = { ...SAMPLE, ...copies(12) };
    const [alone, together] = [project(files), project(files)];
    expect(alone.eslint([".", "--fix"]).code).toBe(0);
    expect(together.eslint([".", "--fix", "--concurrency", "2"]).code).toBe(0);
    expect(textsOf(together.folder)).toEqual(textsOf(alone.folder));
    expect(alone.read("role-7/main.tf")).toBe(FIXED_TF);
  });

  it("takes many names of files, also of such that it does not lint, as hooks pass them", () => {
    const { eslint, read, folder } = project({ ...SAMPLE, ...copies(40), "README.md": "# Infrastructure\n" });
    const names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(eslint(["--fix", "--no-warn-ignored", "--max-warnings", "0", ...names])).toEqual({
      code: 0,
      out: "",
      err: "",
    });
    expect(read("role-39/main.tf")).toBe(FIXED_TF);
  });

  it("says what is wrong with findings that it cannot read, and ends with 2", () => {
    const { eslint, remove } = project(SAMPLE);
    remove("finding.json");
    const { code, err } = eslint(["."]);
    expect(code).toBe(2);
    expect(err).toContain("finding.json");
  });
});

function placesOf(results: ReturnType<Project["lint"]>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(results).map(([file, { messages }]) => [file, messages.map(placeOf)]),
  );
}

/** The same role's policy again and again, in folders of their own. */
function copies(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`role-${String(at)}/main.tf`, MAIN_TF]),
  );
}

function textsOf(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]),
  );
}
