// Regenerates test/evaluate/console-table.json: every expression of the table with what `terraform console` makes of it.
// A new row needs only its `expression`. With --check nothing is written, and a result that differs fails.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { askTerraform } from "./terraform-console.mjs";

const file = fileURLToPath(new URL("../test/evaluate/console-table.json", import.meta.url));
const table = JSON.parse(readFileSync(file, "utf8"));

const results = askTerraform(
  table.module,
  table.rows.map(({ expression }) => expression),
);
const rows = table.rows.map(({ expression }, index) => ({ expression, result: results[index] }));
if (!process.argv.includes("--check")) {
  const lines = rows.map((row) => `    ${JSON.stringify(row)}`);
  const head = JSON.stringify({ module: table.module }, null, 2).replace(/\n\}$/, "");
  writeFileSync(file, `${head},\n  "rows": [\n${lines.join(",\n")}\n  ]\n}\n`);
} else {
  const changed = rows.filter((row, index) => JSON.stringify(row) !== JSON.stringify(table.rows[index]));
  for (const row of changed) console.error(`changed: ${JSON.stringify(row)}`);
  process.exitCode = changed.length === 0 ? 0 : 1;
}
