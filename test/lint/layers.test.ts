import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint, RuleTester } from "eslint";
import tseslint from "typescript-eslint";
import { beforeAll, describe, expect, it } from "vitest";
import layers from "../../.config/eslint/layers.js";

RuleTester.describe = describe;
RuleTester.it = it;

const root = fileURLToPath(new URL("../..", import.meta.url));
const file = (path: string) => join(root, "packages", path);
const tester = new RuleTester({ languageOptions: { parser: tseslint.parser } });

const nothingOfOurs = "of our packages it may import none.";
const asFarAsAdapters = "@iamend/core, @iamend/source";
const asFarAsEngine = `${asFarAsAdapters}, @iamend/terraform, @iamend/cloudformation, @iamend/cdk`;

tester.run("layers/packages", layers.rules.packages, {
  valid: [
    { filename: file("source/src/a.ts"), code: 'import { x } from "@iamend/core";' },
    {
      filename: file("cdk/src/a.ts"),
      code: 'import { x } from "@iamend/core"; import { y } from "@iamend/source";',
    },
    { filename: file("engine/src/a.ts"), code: 'export * from "@iamend/terraform";' },
    { filename: file("eslint-plugin/src/a.ts"), code: 'import { x } from "@iamend/engine";' },
    { filename: file("cli/src/fetch.ts"), code: 'const aws = await import("@iamend/aws");' },
    { filename: file("cli/src/a.ts"), code: 'import { x } from "@iamend/core"; import "@iamend/report";' },
    { filename: file("core/src/findings/a.ts"), code: 'import * as v from "valibot";' },
    { filename: file("core/test/a.test.ts"), code: 'import { x } from "../src/index.js";' },
    { filename: file("core/test/a.test.ts"), code: 'import { x } from "../../../test/helper.js";' },
    { filename: join(root, "test/a.test.ts"), code: 'import { x } from "../packages/core/src/index.js";' },
  ],
  invalid: [
    {
      filename: file("core/src/a.ts"),
      code: 'import { x } from "@iamend/source";',
      errors: [
        { message: `@iamend/core imports @iamend/source; ${nothingOfOurs}`, column: 19, endColumn: 35 },
      ],
    },
    {
      // Not even itself: by its own name a folder would pass the table of folders.
      filename: file("core/src/proof/a.ts"),
      code: 'import { x } from "@iamend/core";',
      errors: [{ message: `@iamend/core imports @iamend/core; ${nothingOfOurs}` }],
    },
    {
      filename: file("terraform/src/a.ts"),
      code: 'import type { x } from "@iamend/cdk/dist/x.js";',
      errors: [
        {
          message: `@iamend/terraform imports @iamend/cdk; of our packages it may import only ${asFarAsAdapters}.`,
        },
      ],
    },
    {
      filename: file("engine/src/a.ts"),
      code: 'export { x } from "iamend";',
      errors: [
        { message: `@iamend/engine imports iamend; of our packages it may import only ${asFarAsEngine}.` },
      ],
    },
    {
      filename: file("report/src/a.ts"),
      code: 'const x = await import(`@iamend/usage`); type Y = import("@iamend/aws").Y;',
      errors: [
        { message: "@iamend/report imports @iamend/usage; of our packages it may import only @iamend/core." },
        { message: "@iamend/report imports @iamend/aws; of our packages it may import only @iamend/core." },
      ],
    },
    {
      filename: file("cli/test/a.test.ts"),
      code: 'import { x } from "../../core/src/index.js";',
      errors: [
        {
          message:
            "iamend imports packages/core by path (`../../core/src/index.js`); another package is imported by its name.",
        },
      ],
    },
    {
      filename: file("cli/src/a.ts"),
      code: 'import x = require("@iamend/attic");',
      errors: [
        {
          message:
            "iamend imports @iamend/attic, which is not in the table of packages in .config/eslint/packages.js.",
        },
      ],
    },
    {
      filename: file("attic/src/a.ts"),
      code: "export {};",
      errors: [{ message: "packages/attic is not in the table of packages in .config/eslint/packages.js." }],
    },
  ],
});

