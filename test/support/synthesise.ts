// Real syntheses of CDK apps.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const MODULES = join(REPOSITORY, "node_modules");

/** The built recorder, as a user preloads it. */
export const RECORDER = join(REPOSITORY, "packages/cdk-app/dist/record.cjs");

export interface SynthesisOptions {
  /** What runs the app: `compiled` is Node, after `tsc -p .`; `cli` is `cdk synth`, which runs it as `cdk.json` says. */
  readonly by?: "tsx" | "ts-node" | "compiled" | "cli";
  /** With the recorder preloaded. */
  readonly recorded?: boolean;
}

export interface Synthesis {
  /** Where the app lies, a real path; `node_modules` there is that of the repository. */
  readonly root: string;
  /** The assembly there. */
  readonly assembly: string;
}

/** Synthesises a folder that is a copy already, over what was synthesised there before. */
export function synthesiseAgain(
  root: string,
  { by = "tsx", recorded = false }: SynthesisOptions = {},
): Synthesis {
  const assembly = join(root, "cdk.out");
  rmSync(assembly, { recursive: true, force: true });
  const { app, context } = settingsOf(root);
  const entry = app.split(" ").at(-1) ?? "";
  const environment = {
    ...withoutOptions(process.env),
    CI: "true",
    CDK_DISABLE_CLI_TELEMETRY: "true",
    AWS_EC2_METADATA_DISABLED: "true",
    // Types do not matter to what is synthesised.
    TS_NODE_TRANSPILE_ONLY: "true",
    ...(recorded ? { NODE_OPTIONS: `--require ${JSON.stringify(RECORDER)}` } : {}),
    ...(by === "cli" ? {} : { CDK_OUTDIR: assembly, CDK_CONTEXT_JSON: JSON.stringify(context) }),
  };
  if (by === "compiled") run(root, environment, [join(MODULES, "typescript/bin/tsc"), "-p", "."]);
  run(root, environment, argumentsFor(by, entry));
  return { root, assembly };
}

/**
 * A copy of the folder of an app, synthesised once for its options and what it is made with; kept between runs. It is shared: nothing in
 * it may be changed, so who edits takes `copyOf`.
 */
export function sharedSynthesis(app: string, options: SynthesisOptions = {}): Synthesis {
  const cache = join(realpathSync(tmpdir()), "iamend-synthesised");
  mkdirSync(cache, { recursive: true });
  const root = join(cache, keyOf(app, options));
  if (!existsSync(root)) {
    removeOld(cache);
    const made = synthesiseIn(app, mkdtempSync(join(cache, "making-")), options).root;
    try {
      renameSync(made, root);
    } catch (error) {
      // Another worker was faster.
      rmSync(made, { recursive: true, force: true });
      if (!existsSync(root)) throw error;
    }
  }
  // So that no other run takes it for old.
  const now = new Date();
  utimesSync(root, now, now);
  return { root, assembly: join(root, "cdk.out") };
}

/** A copy of an app with its assembly, to be edited; the caller removes `root`. */
export function copyOf({ root }: Synthesis): Synthesis {
  const copy = mkdtempSync(join(realpathSync(tmpdir()), "iamend-app-"));
  // What is older than what is asked for by the times of writing, too.
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  return { root: copy, assembly: join(copy, "cdk.out") };
}

function synthesiseIn(app: string, root: string, options: SynthesisOptions): Synthesis {
  cpSync(app, root, { recursive: true });
  symlinkSync(MODULES, join(root, "node_modules"), "dir");
  return synthesiseAgain(root, options);
}

function argumentsFor(by: NonNullable<SynthesisOptions["by"]>, entry: string): readonly string[] {
  switch (by) {
    case "tsx":
      return [join(MODULES, "tsx/dist/cli.mjs"), entry];
    case "ts-node":
      return [join(MODULES, "ts-node/dist/bin.js"), entry];
    case "compiled":
      return ["--enable-source-maps", join("dist", entry.replace(/\.ts$/, ".js"))];
    case "cli":
      return [join(MODULES, "aws-cdk/bin/cdk"), "synth", "--quiet", "--no-notices", "--output", "cdk.out"];
  }
}

function run(cwd: string, env: NodeJS.ProcessEnv, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${String(status)}:\n${stdout}\n${stderr}`);
}

/** Tests run under options of their own, which are none of the app's. */
function withoutOptions(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => name !== "NODE_OPTIONS"));
}

function settingsOf(root: string): { readonly app: string; readonly context: unknown } {
  const settings = JSON.parse(readFileSync(join(root, "cdk.json"), "utf8")) as Record<string, unknown>;
  return { app: String(settings["app"]), context: settings["context"] ?? {} };
}

function keyOf(app: string, options: SynthesisOptions): string {
  const hash = createHash("sha256");
  const add = (name: string, content: string | Buffer): void => {
    hash.update(`${name}\0${String(content.length)}\0`).update(content);
  };
  add(
    "options",
    JSON.stringify([options.by ?? "tsx", options.recorded ?? false, process.version, REPOSITORY]),
  );
  for (const name of ["aws-cdk-lib", "aws-cdk", "tsx", "ts-node", "typescript"])
    add(name, readFileSync(join(MODULES, name, "package.json")));
  if (options.recorded === true)
    for (const file of readdirSync(join(RECORDER, "..")).filter((one) => one.endsWith(".cjs")))
      add(file, readFileSync(join(RECORDER, "..", file)));
  for (const file of readdirSync(app, { recursive: true }).map(String).sort())
    if (statSync(join(app, file)).isFile()) add(file, readFileSync(join(app, file)));
  return hash.digest("hex").slice(0, 32);
}

/** What other versions of an app or of the recorder left. */
function removeOld(cache: string): void {
  const dayAgo = Date.now() - 24 * 3600 * 1000;
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    // Another worker may remove it at the same time.
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (made !== undefined && made < dayAgo) rmSync(path, { recursive: true, force: true });
  }
}
