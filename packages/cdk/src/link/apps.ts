import type { Assembly } from "../assembly/assembly.js";
import { readAssembly } from "../assembly/read-assembly.js";
import { isRefusal } from "@iamend/source";
import type { Host, Refusal } from "../contract.js";
import { refuse } from "./refusal.js";
import { isLeftOver } from "./staleness.js";

/** A CDK app that was synthesised. */
export interface App {
  /** Where it runs, relative to the root; `.` for the root itself. Addresses begin with it. */
  readonly directory: string;
  readonly assembly: Assembly;
}

/** The apps of a root that have a cloud assembly, and what keeps others from being read. */
export interface Apps {
  readonly apps: readonly App[];
  readonly refusals: readonly Refusal[];
  /** Directories of apps that have no assembly: what they make is not known. */
  readonly unmade: readonly string[];
}

/**
 * Looks for cloud assemblies where the CLI of CDK puts them: in `cdk.out`, or as `cdk.json` says, beside code or in a directory above it.
 */
export function findApps(files: Iterable<string>, host: Host): Apps {
  const apps: App[] = [];
  const refusals: Refusal[] = [];
  const unmade: string[] = [];
  const seen = new Set<string>();
  for (const directory of directoriesAbove(files)) {
    const output = outputOf(directory, host);
    const path = joined(directory, output);
    if (path === undefined || seen.has(path)) continue;
    seen.add(path);
    if (typeof host.read(`${path}/manifest.json`) !== "string") {
      if (typeof host.read(joined(directory, "cdk.json") ?? "cdk.json") === "string") unmade.push(directory);
      continue;
    }
    const assembly = readAssembly(host, path);
    if (isRefusal(assembly)) refusals.push(assembly);
    else if (isLeftOver(assembly, host)) {
      const { recording, ...rest } = assembly;
      const message = `${recording?.file ?? path} is of an earlier synthesis, and is not used`;
      apps.push({
        directory,
        assembly: { ...rest, refusals: [...rest.refusals, refuse("assembly-stale", message)] },
      });
    } else apps.push({ directory, assembly });
  }
  return { apps, refusals: [...refusals, ...apps.flatMap(({ assembly }) => assembly.refusals)], unmade };
}

/** `.` and every directory that holds a file, at any depth; sorted. */
function directoriesAbove(files: Iterable<string>): readonly string[] {
  const all = new Set(["."]);
  for (const file of files) {
    for (let end = file.lastIndexOf("/"); end > 0; end = file.lastIndexOf("/", end - 1)) {
      const directory = file.slice(0, end);
      if (all.has(directory)) break;
      all.add(directory);
    }
  }
  return [...all].sort();
}

function outputOf(directory: string, host: Host): string {
  const text = host.read(joined(directory, "cdk.json") ?? "cdk.json");
  if (typeof text !== "string") return "cdk.out";
  try {
    const settings: unknown = JSON.parse(text);
    const isSaid = typeof settings === "object" && settings !== null && "output" in settings;
    return isSaid && typeof settings.output === "string" ? settings.output : "cdk.out";
  } catch {
    return "cdk.out"; // the CLI says what is wrong with it
  }
}

/** A path from a directory of the root; undefined where it leads out of it. */
function joined(directory: string, path: string): string | undefined {
  if (path.startsWith("/")) return undefined;
  const steps = directory === "." ? [] : directory.split("/");
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.length === 0 ? "." : steps.join("/");
}
