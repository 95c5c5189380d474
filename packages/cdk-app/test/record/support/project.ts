// A CDK app in a folder of its own, synthesised as its user does it: in a process of its own.
import { spawn } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleRecorder } from "../../../scripts/bundle-recorder.mjs";
import type { RecordFile } from "../../../src/record/write/record-format.js";

const package_ = fileURLToPath(new URL("../../..", import.meta.url));
const workspace = join(package_, "../..");
export const RECORD = "iamend-record.json";
export const BY_NAME = "--require @iamend/cdk-app/record";

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Synth extends Run {
  /** File of the assembly → its content, without the record. */
  readonly files: ReadonlyMap<string, string>;
  readonly record: RecordFile | undefined;
}

export interface Project {
  readonly folder: string;
  run(args: readonly string[], env?: Readonly<Record<string, string>>, cwd?: string): Promise<Run>;
  /** Runs an app that synthesises into the folder called `cdk.out`, which is removed before. */
  synth(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Synth>;
  remove(): void;
}

/** The files, and a `node_modules` with what they need: the recorder built from its sources, all else as it is installed. */
export async function createProject(files: Readonly<Record<string, string>>): Promise<Project> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "iamend-record-")));
  for (const name of ["aws-cdk-lib", "constructs", "tsx", "ts-node", "typescript", "aws-cdk", "@types/node"])
    link(realpathSync(join(workspace, "node_modules", name)), join(folder, "node_modules", name));
  const mapping = createRequire(join(package_, "package.json")).resolve(
    "@jridgewell/trace-mapping/package.json",
  );
  link(dirname(mapping), join(folder, "node_modules/@jridgewell/trace-mapping"));
  const own = join(folder, "node_modules/@iamend/cdk-app");
  mkdirSync(join(own, "dist"), { recursive: true });
  copyFileSync(join(package_, "package.json"), join(own, "package.json"));
  await bundleRecorder(package_, join(own, "dist"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }

  const run: Project["run"] = (args, env = {}, cwd = folder) => runNode(args, env, cwd);
  return {
    folder,
    run,
    synth: async (args, env = {}) => {
      const out = join(folder, "cdk.out");
      rmSync(out, { recursive: true, force: true });
      const done = await run(args, { CDK_OUTDIR: "cdk.out", ...env });
      return { ...done, ...(existsSync(out) ? readAssembly(out) : { files: new Map(), record: undefined }) };
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function readAssembly(out: string): Pick<Synth, "files" | "record"> {
  const names = readdirSync(out, { recursive: true }).map(String);
  const texts = names
    .filter((name) => statSync(join(out, name)).isFile())
    .map((name) => [name, readFileSync(join(out, name), "utf8")] as const);
  const files = new Map(texts);
  const text = files.get(RECORD);
  files.delete(RECORD);
  return { files, record: text === undefined ? undefined : (JSON.parse(text) as RecordFile) };
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "junction");
}

function runNode(args: readonly string[], env: Readonly<Record<string, string>>, cwd: string): Promise<Run> {
  // What the tests themselves are run with would reach the app.
  const inherited = { ...process.env };
  delete inherited["NODE_OPTIONS"];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env: { ...inherited, ...env } });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (data: Buffer) => (stdout += data.toString()));
    child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}