const inProof =
  "it may import values only from itself, and by `import type` from result.ts, policy/, catalog/, findings/.";

tester.run("layers/folders", layers.rules.folders, {
  valid: [
    { filename: file("core/src/patterns/a.ts"), code: 'import { x } from "../text/x.js";' },
    { filename: file("core/src/text/a.ts"), code: 'import { success } from "../result.js";' },
    { filename: file("core/src/refine/deep/a.ts"), code: 'import { x } from "../../proof/x.js";' },
    { filename: file("core/src/findings/a.ts"), code: 'import * as v from "valibot";' },
    {
      filename: file("core/src/index.ts"),
      code: 'export * from "./proof/x.js"; export * from "./explain/x.js";',
    },
    {
      filename: file("core/src/proof/a.ts"),
      code: 'import { x } from "./x.js"; export * from "../proof/y.js";',
    },
    { filename: file("core/src/proof/a.ts"), code: 'import type { X } from "../policy/x.js";' },
    { filename: file("core/src/proof/a.ts"), code: 'export type * from "../findings/x.js";' },
    { filename: file("core/src/proof/a.ts"), code: 'type X = import("../catalog/x.js").X;' },
    { filename: file("core/test/proof/a.test.ts"), code: 'import { x } from "../../src/refine/x.js";' },
    { filename: file("cli/src/a.ts"), code: 'import { x } from "./anything/x.js";' },
  ],
  invalid: [
    {
      filename: file("core/src/text/a.ts"),
      code: 'import { x } from "../patterns/x.js";',
      errors: [
        {
          message: "text/ imports patterns/ (`../patterns/x.js`); it may import only itself, result.ts.",
          column: 19,
          endColumn: 37,
        },
      ],
    },
    {
      filename: file("core/src/compare/a.ts"),
      code: 'import type { X } from "../refine/x.js";',
      errors: [
        {
          message:
            "compare/ imports refine/ (`../refine/x.js`); it may import only itself, result.ts, text/, patterns/, catalog/, policy/, findings/.",
        },
      ],
    },
    {
      filename: file("core/src/policy/a.ts"),
      code: 'import { x } from "../index.js"; import "..";',
      errors: [
        { message: "policy/ imports index.ts (`../index.js`); it may import only itself, result.ts, text/." },
        { message: "policy/ imports index.ts (`..`); it may import only itself, result.ts, text/." },
      ],
    },
    {
      filename: file("core/src/proof/a.ts"),
      code: 'import { x } from "../policy/x.js";',
      errors: [{ message: `proof/ imports values from policy/ (\`../policy/x.js\`); ${inProof}` }],
    },
    {
      // Compiled, this still loads the module.
      filename: file("core/src/proof/a.ts"),
      code: 'import { type X } from "../policy/x.js";',
      errors: [{ message: `proof/ imports values from policy/ (\`../policy/x.js\`); ${inProof}` }],
    },
    ...["patterns", "refine", "text"].map((folder) => ({
      filename: file("core/src/proof/a.ts"),
      code: `import type { X } from "../${folder}/x.js";`,
      errors: [{ message: `proof/ imports types from ${folder}/ (\`../${folder}/x.js\`); ${inProof}` }],
    })),
    {
      filename: file("core/src/proof/a.ts"),
      code: 'import * as v from "valibot";',
      errors: [{ message: `proof/ imports values from a package (\`valibot\`); ${inProof}` }],
    },
    {
      filename: file("core/src/findings/a.ts"),
      code: 'import { version } from "../../package.json";',
      errors: [{ message: "findings/ imports `../../package.json`, which is outside packages/core/src." }],
    },
    ...[
      { place: "attic/", filename: file("core/src/attic/a.ts") },
      { place: "attic.ts", filename: file("core/src/attic.ts") },
    ].map(({ place, filename }) => ({
      filename,
      code: "export {};",
      errors: [{ message: `${place} is not in the table of places in .config/eslint/folders.js.` }],
    })),
  ],
});

