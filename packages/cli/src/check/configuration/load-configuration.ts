import { realpathSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import {
  DEFAULT_CONFIGURATION,
  readConfiguration,
  type Configuration,
  type ReadConfiguration,
} from "@iamend/engine";
import { CommandError } from "../../command-error.js";
import { parseJson, shapeError } from "../../input/read-json.js";
import { readText } from "../../input/read-text.js";
import type { CheckCommandOptions } from "../check-options.js";
import { findRoot } from "../find-root.js";
import { findConfiguration } from "./find-configuration.js";
import { loadCode } from "./load-code.js";
import { rebase } from "./rebase.js";

/** What holds for a run: the configuration with what the command line says over it. */
export interface LoadedConfiguration {
  /** The real path of the root. */
  readonly root: string;
  readonly configuration: Configuration;
  /** The folder that the patterns of `ignore` mean. */
  readonly folder: string;
  /** Files to read, as paths that this process can open. */
  readonly findings: readonly string[];
  readonly catalog: string | undefined;
}

/** Finds the root and the configuration (`--config`, else the nearest upwards), reads it, and lays the options over it. */
export async function loadConfiguration(
  options: CheckCommandOptions,
  cwd: string,
): Promise<LoadedConfiguration> {
  const path = findConfiguration(options.config, cwd);
  const folder = path === undefined ? undefined : dirname(path);
  const root = findRoot(options.root, folder, cwd);
  const read = path === undefined ? undefined : await readFile(path, cwd, options.configCode);
  const configuration = read === undefined ? DEFAULT_CONFIGURATION : rebase(read.configuration, root);
  const near = (file: string): string => (folder === undefined ? file : nameOf(resolve(folder, file), cwd));
  return {
    root,
    folder: folder === undefined ? root : realpathSync(folder),
    configuration: {
      ...configuration,
      ...(options.accounts === undefined ? {} : { accounts: [{ path: "", accounts: options.accounts }] }),
      ...(options.minUnusedDays === undefined ? {} : { minUnusedDays: options.minUnusedDays }),
      // What the configuration protects, an option cannot leave without protection.
      keep: [...configuration.keep, ...(options.keep ?? [])],
    },
    findings: options.findings ?? (read?.findings ?? []).map(near),
    catalog: options.catalog ?? (read?.catalog === undefined ? undefined : near(read.catalog)),
  };
}

async function readFile(path: string, cwd: string, codeAllowed: boolean): Promise<ReadConfiguration> {
  const name = nameOf(path, cwd);
  // Absolute for now: what a path means does not depend on where the root is.
  const options = { folder: realpathSync(dirname(path)) };
  if (path.endsWith(".json")) {
    const input = { ...readText(path, "a configuration (JSON)"), name };
    const read = readConfiguration(parseJson(input, { exact: true }), options);
    if (!read.ok) throw shapeError(input, read.problems);
    return read.value;
  }
  if (!codeAllowed)
    throw new CommandError(`${name}: it is code, and --no-config-code accepts a configuration in JSON only`);
  const read = readConfiguration(await loadCode(path, name), options);
  if (read.ok) return read.value;
  throw new CommandError(
    `${name}: ${read.problems.map(({ path: at, message }) => `${at}: ${message}`).join("; ")}`,
  );
}

function nameOf(path: string, cwd: string): string {
  return relative(cwd, path) || ".";
}
