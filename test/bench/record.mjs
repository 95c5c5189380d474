// Benchmarks of the recorder: a synth with it against one without, and what it costs processes that are no synth.
import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { figure, median } from "./timing.mjs";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const recorder = path("../../packages/cdk-app/dist/record.cjs");

const STACKS = 4;
const ROLES = 15;

/** Eight statements a role: its own, three of a loop, one that grows, three of grants. */
const APP = `import { App, Stack, type StackProps, aws_iam as iam, aws_s3 as s3 } from "aws-cdk-lib";

interface Props extends StackProps {
  readonly roles: number;
}

class Workers extends Stack {
  public constructor(scope: App, id: string, props: Props) {
    super(scope, id, props);
    const bucket = new s3.Bucket(this, "Bucket");
    for (let index = 0; index < props.roles; index += 1) {
      const role = new iam.Role(this, \`Role\${String(index)}\`, { assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com") });
      for (const queue of ["one", "two", "three"] as const)
        role.addToPolicy(new iam.PolicyStatement({ actions: ["sqs:SendMessage", "sqs:ReceiveMessage"], resources: [\`arn:aws:sqs:*:*:\${queue}\`] }));
      const table = new iam.PolicyStatement({ actions: ["dynamodb:GetItem"], resources: ["*"] });
      table.addActions("dynamodb:PutItem");
      role.addToPolicy(table);
      bucket.grantRead(role, "in/*");
      bucket.grantWrite(role, "out/*");
      bucket.grantDelete(role, "out/*");
    }
  }
}

const app = new App();
for (let index = 0; index < ${STACKS}; index += 1) new Workers(app, \`Workers\${String(index)}\`, { roles: ${ROLES} });
`;

const CONFIGURATION = {
  compilerOptions: {
    target: "ES2022",
    module: "commonjs",
    moduleResolution: "node10",
    ignoreDeprecations: "6.0",
    strict: true,
    sourceMap: true,
    skipLibCheck: true,
    types: ["node"],
    outDir: "build",
  },
  files: ["app.ts"],
};

/** Preloaded: how long each process worked; where one starts another, both have a line. */
const CPU = `const { appendFileSync } = require("fs");
process.on("exit", () => appendFileSync(process.env.BENCH_CPU, JSON.stringify(process.cpuUsage()) + "\\n"));
`;

const LOADERS = [
  { name: "compiled", args: ["build/app.js"] },
  { name: "tsx", args: ["node_modules/tsx/dist/cli.mjs", "app.ts"] },
  { name: "ts-node", args: ["-r", "ts-node/register/transpile-only", "app.ts"] },
];

export function benchRecord() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "iamend-bench-")));
  try {
    for (const name of ["aws-cdk-lib", "constructs", "tsx", "ts-node", "typescript", "@types/node"]) {
      const link = join(folder, "node_modules", name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(realpathSync(path(`../../node_modules/${name}`)), link, "junction");
    }
    const files = {
      "app.ts": APP,
      "tsconfig.json": JSON.stringify(CONFIGURATION),
      "package.json": "{}",
      "cpu.cjs": CPU,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    runNode(folder, ["node_modules/typescript/bin/tsc", "-p", "."]);
    for (const { name, args } of LOADERS) {
      const [plain, recorded] = timeBoth(folder, args, 9);
      figure(`recorder, ${name}: a synth without it`, plain.wall, "ms");
      figure("… and with it", recorded.wall, "ms");
      figure("… against none", recorded.wall / plain.wall, "×");
      // What else the machine has to do makes a process wait, and not work more.
      figure(`recorder, ${name}: against none, in processor time`, recorded.cpu / plain.cpu, "×", 1.1);
    }
    const [plain, recorded] = timeBoth(folder, ["-e", "0"], 31);
    figure("recorder: a process that is no synth, in processor time", recorded.cpu - plain.cpu, "ms");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Medians without the recorder and with it, run in turn. */
function timeBoth(folder, args, runs) {
  const cpuFile = join(folder, "cpu.jsonl");
  const cpu = join(folder, "cpu.cjs");
  const samples = [
    ["-r", cpu],
    ["-r", cpu, "-r", recorder],
  ].map((preloaded) => ({ options: preloaded.join(" "), walls: [], cpus: [] }));
  for (let run = -1; run < runs; run += 1) {
    for (const { options, walls, cpus } of samples) {
      rmSync(cpuFile, { force: true });
      const start = performance.now();
      runNode(folder, args, { NODE_OPTIONS: options, BENCH_CPU: cpuFile, CDK_OUTDIR: "cdk.out" });
      const wall = performance.now() - start;
      if (run < 0) continue;
      walls.push(wall);
      const usages = readFileSync(cpuFile, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      cpus.push(usages.reduce((sum, { user, system }) => sum + user + system, 0) / 1000);
    }
  }
  return samples.map(({ walls, cpus }) => ({ wall: median(walls), cpu: median(cpus) }));
}

function runNode(cwd, args, env = {}) {
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
}