describe("the configuration", () => {
  let eslint: ESLint;
  beforeAll(() => {
    eslint = new ESLint({
      cwd: root,
      overrideConfigFile: join(root, ".config/eslint.config.js"),
      // Where CI is set, typescript-eslint takes a file for what stood on disk when its program was built, and would
      // lint that instead of the text given here.
      overrideConfig: { languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } } },
    });
  });

  /** Lints text in the place of a file that exists, for only such a file has type information. */
  async function messages(folder: string, text: string): Promise<{ rule: string | null; line: number }[]> {
    const directory = file(folder);
    const name = readdirSync(directory).find(
      (entry) => entry.endsWith(".ts") && !entry.includes(".generated."),
    );
    const [result] = await eslint.lintText(text, { filePath: join(directory, String(name)) });
    return (result?.messages ?? []).map(({ ruleId, line }) => ({ rule: ruleId, line }));
  }

  it("refuses refinement in the proof", async () => {
    const text =
      'import { refinePolicy } from "../refine/refine-policy.js";\n\nexport const proven = [refinePolicy];\n';
    expect(await messages("core/src/proof", text)).toEqual([{ rule: "layers/folders", line: 1 }]);
  });

  it("refuses another package in core", async () => {
    const text = 'import "iamend";\n';
    expect(await messages("core/src/text", text)).toEqual([{ rule: "layers/packages", line: 1 }]);
  });

  it("refuses the platform, the clock and chance in core", async () => {
    const platform = [
      'import "node:fs";',
      'import "path/posix";',
      "export const now = [new Date(), Date.now(), Math.random()];",
      "export const day = new Date(0);",
    ];
    expect(await messages("core/src/policy", `${platform.join("\n")}\n`)).toEqual([
      { rule: "no-restricted-imports", line: 1 },
      { rule: "no-restricted-imports", line: 2 },
      { rule: "no-restricted-syntax", line: 3 },
      { rule: "no-restricted-properties", line: 3 },
      { rule: "no-restricted-properties", line: 3 },
    ]);
  });

  it("refuses the platform in the engine, and there alone where it is not Node's", async () => {
    const imports = [
      'import "node:fs";',
      'import "fs/promises";',
      'import "ignore";',
      'import "jiti";',
      'import "@humanwhocodes/momoa";',
      'import "@iamend/terraform";',
      'import "@iamend/cloudformation";',
      'import "../node/index.js";',
      'import "../node/files/root-path.js";',
      "export const found = [process.cwd()];",
      'export const later = import("../text/fnv.js");',
    ];
    const text = `${imports.join("\n")}\n`;
    expect(await messages("engine/src/project", text)).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((line) => ({ rule: "no-restricted-imports", line })),
      { rule: "no-restricted-globals", line: 10 },
      { rule: "no-restricted-syntax", line: 11 },
    ]);
    expect(await messages("engine/src", 'import "./node/index.js";\n')).toEqual([
      { rule: "no-restricted-imports", line: 1 },
    ]);
    expect(await messages("engine/src/project", 'import "@iamend/source";\nimport "valibot";\n')).toEqual([]);
    expect(await messages("engine/src/node/files", text)).toEqual([]);
  });

  it("refuses a regular expression built from input", async () => {
    const text = [
      "export const built = (text: string): RegExp[] => [new RegExp(text), RegExp(`^${text}`)];",
      'export const fixed = new RegExp("^a");',
    ];
    const found = await messages("core/src/text", `${text.join("\n")}\n`);
    expect(found.filter(({ rule }) => rule === "no-restricted-syntax")).toEqual([
      { rule: "no-restricted-syntax", line: 1 },
      { rule: "no-restricted-syntax", line: 1 },
    ]);
  });

  it("ignores what is generated", async () => {
    expect(await eslint.isPathIgnored(file("core/src/catalog/data.generated.ts"))).toBe(true);
    expect(await eslint.isPathIgnored(file("core/dist/index.js"))).toBe(true);
    expect(await eslint.isPathIgnored(join(root, "fixtures/a.ts"))).toBe(true);
  });
});
