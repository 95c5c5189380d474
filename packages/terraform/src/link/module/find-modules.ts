// Which directories are modules that matter here, and which of them are roots.
import type { Host, Refusal } from "../../contract.js";
import type { ParsedFile } from "../../parse/parse-file.js";
import { mayHoldPolicy } from "../../parse/policy-words.js";
import { createUnit, type TerraformUnit } from "../unit.js";
import { brokenFile, mentionedPaths } from "./broken-files.js";
import { installedModules, type InstalledModules } from "./installed-modules.js";
import type { MergedBlock } from "./merged-block.js";
import { argument } from "./merged-block.js";
import { callsUnknown, terragruntCallers } from "./other-callers.js";
import { readModule, type Module } from "./module.js";
import { refuse } from "../refusal.js";
import { parentOf, resolvePath } from "./paths.js";
import type { CallTarget } from "./world.js";

export interface Modules {
  /** Every module that was read, by directory. */
  readonly all: ReadonlyMap<string, Module>;
  readonly roots: readonly Module[];
  readonly target: CallTarget;
  /** Whether Terragrunt sets the variables of a root module. */
  underTerragrunt(directory: string): boolean;
  /** Files and directories that something else may use which is not followed, and what those call. */
  readonly mentioned: ReadonlyMap<string, Refusal>;
}

/** A local source as it stands in the text; whether it really is one, the syntax tells later. */
const LOCAL_SOURCE = /"?source"?\s*[=:]\s*"(\.{1,2}\/[^"$]*|\.{1,2})"/g;

/** Reads the directories that hold a word of policies, and those that are called by or call such. `beside`: files that only set or call. */
export function findModules(
  units: ReadonlyMap<string, TerraformUnit>,
  beside: ReadonlyMap<string, TerraformUnit>,
  host: Host,
): Modules {
  const directories = new Map<string, TerraformUnit[]>();
  for (const [file, unit] of units) {
    const directory = parentOf(file);
    const known = directories.get(directory);
    if (known === undefined) directories.set(directory, [unit]);
    else known.push(unit);
  }
  const needed = neededDirectories(directories);
  const all = new Map<string, Module>();
  const installed = new Map<string, InstalledModules>();
  const terragrunt = new Map<string, boolean>();
  const byText = new Map<string, TerraformUnit>();

  function read(directory: string): Module | undefined {
    const known = all.get(directory);
    if (known !== undefined) return known;
    const here = directories.get(directory) ?? installedUnits(directory, host);
    if (here.length === 0) return undefined;
    const parsed = here.map(parsedOnce);
    const module = readModule(directory, parsed, brokenFile(directory, parsed, units, host));
    all.set(directory, module);
    return module;
  }

  /** Each text is parsed once, however many files have it. */
  function parsedOnce(unit: TerraformUnit): ParsedFile {
    const known = byText.get(unit.text);
    const alike = known !== undefined && isJson(known) === isJson(unit) ? known.parsed() : undefined;
    if (known === undefined) byText.set(unit.text, unit);
    return unit.parsed(alike?.problems.length === 0 ? alike : undefined);
  }

  for (const directory of needed) read(directory);
  const mentioned = new Map<string, Refusal>();
  for (const [directory, here] of directories) mentionedBy(directory, here);
  mentionedElsewhere();
  const called = new Set<string>();
  for (const module of [...all.values()]) {
    for (const call of module.calls.values()) {
      const directory = localTarget(module, call);
      if (directory !== undefined && directory !== module.directory && directories.has(directory))
        called.add(directory);
    }
  }
  const roots = [...all.values()].filter(
    ({ directory, keepsState }) => !isInstalled(directory) && (keepsState || !called.has(directory)),
  );
  function mentionedBy(directory: string, here: readonly TerraformUnit[]): void {
    for (const unit of here) {
      const { file, text } = unit;
      // Read already, or worth reading for what it names.
      const paths = all.has(directory) || text.includes("module") ? mentionedPaths(directory, text) : [];
      if (!paths.some((path) => path !== directory && (all.has(path) || !directories.has(path)))) continue;
      if (unit.parsed().problems.length === 0) continue;
      const why = refuse("broken-file", `${file} cannot be read whole, and may use it`, {
        file,
        range: [0, 0],
      });
      paths.forEach((path) => {
        mention(path, why);
      });
    }
  }

  function mentionedElsewhere(): void {
    for (const { file, text } of beside.values()) {
      if (!file.endsWith(".hcl")) continue;
      for (const { directory, why } of terragruntCallers(file, text, directories.keys()))
        mention(directory, why);
    }
    for (const unit of units.values()) {
      const why = callsUnknown(unit);
      if (why === undefined) continue;
      for (const directory of all.keys()) if (directory !== parentOf(unit.file)) mention(directory, why);
    }
  }

  function mention(path: string, why: Refusal): void {
    if (mentioned.has(path)) return;
    mentioned.set(path, why);
    const module = all.get(path);
    for (const call of module?.calls.values() ?? []) {
      const next = module === undefined ? undefined : localTarget(module, call);
      if (next !== undefined) mention(next, why);
    }
  }

  return {
    all,
    mentioned,
    roots: [...roots, ...unreached(all, roots)],
    target(caller, call, { root, names }) {
      const local = localTarget(caller, call);
      if (local !== undefined) return read(local);
      const known = installed.get(root) ?? installedModules(root, host);
      installed.set(root, known);
      const directory = known.get(names.join("."));
      return directory === undefined ? undefined : read(directory);
    },
    underTerragrunt(directory) {
      const known = terragrunt.get(directory);
      if (known !== undefined) return known;
      const found = host.list(directory).some((name) => /(?:^|\/)terragrunt\.hcl$/.test(name));
      terragrunt.set(directory, found);
      return found;
    },
  };
}

