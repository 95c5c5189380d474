// Benchmarks of ESLint with the plugin, for each language: the rules against the languages alone, --fix, and the start.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeRoot } from "../corpus/write-root.mjs";
import { corpusOf, LANGUAGES } from "./languages.mjs";
import { figure, median } from "./timing.mjs";

const plugin = new URL("../../packages/eslint-plugin/dist/index.js", import.meta.url);
const manifest = createRequire(fileURLToPath(plugin)).resolve("eslint/package.json");
const eslint = join(dirname(manifest), "bin/eslint.js");

/** The same objects, with rules or without: ESLint reads, parses and walks the same files. */
const CONFIGURATION = `import iamend from ${JSON.stringify(plugin.href)};
import { writeFileSync } from "node:fs";

process.on("exit", () => writeFileSync(process.env.BENCH_CPU, JSON.stringify(process.cpuUsage())));
const withRules = iamend.config();
export default process.env.BENCH_RULES === "none" ? withRules.map(({ rules, ...object }) => object) : withRules;
`;

const EMPTY = `import { writeFileSync } from "node:fs";

process.on("exit", () => writeFileSync(process.env.BENCH_CPU, JSON.stringify(process.cpuUsage())));
export default [];
`;

export async function benchEslint() {
  for (const language of LANGUAGES) {
    const { files } = corpusOf(language);
    await inFolder(async (folder) => {
      await writeRoot(files, folder, { bare: true });
      writeFileSync(join(folder, "eslint.config.mjs"), CONFIGURATION);
      benchRules(language, folder);
    });
    await inFolder(async (folder) => {
      await writeRoot(files, folder);
      writeFileSync(join(folder, "eslint.config.mjs"), CONFIGURATION);
      benchFindings(language, folder);
    });
    await inFolder((folder) => benchStart(language, folder));
  }
}

function benchRules({ name }, folder) {
  const [languages, rules] = timeRuns([{ folder, rules: "none" }, { folder }], 7);
  const say = (what, value, unit, limit) => figure(`ESLint, ${name}: ${what}`, value, unit, limit);
  say("all files with the languages and no rule", languages.wall, "ms");
  say("… and with the rules", rules.wall, "ms");
  say("… against no rule", rules.wall / languages.wall, "×");
  // What else the machine has to do makes a process wait, and not work more.
  say("… against no rule, in processor time", rules.cpu / languages.cpu, "×", 1.3);
}

function benchFindings({ name }, folder) {
  const [languages, rules, fix] = timeRuns(
    [{ folder, rules: "none" }, { folder }, { folder, args: ["--fix-dry-run"] }],
    3,
  );
  const say = (what, value, unit) => figure(`ESLint, ${name}, half unused: ${what}`, value, unit);
  say("with the rules", rules.wall, "ms");
  say("… against no rule, in processor time", rules.cpu / languages.cpu, "×");
  say("--fix against lint alone, in processor time", fix.cpu / rules.cpu, "×");
}

function benchStart({ name, start }, folder) {
  writeFileSync(join(folder, start.file), start.text);
  writeFileSync(join(folder, "eslint.config.mjs"), CONFIGURATION);
  writeFileSync(join(folder, "empty.config.mjs"), EMPTY);
  const [empty, loaded] = timeRuns(
    [
      { folder, target: start.file, args: ["--no-warn-ignored", "-c", "empty.config.mjs"] },
      { folder, target: start.file },
    ],
    7,
  );
  figure(`ESLint, ${name}: one small file, beyond an empty configuration`, loaded.wall - empty.wall, "ms");
}

/** Median milliseconds of runs of ESLint, interleaved: by the clock, and of the processor. */
function timeRuns(variants, runs) {
  const measured = variants.map(() => []);
  for (let run = 0; run <= runs; run += 1) {
    for (const [index, variant] of variants.entries()) {
      const one = runOnce(variant);
      // The first is a warm-up.
      if (run > 0) measured[index].push(one);
    }
  }
  return measured.map((all) => ({
    wall: median(all.map(({ wall }) => wall)),
    cpu: median(all.map(({ cpu }) => cpu)),
  }));
}

function runOnce({ folder, rules = "all", target = ".", args = [] }) {
  const cpuFile = join(folder, "cpu-usage");
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [eslint, target, ...args], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, BENCH_CPU: cpuFile, BENCH_RULES: rules },
  });
  const wall = performance.now() - start;
  if (status !== 0 && status !== 1) throw new Error(`eslint ${args.join(" ")}: ${stderr}`);
  const { user, system } = JSON.parse(readFileSync(cpuFile, "utf8"));
  return { wall, cpu: (user + system) / 1000 };
}

async function inFolder(work) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "iamend-bench-")));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
