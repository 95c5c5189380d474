import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import jsYaml from "js-yaml";
import { describe, expect, it } from "vitest";
import { finding, FINDING, FIXED_TF, MAIN_TF } from "../support/terraform-sample.js";
import { describeInstalled, NEWEST } from "./support/installed.js";
import type { Project } from "./support/project.js";
import { FIXED_YAML, SOURCE, TEMPLATE_YAML } from "./support/sample.js";

const README = readFileSync(new URL("../../packages/eslint-plugin/README.md", import.meta.url), "utf8");
const TSC = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));

interface Block {
  readonly language: string;
  /** The file that its first line names. */
  readonly file: string | undefined;
  readonly text: string;
  /** The heading that it stands under, and how many of its language stand there before it. */
  readonly title: string;
}

const BLOCKS = blocksOf(README);
const CONFIGURATIONS = BLOCKS.filter(({ file }) => file?.startsWith("eslint.config."));
const COMMANDS = BLOCKS.filter(({ language }) => language === "sh").filter(({ text }) =>
  text.includes("npx eslint"),
);

/** Some of everything that the examples speak of. */
const FILES = {
  "infra/main.tf": MAIN_TF,
  "billing/main.tf": MAIN_TF,
  "search/main.tf": MAIN_TF.replaceAll('"app"', '"search"').replaceAll(".app", ".search"),
  "template.yaml": TEMPLATE_YAML,
  "findings.json": SOURCE["finding.json"],
  "billing/findings.json": FINDING,
  "search/findings.json": finding({ s3: ["GetObjectAcl"] }, "arn:aws:iam::444455556666:role/search"),
  "src/index.ts": "export const answer: number = 42;\n",
  "package.json": { type: "module" },
  "tsconfig.json": {
    compilerOptions: { module: "NodeNext", target: "ES2022", strict: true, noEmit: true, types: [] },
    include: ["src", "eslint.config.ts"],
  },
};

const OTHERS = ["eslint-plugin-yml", "@eslint/json", "@eslint/js", "typescript-eslint"];

describe("the README of the plugin", () => {
  it("has examples of every kind", () => {
    expect(new Set(BLOCKS.map(({ language }) => language))).toEqual(
      new Set(["console", "sh", "js", "ts", "jsonc", "json", "yaml", "hcl"]),
    );
    expect(new Set(CONFIGURATIONS.map(({ file }) => file))).toEqual(
      new Set(["eslint.config.mjs", "eslint.config.cjs", "eslint.config.ts"]),
    );
    expect(COMMANDS).toHaveLength(2);
  });

  it("has settings for VS Code that are an object", () => {
    const { text } = only("jsonc");
    const settings = parseJsonc(text) as { readonly "eslint.validate": readonly string[] };
    expect(settings["eslint.validate"]).toEqual(expect.arrayContaining(["terraform", "yaml", "json"]));
  });
});

