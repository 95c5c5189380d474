// npm run demo: installs, builds, and shows the main job on the fixtures.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, install, root } from "./lib.mjs";

console.log("Installing and building (the first time takes a while) …");
install({ quiet: true });
build({ quiet: true });

project(
  "terraform",
  "A Terraform project, and what IAM Access Analyzer says its roles never used (iamend.config.json names the file):",
);
project(
  "cloudformation",
  "The same of a SAM template and a CloudFormation template (iamend.config.json says which role is the function's):",
);
cdk();
eslint();
policy();

/** Problems, patch, fix and a second run; the fixtures stay as they are, for what is fixed is a copy. */
function project(name, title) {
  const copy = mkdtempSync(join(tmpdir(), "iamend-demo-"));
  const say = (what, args, status) => show(what, args, { cwd: copy, status });
  try {
    cpSync(join(root, "fixtures", name), copy, { recursive: true });
    say(title, ["check"], 1);
    say("The same as a patch:", ["check", "--diff"], 1);
    say("Applied:", ["check", "--fix"], 0);
    say("And a second run has nothing to say:", ["check"], 0);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** An app of CDK, synthesised with the recorder. */
function cdk() {
  const copy = mkdtempSync(join(tmpdir(), "iamend-demo-"));
  try {
    cpSync(join(root, "fixtures/cdk"), copy, { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "dir");
    console.log(
      "\nA CDK app, synthesised with the recorder of @iamend/cdk-app:\n\n  $ NODE_OPTIONS='--require @iamend/cdk-app/record' cdk synth\n",
    );
    const recorder = join(root, "packages/cdk-app/dist/record.cjs");
    const synth = spawnSync(
      process.execPath,
      [join(root, "node_modules/tsx/dist/cli.mjs"), "bin/orchard.ts"],
      {
        cwd: copy,
        stdio: ["ignore", "ignore", "ignore"],
        env: {
          ...process.env,
          CDK_OUTDIR: join(copy, "cdk.out"),
          NODE_OPTIONS: `--require ${JSON.stringify(recorder)}`,
        },
      },
    );
    if (synth.status !== 0) throw new Error(`expected exit code 0 of the synthesis, got ${synth.status}`);
    const picker = ["check", "lib/picker.ts"];
    show("What nobody used of what the pickers may do, in the code that says so:", picker, {
      cwd: copy,
      status: 1,
    });
    show(
      "What it would become if the names that CloudFormation makes up are taken on trust:",
      [...picker, "--fix-suggestions"],
      {
        cwd: copy,
      },
    );
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The plugin in a project with a configuration of one line. */
function eslint() {
  const copy = mkdtempSync(join(tmpdir(), "iamend-demo-"));
  try {
    cpSync(join(root, "fixtures/cloudformation"), copy, { recursive: true });
    const plugin = pathToFileURL(join(root, "packages/eslint-plugin/dist/index.js")).href;
    writeFileSync(
      join(copy, "eslint.config.mjs"),
      `import iamend from ${JSON.stringify(plugin)};\nexport default iamend.config();\n`,
    );
    console.log("\nThe same in ESLint, with eslint-plugin-iamend and its fixes:\n\n  $ eslint .\n");
    const command = [join(root, "node_modules/eslint/bin/eslint.js"), "."];
    const found = spawnSync(process.execPath, command, {
      cwd: copy,
      stdio: ["ignore", "inherit", "inherit"],
    });
    if (found.status !== 1) throw new Error(`expected exit code 1, got ${found.status}`);
    console.log("  $ eslint . --fix && eslint .");
    for (const args of [["--fix"], []]) {
      const done = spawnSync(process.execPath, [...command, ...args], { cwd: copy, stdio: "inherit" });
      if (done.status !== 0) throw new Error(`expected exit code 0, got ${done.status}`);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function policy() {
  const POLICY = "fixtures/reference/policy.json";
  const FINDING = "fixtures/reference/finding.json";
  show("A policy by itself; this is what can go:", [
    "refine",
    POLICY,
    "--unused",
    FINDING,
    "--format",
    "diff",
  ]);
  show("Why s3:Get* became just these patterns:", ["explain", "s3:Get*", "--unused", FINDING]);
  show(
    "And a proof that does not take the tool's word for it:",
    ["verify", POLICY, "-", "--unused", FINDING],
    { input: iamend(["refine", POLICY, "--unused", FINDING], { output: "pipe" }).stdout },
  );
}

function show(title, args, { cwd = root, input, status = 0 } = {}) {
  console.log(
    `\n${title}\n\n  $ iamend ${args.map((arg) => (/[*]/.test(arg) ? `'${arg}'` : arg)).join(" ")}\n`,
  );
  const done = iamend(args, { cwd, input });
  if (done.status === status) return;
  throw new Error(`expected exit code ${status}, got ${done.status}`);
}

function iamend(args, { cwd = root, input, output = "inherit" } = {}) {
  return spawnSync(process.execPath, [join(root, "packages/cli/bin/iamend.js"), ...args], {
    cwd,
    input,
    encoding: "utf8",
    stdio: [input === undefined ? "ignore" : "pipe", output, output],
  });
}
