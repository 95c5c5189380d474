import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";

/** Whether `terraform` can be run here. */
export function hasTerraform() {
  return spawnSync("terraform", ["version"], { env: environment() }).status === 0;
}

/**
 * What Terraform makes of expressions, as JSON values; one process, no network.
 *
 * Each becomes a local value of a module, so that it may take several lines. The console prints only the last result of its
 * input, so that all are one; its JSON is printed in base64, which no terminal format touches. An error of any of them is thrown.
 * @param {readonly string[]} module lines of a file beside the expressions
 * @param {readonly string[]} expressions
 * @returns {readonly unknown[]}
 */
export function askTerraform(module, expressions) {
  const folder = mkdtempSync(join(tmpdir(), "iamend-console-"));
  try {
    writeFileSync(join(folder, "module.tf"), `${module.join("\n")}\n`);
    const locals = expressions.map((expression, index) => `  row_${index} = ${expression}\n`);
    writeFileSync(join(folder, "rows.tf"), `locals {\n${locals.join("")}}\n`);
    const rows = expressions.map((_, index) => `jsonencode(local.row_${index})`).join(",");
    const input = `base64encode(jsonencode([${rows}]))\n`;
    const done = spawnSync("terraform", ["console"], {
      cwd: folder,
      input,
      encoding: "utf8",
      env: environment(),
    });
    const printed = /^"([A-Za-z0-9+/=]*)"$/m.exec(done.stdout)?.[1];
    if (printed === undefined) throw new Error(`terraform console: ${done.stdout}${done.stderr}`);
    const results = JSON.parse(Buffer.from(printed, "base64").toString("utf8")).map((json) =>
      JSON.parse(json),
    );
    return results;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function environment() {
  return { ...process.env, TF_CLI_CONFIG_FILE: devNull, NO_COLOR: "1", TF_CLI_ARGS: "-no-color" };
}
