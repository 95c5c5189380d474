import { realpathSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import type { Configuration } from "../../configuration/configuration.js";
import {
  DEFAULT_CONFIGURATION,
  readConfiguration,
  type ReadConfiguration,
} from "../../configuration/read-configuration.js";
import { InputError } from "../input/input-error.js";
import { parseJson, shapeError } from "../input/read-json.js";
import { readText } from "../input/read-text.js";
import { findConfiguration } from "./find-configuration.js";
import { findRoot } from "./find-root.js";
import { loadCode, loadCodeSync } from "./load-code.js";
import { rebase } from "./rebase.js";

/** What is said beside a configuration, and over it; paths are relative to the working directory of the process. */
export interface ConfigurationOptions {
  readonly config?: string;
  readonly root?: string;
  readonly accounts?: readonly string[];
  readonly minUnusedDays?: number;
  readonly keep?: readonly string[];
  readonly findings?: readonly string[];
  readonly evidence?: readonly string[];
  readonly catalog?: string;
  /** Whether a configuration may be code, which is run. */
  readonly configCode: boolean;
}

/** What holds for a run: the configuration with what the options say over it. */
export interface LoadedConfiguration {
  /** The real path of the root. */
  readonly root: string;
  readonly configuration: Configuration;
  /** The absolute path of the file that it was read from, if there is one. */
  readonly path?: string;
  /** The folder that the patterns of `ignore` mean. */
  readonly folder: string;
  /** Files to read, as paths that this process can open. */
  readonly findings: readonly string[];
  readonly evidence: readonly string[];
  readonly catalog: string | undefined;
}

/** Finds the root and the configuration (`config`, else the nearest upwards), reads it, and lays the options over it. */
export async function loadConfiguration(
  options: ConfigurationOptions,
  cwd: string,
): Promise<LoadedConfiguration> {
  const places = findPlaces(options, cwd);
  const code = codeOf(places, options);
  return laidOver(places, code && (await loadCode(code.path, code.name)), options, cwd);
}

/** The same at once; a configuration that is code and has to be awaited for is an error. */
export function loadConfigurationSync(options: ConfigurationOptions, cwd: string): LoadedConfiguration {
  const places = findPlaces(options, cwd);
  const code = codeOf(places, options);
  return laidOver(places, code && loadCodeSync(code.path, code.name), options, cwd);
}

interface Places {
  /** A real path. */
  readonly root: string;
  readonly file: ConfigurationFile | undefined;
}

interface ConfigurationFile {
  /** Absolute. */
  readonly path: string;
  /** For messages. */
  readonly name: string;
}

function findPlaces(options: ConfigurationOptions, cwd: string): Places {
  const path = findConfiguration(options.config, cwd);
  const root = findRoot(options.root, path === undefined ? undefined : dirname(path), cwd);
  return { root, file: path === undefined ? undefined : { path, name: nameOf(path, cwd) } };
}

/** The configuration, if it is code, which is to be loaded first. */
function codeOf({ file }: Places, { configCode }: ConfigurationOptions): ConfigurationFile | undefined {
  if (file === undefined || isJson(file)) return undefined;
  if (!configCode)
    throw new InputError(
      `${file.name}: it is code, and --no-config-code accepts a configuration in JSON only`,
    );
  return file;
}

/** `exported`: by a configuration that is code. */
function laidOver(
  { root, file }: Places,
  exported: unknown,
  options: ConfigurationOptions,
  cwd: string,
): LoadedConfiguration {
  const folder = file === undefined ? undefined : dirname(file.path);
  const read = file === undefined ? undefined : readFile(file, exported);
  const configuration = read === undefined ? DEFAULT_CONFIGURATION : rebase(read.configuration, root);
  const near = (name: string): string => (folder === undefined ? name : nameOf(resolve(folder, name), cwd));
  return {
    root,
    ...(file === undefined ? {} : { path: file.path }),
    folder: folder === undefined ? root : realpathSync(folder),
    configuration: {
      ...configuration,
      ...(options.accounts === undefined ? {} : { accounts: [{ path: "", accounts: options.accounts }] }),
      ...(options.minUnusedDays === undefined ? {} : { minUnusedDays: options.minUnusedDays }),
      // What the configuration protects, an option cannot leave without protection.
      keep: [...configuration.keep, ...(options.keep ?? [])],
    },
    findings: options.findings ?? (read?.findings ?? []).map(near),
    evidence: options.evidence ?? (read?.evidence ?? []).map(near),
    catalog: options.catalog ?? (read?.catalog === undefined ? undefined : near(read.catalog)),
  };
}

function readFile(file: ConfigurationFile, exported: unknown): ReadConfiguration {
  // Absolute for now: what a path means does not depend on where the root is.
  const options = { folder: realpathSync(dirname(file.path)) };
  if (isJson(file)) {
    const input = { ...readText(file.path, "a configuration (JSON)"), name: file.name };
    const read = readConfiguration(parseJson(input, { exact: true }), options);
    if (!read.ok) throw shapeError(input, read.problems);
    return read.value;
  }
  const read = readConfiguration(exported, options);
  if (read.ok) return read.value;
  throw new InputError(
    `${file.name}: ${read.problems.map(({ path: at, message }) => `${at}: ${message}`).join("; ")}`,
  );
}

function isJson({ path }: ConfigurationFile): boolean {
  return path.endsWith(".json");
}

function nameOf(path: string, cwd: string): string {
  return relative(cwd, path) || ".";
}
