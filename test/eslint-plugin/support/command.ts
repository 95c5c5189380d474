import { join, resolve } from "node:path";
import { applyFixes, type CheckResult, type Project } from "@iamend/engine";
import {
  ADAPTERS,
  ignoredByConfiguration,
  loadCatalog,
  loadConfiguration,
  openProject,
  readEvidenceFiles,
  readPrincipals,
  scopeOf,
  type Scope,
  type UnsavedText,
} from "@iamend/engine/node";
import { isRefusal } from "@iamend/source";

/** What `iamend check` makes of a root, in this process: one for each of hundreds of files would take minutes. */
export interface Command {
  /** Of everything below the root. */
  readonly all: CheckResult;
  /** `iamend check FILE`; by its path relative to the root. */
  readonly alone: (file: string) => CheckResult;
  /** `iamend check --stdin-filename FILE`. */
  readonly unsaved: (file: string, text: string) => CheckResult;
  readonly textOf: (file: string) => string;
  /** `iamend check --fix`: the texts that it would write, by file. */
  readonly fixAll: () => ReadonlyMap<string, string>;
}

const NO_TERMINAL = (): void => undefined;

/** Reads a root (a real path) that has an `iamend.config.json`. */
export async function openCommand(root: string): Promise<Command> {
  await Promise.all(ADAPTERS.map((adapter) => adapter.load()));
  const loaded = await loadConfiguration(
    { configCode: false, config: join(root, "iamend.config.json") },
    root,
  );
  const { configuration } = loaded;
  const { minUnusedDays } = configuration;
  const given = {
    configuration,
    findings: readPrincipals(
      {
        // As they are called from the root.
        files: loaded.findings.map((file) => resolve(root, file)),
        principal: undefined,
        minUnusedDays,
      },
      NO_TERMINAL,
    ),
    evidence: readEvidenceFiles(
      loaded.evidence.map((file) => resolve(root, file)),
      ADAPTERS,
      NO_TERMINAL,
    ),
    catalog: loadCatalog(loaded.catalog === undefined ? undefined : resolve(root, loaded.catalog)),
    note: NO_TERMINAL,
  };
  const isIgnored = ignoredByConfiguration(configuration.ignore, loaded.folder, root);
  const open = (unsaved?: UnsavedText): { readonly scope: Scope; readonly project: Project } => {
    const scope = scopeOf({ root, paths: [], unsaved, isIgnored });
    const { walk, host, files } = scope;
    return { scope, project: openProject({ walk, host, files, ...given, now: Date.now() }) };
  };
  const { scope, project } = open();
  return {
    all: project.check({ only: scope.only }),
    alone: (file) => project.check({ only: new Set(scope.only.has(file) ? [file] : []) }),
    unsaved(file, text) {
      const edited = open({ name: join(root, file), text });
      return edited.project.check({ only: edited.scope.only });
    },
    textOf: (file) => scope.host.known(file) ?? "",
    fixAll: () => fixAll(open()),
  };
}

/** Until nothing is left to fix. */
function fixAll({
  scope: { host, only },
  project,
}: {
  readonly scope: Scope;
  readonly project: Project;
}): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (;;) {
    const changed = applyFixes(project.check({ only }), host, { suggestions: false });
    if (isRefusal(changed)) throw new Error(changed.message);
    if (changed.size === 0) return texts;
    for (const [file, { after }] of changed) texts.set(file, after);
    host.replace(changed);
  }
}
