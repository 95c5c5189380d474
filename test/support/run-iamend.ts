import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export { inFolder } from "./in-folder.js";

/** The built command; run it with this Node. */
export const COMMAND = fileURLToPath(new URL("../../packages/cli/bin/iamend.js", import.meta.url));

/** What a run of the built command left behind. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command in a process of its own. */
export function runIamend(args: readonly string[], { cwd, input, env = {} }: RunOptions = {}): Run {
  const inherited = Object.entries(process.env).filter(
    ([name]) => name !== "NO_COLOR" && name !== "FORCE_COLOR",
  );
  const done = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd,
    input: input ?? "",
    encoding: "utf8",
    env: { ...Object.fromEntries(inherited), ...env },
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}
