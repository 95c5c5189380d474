import type { Host, Refusal } from "../contract.js";
import type { NestedStack } from "./assembly.js";
import { nestedConstructs, stackAround, type NestedConstruct } from "./construct-paths.js";
import type { Frame } from "./frames.js";
import type { StackArtifact } from "./manifest.js";
import { directoryOf, pathIn } from "./relative-path.js";
import { readTemplate, type TemplateResource } from "./template-resources.js";

/** A stack of the manifest with its templates. */
export interface StackReading {
  readonly artifact: StackArtifact;
  readonly nested: readonly NestedStack[];
  readonly resources: readonly ResourceReading[];
}

export interface ResourceReading {
  readonly template: string;
  readonly logicalId: string;
  readonly type: string;
  readonly path: string | undefined;
  readonly frames: readonly Frame[];
}

interface Surroundings {
  readonly host: Host;
  /** Files of the assembly's directory. */
  readonly files: ReadonlySet<string>;
  /** What is uploaded, by hash. */
  readonly assets: () => ReadonlyMap<string, string>;
  readonly refusals: Refusal[];
}

/** `undefined` if a template is not as it should be; why is added to the refusals. */
export function readStack(artifact: StackArtifact, surroundings: Surroundings): StackReading | undefined {
  const { host, refusals } = surroundings;
  const { metadata } = artifact;
  const constructs = nestedConstructs(metadata.keys(), metadata);
  const pathOf = pathsById(artifact, constructs);
  const nested: NestedStack[] = [];
  const resources: ResourceReading[] = [];
  const seen = new Set<string>();
  const isWhole = read(artifact.template, artifact.path);
  return isWhole ? { artifact, nested, resources } : undefined;

  function read(template: string, stackPath: string | undefined): boolean {
    // Two resources may make stacks of one template.
    if (seen.has(template)) return true;
    seen.add(template);
    const found = readTemplate(host, template, refusals);
    if (found === undefined) return false;
    return found.every((resource) => {
      const { logicalId, type } = resource;
      const path = pathOf(stackPath, logicalId) ?? resource.path;
      resources.push({ template, logicalId, type, path, frames: framesOf(path) });
      if (type !== "AWS::CloudFormation::Stack") return true;
      const [construct] = path === undefined ? [] : nestedConstructs([path], metadata);
      const file = nestedTemplate(resource, construct, template, surroundings);
      if (file === undefined) return true;
      nested.push({ parent: template, logicalId, template: file, path: construct?.path });
      return read(file, construct?.path);
    });
  }

  function framesOf(path: string | undefined): readonly Frame[] {
    return (path === undefined ? undefined : metadata.get(path)?.frames) ?? [];
  }
}

/** Construct path of a resource, by the path of its stack and its logical id there. */
function pathsById(
  { metadata, path }: StackArtifact,
  constructs: readonly NestedConstruct[],
): (stackPath: string | undefined, logicalId: string) => string | undefined {
  const stacks = [{ path }, ...constructs];
  const paths = new Map<string, Map<string, string>>();
  for (const [resource, { logicalIds }] of metadata) {
    const stack = stackAround(stacks, resource)?.path ?? path;
    const own = paths.get(stack) ?? new Map<string, string>();
    paths.set(stack, own);
    for (const id of logicalIds) own.set(id, resource);
  }
  return (stackPath, logicalId) =>
    stackPath === undefined ? undefined : paths.get(stackPath)?.get(logicalId);
}

/**
 * The template of a nested stack. Its construct says most: templates with equal bytes have one hash, and then of those files only one is
 * named beside it. One that is no JSON is none of CDK.
 */
function nestedTemplate(
  { asset, hashes }: TemplateResource,
  construct: NestedConstruct | undefined,
  parent: string,
  { files, assets }: Surroundings,
): string | undefined {
  const directory = directoryOf(parent);
  const named = construct?.templates.find((name) => files.has(name));
  if (named !== undefined) return pathIn(directory, named);
  const uploaded = hashes.map((hash) => assets().get(hash));
  return [asset === undefined ? undefined : pathIn(directory, asset), ...uploaded].find(
    (file) => file?.endsWith(".json") === true,
  );
}
