import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { CONFIGURATION } from "../support/terraform-sample.js";
import { describeInstalled } from "./support/installed.js";
import { placeOf } from "./support/project.js";
import { SOURCE } from "./support/sample.js";

const TSC = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));

const OPTIONS = JSON.stringify(CONFIGURATION);
const FOUND = {
  "main.tf": ["20:7-20:24 iamend/no-unused-permissions"],
  "template.yaml": ["18:21-18:35 iamend/no-unused-permissions"],
};

/** What each form of the configuration says: the same. */
const FORMS: Readonly<Record<string, string>> = {
  "eslint.config.mjs": `
    import iamend from "eslint-plugin-iamend";
    import { defineConfig } from "eslint/config";
    export default defineConfig(iamend.config(${OPTIONS}));`,
  "eslint.config.cjs": `
    module.exports = (async () => {
      const { default: iamend } = await import("eslint-plugin-iamend");
      return [...iamend.config(${OPTIONS})];
    })();`,
  "eslint.config.ts": `
    import { defineConfig } from "eslint/config";
    import iamend from "eslint-plugin-iamend";
    export default defineConfig(iamend.config(${OPTIONS}), iamend.configs.recommended, {
      files: ["modules/**/*.tf"],
      rules: { "iamend/max-policy-size": "warn" },
    });`,
  "eslint.config.mts": `
    import { defineConfig } from "eslint/config";
    import { config, configs, meta, rules } from "eslint-plugin-iamend";
    export default defineConfig(
      ...config({ ...${OPTIONS}, rules: { "no-unknown-actions": "off" }, keep: ["s3:Put*"] }),
      { ...configs.recommended, name: \`\${meta.name} with \${String(Object.keys(rules).length)} rules\` },
    );`,
  "eslint.config.cts": `
    import type iamendPlugin from "eslint-plugin-iamend" with { "resolution-mode": "import" };
    module.exports = (async () => {
      const { default: iamend }: { default: typeof iamendPlugin } = await import("eslint-plugin-iamend");
      return [...iamend.config(${OPTIONS})];
    })();`,
};

/** What others ask of a configuration and of a plugin. */
const ANNOTATED = `
  import type { ESLint, Linter } from "eslint";
  import { defineConfig } from "eslint/config";
  import iamend, { type ConfigOptions, type IamendPlugin } from "eslint-plugin-iamend";
  const options: ConfigOptions = { findings: "finding.json", accounts: { prod: ["111122223333"] }, rules: {} };
  export const plugin: ESLint.Plugin = iamend;
  export const own: IamendPlugin = iamend;
  export const one: Linter.Config = iamend.configs.recommended;
  export const all: Linter.Config[] = [...iamend.config(options), { plugins: { aws: iamend } }];
  export default defineConfig({ files: ["**/*.tf"], extends: [iamend.configs.recommended, iamend.config()] });
`;

const STRICT = {
  target: "ES2022",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  types: [],
};