describeInstalled(
  "the README of the plugin",
  (project) => {
    it.each(CONFIGURATIONS.map((block) => [block.title, block] as const))(
      "configuration: %s",
      (_title, block) => {
        const { lint } = project({ ...FILES, [block.file ?? ""]: block.text });
        const results = lint(["."]);
        const unused = Object.entries(results).filter(([, { messages }]) =>
          messages.some(({ ruleId }) => ruleId?.endsWith("/no-unused-permissions")),
        );
        expect(
          Object.values(results).flatMap(({ messages }) => messages.filter(({ fatal }) => fatal)),
        ).toEqual([]);
        expect(Object.keys(results)).toContain(
          block.text.includes("billing") ? "billing/main.tf" : "infra/main.tf",
        );
        expect(unused.length > 0).toBe(block.text.includes("findings"));
      },
    );

    it("TypeScript accepts the configuration in it", () => {
      const { text } = only("ts");
      const { folder } = project({ ...FILES, "eslint.config.ts": text });
      const { stdout } = spawnSync(process.execPath, [TSC, "-p", folder, "--pretty", "false"], {
        cwd: folder,
        encoding: "utf8",
      });
      expect(stdout).toBe("");
    });

    it("shows a problem as it is printed", () => {
      const shown = /^ {2}\d+:\d+ .*$/m.exec(only("console").text)?.[0] ?? "nothing";
      const { out } = withFindings().eslint(["infra"]);
      expect(out.replaceAll(/\s+/g, " ")).toContain(shown.trim().replaceAll(/\s+/g, " "));
    });

    it.each(COMMANDS.map((block) => [block.title, block] as const))("commands: %s", (_title, block) => {
      const here = withFindings();
      for (const line of block.text.trim().split("\n")) {
        const args = line.replace(/^npx eslint /, "").split(" ");
        const { code, err } = here.eslint(args, MAIN_TF);
        const isSilent = args.includes("--fix-dry-run") || block.text.includes("--suppress-all");
        expect({ line, code, err }).toEqual({ line, code: isSilent ? 0 : 1, err: "" });
      }
    });

    it("the hook fixes what is about to be committed", () => {
      const settings = JSON.parse(only("json").text) as {
        readonly "lint-staged": Readonly<Record<string, string>>;
      };
      const here = withFindings();
      for (const command of Object.values(settings["lint-staged"])) {
        const args = command.split(" ").slice(1);
        const staged = ["infra/main.tf", "template.yaml", "package.json"].map(
          (file) => `${here.folder}/${file}`,
        );
        expect(here.eslint([...args, ...staged])).toEqual({ code: 0, out: "", err: "" });
      }
      expect([here.read("infra/main.tf"), here.read("template.yaml")]).toEqual([FIXED_TF, FIXED_YAML]);
      expect(here.read("billing/main.tf")).toBe(MAIN_TF);
    });

    it("the workflow fails while there is a problem, and only then", () => {
      const workflow = jsYaml.load(only("yaml").text) as {
        readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
      };
      const runs = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
      const [lint = ""] = runs.filter((run) => run.startsWith("npx eslint "));
      const args = lint.split(" ").slice(2);
      const here = withFindings();
      expect(here.eslint(args).code).toBe(1);
      here.eslint([".", "--fix"]);
      expect(here.eslint(args)).toEqual({ code: 0, out: "", err: "" });
    });

    it("comments protect what they are about", () => {
      const text = MAIN_TF.replace(/actions = \[\n {6}"s3:GetObject".*?\]/s, only("hcl").text.trim());
      expect(text).not.toBe(MAIN_TF);
      const here = withFindings();
      here.write({
        "infra/main.tf": text,
        "findings.json": finding({ s3: ["DeleteObject", "PutObjectAcl"] }),
      });
      expect(here.eslint(["infra", "--fix"])).toEqual({ code: 0, out: "", err: "" });
      expect(here.read("infra/main.tf")).toBe(text);
    });

    it("type-checked rules of typescript-eslint need files of their own, as it says", () => {
      const { text = "" } = CONFIGURATIONS.find((block) => block.text.includes("tseslint")) ?? {};
      const { eslint } = project({ ...FILES, "eslint.config.mjs": text.replace(/\n *files: .*/, "") });
      const { code, err } = eslint(["infra"]);
      expect(code).toBe(2);
      expect(err).toContain("type information");
    });

    /** A project with the configuration that reads findings. */
    function withFindings(): Project {
      const configuration = CONFIGURATIONS.find((block) => block.text.includes("findings"));
      return project({ ...FILES, "eslint.config.mjs": configuration?.text });
    }
  },
  { more: OTHERS, versions: [NEWEST] },
);

function only(language: string): Block {
  const [block, ...more] = BLOCKS.filter((one) => one.language === language);
  if (block === undefined || more.length > 0)
    throw new Error(`the README has not exactly one block of ${language}`);
  return block;
}

function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let heading = "";
  for (const match of markdown.matchAll(
    /^(?:##? (?<title>[^\n]*)|```(?<language>\w+)\n(?<text>.*?)^```$)/gms,
  )) {
    const { title, language, text = "" } = match.groups ?? {};
    if (language === undefined) {
      heading = title ?? heading;
      continue;
    }
    const before = blocks.filter((one) => one.language === language && one.title.startsWith(heading)).length;
    blocks.push({
      language,
      file: /^(?:\/\/|#) (\S+\.\w+)\n/.exec(text)?.[1],
      text,
      title: `${heading}, ${language} ${String(before + 1)}`,
    });
  }
  return blocks;
}

/** JSON with comments in lines of their own and commas behind the last of something. */
function parseJsonc(text: string): unknown {
  return JSON.parse(text.replaceAll(/^\s*\/\/.*$/gm, "").replaceAll(/,(?=\s*[}\]])/g, ""));
}
