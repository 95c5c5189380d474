import type { Catalog, PrincipalFindings } from "@iamend/core";
import {
  applyFixes,
  createProject,
  DEFAULT_CONFIGURATION,
  type CheckResult,
  type Configuration,
  type RuleName,
} from "@iamend/engine";
import { isRefusal, type Host } from "@iamend/source";

/** The languages that are looked for. */
export type Adapters = Parameters<typeof createProject>[0]["adapters"];

/** A root in memory, with its findings. */
export interface Root {
  readonly files: ReadonlyMap<string, string>;
  readonly findings: readonly PrincipalFindings[];
  readonly catalog: Catalog;
  readonly keep?: readonly string[];
  readonly principals?: ReadonlyMap<string, readonly string[]>;
  readonly rules?: Readonly<Partial<Record<RuleName, "off" | "warn" | "error">>>;
}

export interface Fixed {
  readonly before: CheckResult;
  readonly files: ReadonlyMap<string, string>;
  /** What is left to say once the fixes are applied. */
  readonly after: CheckResult;
}

/** The account that all tests are about. */
export const ACCOUNT = "123456789012";

/** What `check --fix` does, without files and processes, in a closed world: one account, all attachments in source. */
export function fixRoot(root: Root, adapters: Adapters): Fixed {
  const before = checkRoot(root, adapters);
  const fixed = applyFixes(before, hostOf(root.files), { suggestions: false });
  if (isRefusal(fixed)) throw new Error(fixed.message);
  const files = new Map([...root.files, ...[...fixed].map(([file, { after }]) => [file, after] as const)]);
  return { before, files, after: checkRoot({ ...root, files }, adapters) };
}

/** What `check` does. */
export function checkRoot(root: Root, adapters: Adapters): CheckResult {
  const { files } = root;
  return createProject({
    host: hostOf(files),
    files: [...files.keys()].sort(),
    adapters,
    configuration: configurationOf(root),
    findings: root.findings,
    catalog: root.catalog,
  }).check();
}

function configurationOf({ keep = [], principals = new Map(), rules = {} }: Root): Configuration {
  return {
    ...DEFAULT_CONFIGURATION,
    accounts: [{ path: "", accounts: [ACCOUNT] }],
    attachments: "source",
    principals,
    keep,
    rules: { ...QUIET, ...rules },
  };
}

/** Nothing but unused permissions. */
const QUIET: Configuration["rules"] = {
  "no-unused-permissions": "error",
  "no-unused-principals": "off",
  "no-unknown-actions": "off",
  "no-redundant-actions": "off",
  "max-policy-size": "off",
  "no-ambiguous-principals": "off",
};

function hostOf(files: ReadonlyMap<string, string>): Host {
  return {
    read: (file) => files.get(file) ?? { code: "not-found", message: `There is no ${file}.` },
    list(directory) {
      const prefix = directory === "" || directory === "." ? "" : `${directory}/`;
      const inside = [...files.keys()].filter((file) => file.startsWith(prefix));
      return [...new Set(inside.map((file) => file.slice(prefix.length).replace(/\/.*$/s, "")))];
    },
  };
}
