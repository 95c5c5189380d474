// Benchmarks. Times differ from machine to machine, so what is checked are ratios of times measured in one run: to
// one another, and to a piece of plain work that is timed beside them (recorded.json; --record writes it anew).
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
import { benchCheck } from "./check.mjs";
import { benchEslint } from "./eslint.mjs";
import { benchRecord } from "./record.mjs";
import { benchStart } from "./start.mjs";
import { figure, figures, time, timeProcesses } from "./timing.mjs";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const fixture = (name) => JSON.parse(readFileSync(path(`../../fixtures/reference/${name}`), "utf8"));
const cli = path("../../packages/cli/bin/iamend.js");
const coreModule = new URL("../../packages/core/dist/index.js", import.meta.url).href;

const catalog = defaultCatalog();

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

await benchCheck();
benchStart();
await benchEslint();
benchRecord();

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
