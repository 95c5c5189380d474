// Benchmarks of starting `check` on one file, for each language: where the time goes.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { LANGUAGES } from "./languages.mjs";
import { figure, timeProcesses } from "./timing.mjs";

const cli = fileURLToPath(new URL("../../packages/cli/bin/iamend.js", import.meta.url));

export function benchStart() {
  for (const language of LANGUAGES) startOf(language);
}

function startOf({ name, adapter, module, start }) {
  const folder = mkdtempSync(join(tmpdir(), "iamend-bench-"));
  try {
    writeFileSync(join(folder, start.file), start.text);
    const script = (code) => ["--input-type=module", "-e", code];
    const url = new URL(`../../packages/${module}/dist/index.js`, import.meta.url).href;
    const imported = `import { ${adapter.id}Adapter } from ${JSON.stringify(url)};`;
    const [empty, version, emptyModule, code, loaded, check] = timeProcesses(
      [
        ["-e", "0"],
        [cli, "--version"],
        script("0"),
        script(imported),
        script(`${imported} await ${adapter.id}Adapter.load();`),
        [cli, "check", start.file],
      ],
      { cwd: folder, runs: 11 },
    );
    const say = (what, value, limit) => figure(`${name}: ${what}`, value, "ms", limit);
    say("process start of check on one file, beyond node -e 0", check - empty, 250);
    say("… of which the command itself", version - empty);
    say("… of which loading the adapter's code", code - emptyModule);
    say("… of which starting the parser", loaded - code);
    say("… of which all the rest", check - version - (loaded - emptyModule));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