function isJson({ file }: TerraformUnit): boolean {
  return file.endsWith(".json");
}

/** Modules that only call one another in a circle have no root above them. */
function unreached(all: ReadonlyMap<string, Module>, roots: readonly Module[]): readonly Module[] {
  const reached = new Set<string>();
  const extra: Module[] = [];
  const visit = (start: Module): void => {
    const open = [start];
    for (let module = open.pop(); module !== undefined; module = open.pop()) {
      if (reached.has(module.directory)) continue;
      reached.add(module.directory);
      for (const call of module.calls.values()) {
        const next = all.get(localTarget(module, call) ?? "\0");
        if (next !== undefined) open.push(next);
      }
    }
  };
  roots.forEach(visit);
  for (const module of all.values()) {
    if (reached.has(module.directory) || isInstalled(module.directory)) continue;
    extra.push(module);
    visit(module);
  }
  return extra;
}

/** The directory that a call names by a path. */
function localTarget({ directory }: Module, call: MergedBlock): string | undefined {
  const source = argument(call.parts, "source")?.value;
  if (source?.kind !== "string" || !/^\.{1,2}(?:\/|$)/.test(source.value)) return undefined;
  return resolvePath(directory, source.value);
}

/** Whether a directory holds what `terraform init` installed. */
export function isInstalled(path: string): boolean {
  return /(?:^|\/)\.(?:terraform|terragrunt-cache)(?:\/|$)/.test(path);
}

function installedUnits(directory: string, host: Host): readonly TerraformUnit[] {
  if (!isInstalled(directory)) return [];
  return host.list(directory).flatMap((name) => {
    const file = name.includes("/") ? name : `${directory}/${name}`;
    if (!/\.(?:tf|tofu)(?:\.json)?$/.test(file)) return [];
    const text = host.read(file);
    return typeof text === "string" ? [createUnit(file, text)] : [];
  });
}

function neededDirectories(directories: ReadonlyMap<string, readonly TerraformUnit[]>): readonly string[] {
  const linked = new Map<string, Set<string>>();
  const link = (from: string, to: string): void => {
    const known = linked.get(from);
    if (known === undefined) linked.set(from, new Set([to]));
    else known.add(to);
  };
  const open: string[] = [];
  for (const [directory, units] of directories) {
    if (units.some(({ text }) => mayHoldPolicy(text))) open.push(directory);
    for (const { text } of units) {
      if (!text.includes("module")) continue;
      for (const [, source = ""] of text.matchAll(LOCAL_SOURCE)) {
        const target = resolvePath(directory, source);
        if (target === undefined || !directories.has(target)) continue;
        link(directory, target);
        link(target, directory);
      }
    }
  }
  const needed = new Set<string>();
  for (let directory = open.pop(); directory !== undefined; directory = open.pop()) {
    if (needed.has(directory)) continue;
    needed.add(directory);
    open.push(...(linked.get(directory) ?? []));
  }
  // In the order of the units, so that the result does not depend on how the walk went.
  return [...directories.keys()].filter((directory) => needed.has(directory));
}
