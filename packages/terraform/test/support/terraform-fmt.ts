import { spawnSync } from "node:child_process";
import { devNull } from "node:os";

const env = { ...process.env, TF_CLI_CONFIG_FILE: devNull };

/** Is Terraform there to be asked? */
export const isInstalled = spawnSync("terraform", ["version"], { env }).status === 0;

/** The text as `terraform fmt` would have it. */
export function terraformFmt(text: string): string {
  const { status, stdout, stderr } = spawnSync("terraform", ["fmt", "-no-color", "-"], {
    env,
    input: text,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
