// Benchmarks. Times differ from machine to machine, so what is checked are ratios of times measured in one run: to
// one another, and to a piece of plain work that is timed beside them (recorded.json; --record writes it anew).
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  createCatalog,
  defaultCatalog,
  parsePolicy,
  refinePolicy,
  unusedAccess,
} from "../../packages/core/dist/index.js";
import { buildCatalog } from "../../packages/core/scripts/iam-data.mjs";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const fixture = (name) => JSON.parse(readFileSync(path(`../../fixtures/reference/${name}`), "utf8"));
const cli = path("../../packages/cli/bin/iamend.js");
const coreModule = new URL("../../packages/core/dist/index.js", import.meta.url).href;

const catalog = defaultCatalog();
const figures = [];

function median(values) {
  return values.toSorted((left, right) => left - right)[values.length >> 1];
}

/** Median milliseconds of one call, after a warm-up. */
function time(work, runs = 15) {
  for (let run = 0; run < 3; run += 1) work();
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** Median milliseconds of whole processes, interleaved so that a drift of the machine meets all of them alike. */
function timeProcesses(commands, runs = 15) {
  const times = commands.map(() => []);
  for (let run = 0; run < runs + 1; run += 1) {
    for (const [index, args] of commands.entries()) {
      const start = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
      if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
      if (run > 0) times[index].push(performance.now() - start);
    }
  }
  return times.map(median);
}

function figure(name, value, unit, limit) {
  figures.push({ name, value, unit, limit });
  const bound = limit === undefined ? "" : `   (at most ${limit})`;
  console.log(`${name.padEnd(66)} ${value.toFixed(2).padStart(9)} ${unit}${bound}`);
}

function unusedOf(entries) {
  return unusedAccess(
    entries.map(({ serviceNamespace, actions }) => ({
      prefix: serviceNamespace,
      ...(actions ? { actions: actions.map((name) => ({ name })) } : {}),
    })),
  );
}

function policyOf(...actions) {
  const statements = actions.map((Action) => ({ Effect: "Allow", Action, Resource: "*" }));
  return parsePolicy({ Version: "2012-10-17", Statement: statements }).value;
}

/** Plain work that nothing in iamend can make faster or slower: joining, splitting and sorting words. */
function yardstick() {
  const words = Array.from({ length: 20_000 }, (_, index) => `word${(index * 7919) % 20_000}`);
  return words.join(" ").split(" ").sort().length;
}

const reference = parsePolicy(fixture("policy.json")).value;
const referenceUnused = unusedOf(fixture("unused.json"));
const catalog2024 = createCatalog(buildCatalog(path("../../node_modules/iam-data-2024")));
const referenceTime = time(() => refinePolicy(reference, referenceUnused, catalog2024), 101);
figure("the reference example", referenceTime, "ms");

const few = unusedOf([
  { serviceNamespace: "ec2", actions: ["DescribeHosts", "RunInstances", "DescribeVpcs"] },
]);
figure(
  "ec2:* without three actions",
  time(() => refinePolicy(policyOf(["ec2:*"]), few, catalog)),
  "ms",
);

const hundred = unusedOf(catalog.services.slice(0, 100).map((serviceNamespace) => ({ serviceNamespace })));
figure(
  "* without 100 services",
  time(() => refinePolicy(policyOf(["*"]), hundred, catalog)),
  "ms",
);

const statements = (times) =>
  policyOf(
    ...Array.from({ length: 20 * times }, (_, index) => [
      "s3:Get*",
      "s3:List*",
      "ec2:Describe*",
      `sqs:Send${index}`,
    ]),
  );
const narrowing = unusedOf([
  { serviceNamespace: "s3", actions: ["GetObjectAcl", "ListBucketVersions"] },
  { serviceNamespace: "ec2", actions: ["DescribeHosts", "DescribeVpcs"] },
]);
const [once, tenfold] = [statements(1), statements(10)].map((policy) =>
  time(() => refinePolicy(policy, narrowing, catalog)),
);
figure("20 statements", once, "ms");
figure("200 statements", tenfold, "ms");
figure("ten times the statements", tenfold / once, "×", 11);

const refine = [
  cli,
  "refine",
  path("../../fixtures/reference/policy.json"),
  "--unused",
  path("../../fixtures/reference/finding.json"),
];
const [empty, emptyModule, core, withCatalog, process_] = timeProcesses([
  ["-e", "0"],
  ["--input-type=module", "-e", "0"],
  ["--input-type=module", "-e", `import ${JSON.stringify(coreModule)}`],
  [
    "--input-type=module",
    "-e",
    `import { defaultCatalog } from ${JSON.stringify(coreModule)}; defaultCatalog().actions("s3")`,
  ],
  refine,
]);
figure("node -e 0", empty, "ms");
figure("importing core", core - emptyModule, "ms");
figure("loading the catalog", withCatalog - core, "ms", 15);
figure("process start of refine, beyond node -e 0", process_ - empty, "ms", 60);

const unit = time(yardstick);
const ratios = Object.fromEntries(
  figures
    .filter(({ unit: kind, limit }) => kind === "ms" && limit === undefined)
    .map(({ name, value }) => [name, Number((value / unit).toFixed(3))]),
);
const recordedFile = path("recorded.json");
if (process.argv.includes("--record")) writeFileSync(recordedFile, `${JSON.stringify(ratios, null, 2)}\n`);

if (process.argv.includes("--check")) {
  const recorded = JSON.parse(readFileSync(recordedFile, "utf8"));
  for (const [name, ratio] of Object.entries(ratios)) {
    // A machine is noisy and another one differs; what doubles is a change of the code.
    const limit = 2 * (recorded[name] ?? Number.POSITIVE_INFINITY);
    figures.push({ name: `${name}, against plain work`, value: ratio, unit: "×", limit });
  }
  const failed = figures.filter(({ value, limit }) => limit !== undefined && value > limit);
  for (const { name, value, limit, unit } of failed)
    console.error(`too much: ${name}: ${value.toFixed(2)} ${unit}, at most ${limit}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