describeInstalled("configuration files", (project) => {
  it.each(Object.keys(FORMS))("%s", (name) => {
    const { lint } = project({ ...SOURCE, [name]: FORMS[name] });
    const results = lint(["main.tf", "template.yaml"]);
    expect(
      Object.fromEntries(Object.entries(results).map(([file, one]) => [file, one.messages.map(placeOf)])),
    ).toEqual(FOUND);
  });

  it.each(["eslint.config.mjs", "eslint.config.cjs", "eslint.config.ts"])(
    "%s means paths beside it, wherever ESLint is started",
    (name) => {
      const { eslint, write } = project({ ...SOURCE, [name]: FORMS[name] });
      write({ "infra/app/main.tf": SOURCE["main.tf"] });
      const { code, out, err } = eslint(["."], "", "infra/app");
      expect([code, err]).toEqual([1, ""]);
      expect(out).toContain("1 problem ");
    },
  );

  it("eslint.config.cjs with require says what to do instead", () => {
    const { eslint } = project({
      ...SOURCE,
      "eslint.config.cjs": `const iamend = require("eslint-plugin-iamend");\nmodule.exports = [iamend.configs.recommended];\n`,
    });
    const { code, err } = eslint(["."]);
    expect(code).toBe(2);
    expect(err).toContain("ERR_REQUIRE_ASYNC_MODULE");
    expect(err).toContain("Use import() instead");
    expect(err).toContain("eslint-plugin-iamend");
  });

  it.each([
    ["NodeNext", { module: "NodeNext" }],
    ["a bundler's", { module: "ESNext", moduleResolution: "Bundler", exactOptionalPropertyTypes: false }],
  ])("TypeScript accepts them, strictly, with the resolution of modules called %s", (_title, how) => {
    const { folder } = project({
      ...SOURCE,
      "package.json": { type: "module" },
      "eslint.config.ts": FORMS["eslint.config.ts"],
      "eslint.config.mts": FORMS["eslint.config.mts"],
      "types.mts": ANNOTATED,
      "tsconfig.json": {
        compilerOptions: { ...STRICT, ...how },
        include: ["eslint.config.*", "types.mts"],
      },
    });
    expect(typeCheck(folder)).toBe("");
  });

  it("TypeScript refuses what iamend.config does not take", () => {
    const { folder } = project({
      "wrong.mts": `
        import iamend from "eslint-plugin-iamend";
        iamend.config({ finding: "finding.json" });
        iamend.config({ accounts: 111122223333 });
        iamend.config({ rules: { "no-unused-permissions": "loud" } });`,
      "tsconfig.json": {
        compilerOptions: { ...STRICT, module: "NodeNext" },
        include: ["*.mts"],
      },
    });
    const lines = typeCheck(folder).matchAll(/^wrong\.mts\((\d+),/gm);
    expect([...lines].map(([, line]) => line)).toEqual(["3", "4", "5"]);
  });

  it.each([["eslint.config.mjs"], ["eslint.config.cjs"]])("%s may give it another name", (name) => {
    const renamed = `[{
      files: ["**/*.tf", "**/*.yaml"],
      plugins: { aws: iamend },
      language: "aws/source",
      settings: { iamend: { ...${OPTIONS} } },
      rules: { "aws/no-unused-permissions": "error" },
    }]`;
    const text = name.endsWith(".mjs")
      ? `import iamend from "eslint-plugin-iamend";\nexport default ${renamed};\n`
      : `module.exports = import("eslint-plugin-iamend").then(({ default: iamend }) => ${renamed});\n`;
    const { lint } = project({ ...SOURCE, [name]: text });
    const results = lint(["main.tf", "template.yaml"]);
    expect(results["main.tf"]?.messages.map(placeOf)).toEqual(["20:7-20:24 aws/no-unused-permissions"]);
    expect(results["template.yaml"]?.messages.map(placeOf)).toEqual([
      "18:21-18:35 aws/no-unused-permissions",
    ]);
  });

  it("each language can be chosen by name", () => {
    const { lint } = project({
      ...SOURCE,
      "eslint.config.mjs": `
        import iamend from "eslint-plugin-iamend";
        const rules = { "aws/no-unused-permissions": "error" };
        const shared = { plugins: { aws: iamend }, settings: { iamend: ${OPTIONS} }, rules };
        export default [
          { ...shared, files: ["**/*.tf"], language: "aws/terraform" },
          { ...shared, files: ["**/*.yaml"], language: "aws/cloudformation" },
        ];`,
    });
    const results = lint(["main.tf", "template.yaml"]);
    expect(Object.values(results).map(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([
      ["aws/no-unused-permissions"],
      ["aws/no-unused-permissions"],
    ]);
  });
});

function typeCheck(folder: string): string {
  const done = spawnSync(process.execPath, [TSC, "-p", folder, "--pretty", "false"], {
    cwd: folder,
    encoding: "utf8",
  });
  return done.stdout;
}
