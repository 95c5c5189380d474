import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { devNull } from "node:os";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate/evaluate.js";
import { FUNCTION_NAMES } from "../../src/evaluate/functions/call.js";
import { jsonText } from "../../src/evaluate/json.js";
import { load } from "../../src/parse/grammar.js";
import { moduleScope } from "../support/module-scope.js";
import { parsed } from "../support/parsed.js";

interface Table {
  readonly module: readonly string[];
  readonly rows: readonly { readonly expression: string; readonly result: unknown }[];
}

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const table = JSON.parse(readFileSync(here("console-table.json"), "utf8")) as Table;

await load();

describe("the evaluator says what terraform console says", () => {
  const scope = moduleScope(`${table.module.join("\n")}\n`);

  it.each(table.rows)("$expression", ({ expression, result }) => {
    const json = jsonText(evaluate(parsed(expression), "row.tf", scope));
    expect(json === undefined ? undefined : JSON.parse(json)).toEqual(result);
  });

  it("of every function it knows", () => {
    const all = table.rows.map(({ expression }) => expression).join("\n");
    expect(FUNCTION_NAMES.filter((name) => !all.includes(`${name}(`))).toEqual([]);
  });
});

const installed =
  spawnSync("terraform", ["version"], { env: { ...process.env, TF_CLI_CONFIG_FILE: devNull } }).status === 0;

describe.skipIf(!installed)("the table", () => {
  it("is what the Terraform installed here prints", () => {
    const done = spawnSync(process.execPath, [here("../../scripts/console-table.mjs"), "--check"], {
      encoding: "utf8",
    });
    expect(done.stderr).toBe("");
    expect(done.status).toBe(0);
  });
});
