import type { Host, Refusal } from "../contract.js";
import { readAssetFiles } from "./asset-files.js";
import type { Assembly, AssemblyStack } from "./assembly.js";
import { readManifest } from "./manifest.js";
import { readStack, type StackReading } from "./read-stack.js";
import { readRecording, RECORD } from "./recording.js";
import { pathIn } from "./relative-path.js";
import { sourceFiles } from "./source-files.js";

/**
 * Reads the cloud assembly in a directory, with those of its stages. What is first found not to be as it should be, in a manifest or
 * a template, is why there is none.
 *
 * A record that is not as it should be is left out, and told in `refusals`.
 */
export function readAssembly(host: Host, directory: string): Assembly | Refusal {
  const own = pathIn(".", directory);
  const refusals: Refusal[] = [];
  const readings = readStacks(host, own, refusals, new Set());
  const [first] = refusals;
  if (first !== undefined) return first;
  const hasRecord = host.list(own).includes(RECORD);
  const recording = hasRecord ? readRecording(host, own, refusals) : undefined;
  const paths = readings.flatMap(({ resources }) =>
    resources.flatMap(({ frames }) => frames.map(({ file }) => file)),
  );
  const files = sourceFiles(host, own, paths);
  return {
    directory: own,
    stacks: readings.map((reading) => finishedStack(reading, files)),
    ...(recording === undefined ? {} : { recording }),
    refusals,
  };
}

function readStacks(
  host: Host,
  directory: string,
  refusals: Refusal[],
  seen: Set<string>,
): readonly StackReading[] {
  // An assembly in itself would have no end.
  if (seen.has(directory)) return [];
  seen.add(directory);
  const manifest = readManifest(host, directory, refusals);
  if (manifest === undefined) return [];
  let assets: ReadonlyMap<string, string> | undefined;
  const surroundings = {
    host,
    files: new Set(host.list(directory)),
    assets: () => (assets ??= readAssetFiles(host, manifest.assetManifests, refusals)),
    refusals,
  };
  return [
    ...manifest.stacks
      .map((artifact) => readStack(artifact, surroundings))
      .filter((stack) => stack !== undefined),
    ...manifest.assemblies.flatMap((nested) => readStacks(host, nested, refusals, seen)),
  ];
}

function finishedStack(
  { artifact, nested, resources }: StackReading,
  files: ReadonlyMap<string, string>,
): AssemblyStack {
  const { id, name, path, template, account, region } = artifact;
  return {
    artifact: id,
    name,
    path,
    template,
    account,
    region,
    nested,
    resources: resources.map((resource) => ({
      ...resource,
      frames: resource.frames.map((frame) => ({ ...frame, file: files.get(frame.file) })),
    })),
  };
}
