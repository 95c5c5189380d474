import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  loadConfiguration,
  loadConfigurationSync,
  type ConfigurationOptions,
  type LoadedConfiguration,
} from "../../../src/node/configuration/load-configuration.js";
import { InputError } from "../../../src/node/input/input-error.js";
import { inFolder } from "../../../../../test/support/in-folder.js";

const ACCOUNT = "123456789012";
const WRITTEN = {
  accounts: [ACCOUNT],
  findings: ["findings/a.json"],
  catalog: "catalog.json",
  keep: ["s3:DeleteObject"],
};
const LITERAL = JSON.stringify(WRITTEN);

/** How a configuration may be written. */
const FORMS: Readonly<Record<string, string>> = {
  "iamend.config.json": LITERAL,
  "iamend.config.mjs": `export default ${LITERAL};`,
  "iamend.config.js": `module.exports = ${LITERAL};`,
  "iamend.config.ts": `interface Written { readonly keep: readonly string[] }\nconst written: Written = ${LITERAL};\nexport default written;`,
};

type Outcome = LoadedConfiguration | string;

/** What is loaded, or the message of an InputError. */
async function outcome(work: () => LoadedConfiguration | Promise<LoadedConfiguration>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

async function load(
  folder: string,
  options: Partial<ConfigurationOptions> = {},
): Promise<{ readonly awaited: Outcome; readonly atOnce: Outcome }> {
  const all = { configCode: true, ...options };
  // At once first: what a module has to be awaited for shows only before it is loaded.
  const atOnce = await outcome(() => loadConfigurationSync(all, folder));
  return { atOnce, awaited: await outcome(() => loadConfiguration(all, folder)) };
}

describe("loadConfiguration and loadConfigurationSync", () => {
  it.each(Object.entries(FORMS))("read %s", async (name, text) => {
    await inFolder({ [name]: text }, async (folder) => {
      const { awaited, atOnce } = await load(folder);
      expect(awaited).toMatchObject({
        root: folder,
        folder,
        path: join(folder, name),
        configuration: { accounts: [{ path: "", accounts: [ACCOUNT] }], keep: ["s3:DeleteObject"] },
        findings: [join("findings", "a.json")],
        catalog: "catalog.json",
      });
      expect(atOnce).toEqual(awaited);
    });
  });

  it("have no path where there is no configuration", async () => {
    await inFolder({}, async (folder) => {
      const { awaited, atOnce } = await load(folder, { root: folder });
      expect(awaited).toMatchObject({ root: folder, folder, findings: [], catalog: undefined });
      expect(awaited).not.toHaveProperty("path");
      expect(atOnce).toEqual(awaited);
    });
  });

  it("lay options over it, but keep what it keeps", async () => {
    const files = { "iamend.config.json": WRITTEN, "infra/main.tf": "" };
    await inFolder(files, async (folder) => {
      const { awaited, atOnce } = await load(folder, {
        root: join(folder, "infra"),
        config: join(folder, "iamend.config.json"),
        accounts: ["210987654321"],
        findings: ["other.json"],
        catalog: "other-catalog.json",
        keep: ["s3:GetObject"],
        minUnusedDays: 30,
      });
      expect(awaited).toMatchObject({
        root: join(folder, "infra"),
        folder,
        configuration: {
          accounts: [{ path: "", accounts: ["210987654321"] }],
          keep: ["s3:DeleteObject", "s3:GetObject"],
          minUnusedDays: 30,
        },
        findings: ["other.json"],
        catalog: "other-catalog.json",
      });
      expect(atOnce).toEqual(awaited);
    });
  });

  it.each<[string, string, string, Partial<ConfigurationOptions>?]>([
    ["code that throws", "iamend.config.mjs", 'throw new Error("not today");'],
    ["TypeScript that throws", "iamend.config.ts", 'throw new Error("not today");'],
    ["TypeScript that is none", "iamend.config.ts", "export default { keep: ;"],
    ["TypeScript that names what is not there", "iamend.config.ts", "export default { keep: kept };"],
    ["no default export", "iamend.config.mjs", "export const keep = [];"],
    ["a wrong shape", "iamend.config.mjs", 'export default { keep: "s3:*" };'],
    ["a wrong shape in JSON", "iamend.config.json", '{ "keep": "s3:*" }'],
    ["no JSON", "iamend.config.json", "{ keep: [] }"],
    ["code that is not accepted", "iamend.config.mjs", "export default {};", { configCode: false }],
  ])("refuse %s", async (_, name, text, options) => {
    await inFolder({ [name]: text }, async (folder) => {
      const { awaited, atOnce } = await load(folder, options);
      expect(awaited).toMatch(new RegExp(`^${name}[ :]`));
      expect(atOnce).toBe(awaited);
    });
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      "a top-level await",
      { "iamend.config.mjs": `export default await Promise.resolve(${LITERAL});` },
      /^iamend\.config\.mjs: it has a top-level await, .* write it without, or as iamend\.config\.json$/,
    ],
    [
      "a top-level await in what it imports",
      {
        "iamend.config.mjs": 'export { default } from "./shared.mjs";',
        "shared.mjs": `export default await Promise.resolve(${LITERAL});`,
      },
      /^iamend\.config\.mjs: it has a top-level await, or imports what has;/,
    ],
    [
      "a top-level await in TypeScript",
      {
        "iamend.config.ts": `const keep: unknown = await Promise.resolve(${LITERAL});\nexport default keep;`,
      },
      /^iamend\.config\.ts: it has a top-level await,/,
    ],
    ...[
      "{ ...(await Promise.resolve(LITERAL)) }",
      "await (async () => (LITERAL))()",
      "Object.assign({}, await Promise.resolve(LITERAL))",
    ].map((code): [string, Readonly<Record<string, string>>, RegExp] => [
      `it in ${code}`,
      { "iamend.config.ts": `export default ${code.replace("LITERAL", LITERAL)};` },
      /^iamend\.config\.ts: it has a top-level await,/,
    ]),
    [
      "it in what TypeScript imports",
      {
        "iamend.config.ts": 'import { written } from "./shared.mjs";\nexport default written;',
        "shared.mjs": `export const written = { ...(await Promise.resolve(${LITERAL})) };`,
      },
      /^iamend\.config\.ts: it has a top-level await,/,
    ],
    [
      "a promise",
      { "iamend.config.mjs": `export default Promise.resolve(${LITERAL});` },
      /^iamend\.config\.mjs: its default export is a promise; .* write it without, or as iamend\.config\.json$/,
    ],
    [
      "a promise in TypeScript",
      { "iamend.config.ts": `export default Promise.resolve(${LITERAL});` },
      /^iamend\.config\.ts: its default export is a promise;/,
    ],
  ])("await %s, or say that it cannot be awaited", async (_, files, message) => {
    await inFolder(files, async (folder) => {
      const { awaited, atOnce } = await load(folder);
      expect(awaited).toMatchObject({ configuration: { keep: ["s3:DeleteObject"] } });
      expect(atOnce).toMatch(message);
    });
  });
});
