import { existsSync, realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Catalog, PrincipalFindings } from "@iamend/core";
import type { Tie } from "@iamend/source";
import { readConfiguration, type Configuration } from "@iamend/engine";
import {
  ADAPTERS,
  ignoredByConfiguration,
  InputError,
  loadCatalog,
  loadConfigurationSync,
  readEvidenceFiles,
  readPrincipals,
  rebase,
} from "@iamend/engine/node";
import type { PluginSettings } from "./settings.js";
import { stamps } from "./stamps.js";

/** Everything that is given to the engine beside the source. */
export interface Inputs {
  /** A real path. */
  readonly root: string;
  readonly configuration: Configuration;
  readonly findings: readonly PrincipalFindings[];
  readonly evidence: readonly Tie[];
  readonly catalog: Catalog;
  /** Files of the root that are asked for not to be reported. */
  readonly isIgnored: (file: string) => boolean;
  /** What was read for it: absolute paths. */
  readonly files: readonly string[];
  /** Changes when one of the files does. */
  readonly stamp: string;
}

/**
 * Reads configuration, findings, evidence and catalog; what the options say stands over what a configuration file says.
 *
 * Throws an `InputError` for what cannot be read. `warn` is told what a person should know.
 */
export function loadInputs(settings: PluginSettings, warn: (text: string) => void): Inputs {
  const { options } = settings;
  const basePath = realFolder(settings.basePath);
  const { root: rootOption, config, ...written } = options;
  const own = readConfiguration(written, { folder: basePath });
  if (!own.ok) {
    const [first] = own.problems;
    throw new InputError(`iamend.config(): ${first?.path ?? "$"}: ${first?.message ?? "not understood"}`);
  }
  const loaded = loadConfigurationSync(
    {
      ...pathOption("config", config, basePath),
      ...pathOption("root", rootOption, basePath),
      configCode: true,
    },
    basePath,
  );
  const { root, folder } = loaded;
  const given = rebase(own.value.configuration, root);
  const isGiven = (key: keyof Configuration): boolean => Object.hasOwn(written, key);
  const above = Object.fromEntries(
    (Object.keys(given) as (keyof Configuration)[]).flatMap((key) =>
      isGiven(key) ? [[key, given[key]]] : [],
    ),
  ) as Partial<Configuration>;
  const configuration: Configuration = {
    ...loaded.configuration,
    ...above,
    // What a configuration file protects, an option cannot leave without protection.
    keep: [...loaded.configuration.keep, ...given.keep],
    rules: { ...loaded.configuration.rules, ...onlyWritten(given.rules, written["rules"]) },
  };
  const ignores = [
    ignoredByConfiguration(loaded.configuration.ignore, folder, root),
    ignoredByConfiguration(given.ignore, basePath, root),
  ];
  const pathsOf = (key: "findings" | "evidence"): readonly string[] =>
    (key in written ? own.value[key] : loaded[key]).map((file) => resolve(basePath, file));
  const findingsFiles = pathsOf("findings");
  const evidenceFiles = pathsOf("evidence");
  const catalogFile = own.value.catalog ?? loaded.catalog;
  const files = [
    ...findingsFiles,
    ...evidenceFiles,
    ...(catalogFile === undefined ? [] : [resolve(basePath, catalogFile)]),
    ...(loaded.path === undefined ? [] : [loaded.path]),
  ];
  const stamp = stamps(files);
  const { minUnusedDays } = configuration;
  return {
    root,
    configuration,
    findings: readPrincipals({ files: findingsFiles, principal: undefined, minUnusedDays }, warn),
    evidence: readEvidenceFiles(evidenceFiles, ADAPTERS, warn),
    catalog: loadCatalog(catalogFile === undefined ? undefined : resolve(basePath, catalogFile)),
    isIgnored: (file) => ignores.some((ignored) => ignored(file)),
    files,
    stamp,
  };
}

function realFolder(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return realpathSync(path);
  throw new InputError(`iamend.config(): $.basePath: expected a folder, found ${path}`);
}

/** A configuration that was read has a level for every rule. */
function onlyWritten(rules: Configuration["rules"], written: unknown): Partial<Configuration["rules"]> {
  if (typeof written !== "object" || written === null) return {};
  return Object.fromEntries(Object.entries(rules).filter(([rule]) => Object.hasOwn(written, rule)));
}

function pathOption(
  name: "config" | "root",
  value: unknown,
  basePath: string,
): Readonly<Partial<Record<"config" | "root", string>>> {
  if (value === undefined) return {};
  if (typeof value !== "string") throw new InputError(`iamend.config(): $.${name}: expected a path`);
  const path = resolve(basePath, value);
  if (!existsSync(path)) throw new InputError(`iamend.config(): $.${name}: there is no ${path}`);
  return { [name]: path };
}
