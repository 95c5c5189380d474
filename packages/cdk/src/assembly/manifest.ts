// The manifest of an assembly: `cloud-assembly-schema` describes it; what is not needed here is not looked at.
import type { Host, Refusal } from "../contract.js";
import { isAbsent, member, nameIn, objectMembers, readJson, wrong, type Json } from "./json-reader.js";
import { readMetadata, type Metadata } from "./metadata.js";
import { pathIn } from "./relative-path.js";

const MANIFEST = "manifest.json";

export interface Manifest {
  readonly stacks: readonly StackArtifact[];
  /** Directories of the assemblies in it, relative to the root. */
  readonly assemblies: readonly string[];
  /** Files that say what is uploaded, relative to the root. */
  readonly assetManifests: readonly string[];
}

export interface StackArtifact {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly template: string;
  readonly account: string | undefined;
  readonly region: string | undefined;
  readonly metadata: Metadata;
}

/** Any version: what is read has not changed since the first, and a new major one comes with nearly every release. */
const VERSION = /^\d+\.\d+\.\d+/;
const ENVIRONMENT = /^aws:\/\/([\w\-@.]+)\/([a-z\-0-9]+)$/;

/** `undefined` if a part that matters is not as it should be; why is added to `refusals`. */
export function readManifest(host: Host, directory: string, refusals: Refusal[]): Manifest | undefined {
  const before = refusals.length;
  const root = readJson(host, pathIn(directory, MANIFEST), refusals);
  if (root === undefined) return undefined;
  const version = member(root, "version");
  if (typeof version.value !== "string" || !VERSION.test(version.value))
    wrong(version, "a version like 36.0.0");
  const stacks: StackArtifact[] = [];
  const assemblies: string[] = [];
  const assetManifests: string[] = [];
  const artifacts = member(root, "artifacts");
  for (const [id, artifact] of isAbsent(artifacts) ? [] : (objectMembers(artifacts) ?? [])) {
    const properties = member(artifact, "properties");
    switch (nameIn(member(artifact, "type"))) {
      case "aws:cloudformation:stack": {
        const stack = stackArtifact(host, directory, id, artifact);
        if (stack !== undefined) stacks.push(stack);
        break;
      }
      case "cdk:cloud-assembly": {
        const name = nameIn(member(properties, "directoryName"));
        if (name !== undefined) assemblies.push(pathIn(directory, name));
        break;
      }
      case "cdk:asset-manifest": {
        const file = nameIn(member(properties, "file"));
        if (file !== undefined) assetManifests.push(pathIn(directory, file));
        break;
      }
      default:
    }
  }
  return refusals.length === before ? { stacks, assemblies, assetManifests } : undefined;
}

function stackArtifact(host: Host, directory: string, id: string, artifact: Json): StackArtifact | undefined {
  const properties = member(artifact, "properties");
  const template = nameIn(member(properties, "templateFile"));
  const environment = environmentOf(member(artifact, "environment"));
  const given = member(properties, "stackName");
  const name = isAbsent(given) ? id : nameIn(given);
  const shown = member(artifact, "displayName");
  const path = isAbsent(shown) ? id : nameIn(shown);
  const metadata = readMetadata(host, directory, artifact);
  if (template === undefined || environment === undefined || name === undefined || path === undefined)
    return undefined;
  return { id, name, path, template: pathIn(directory, template), ...environment, metadata };
}

function environmentOf(json: Json): Pick<StackArtifact, "account" | "region"> | undefined {
  const text = nameIn(json);
  if (text === undefined) return undefined;
  const [, account, region] = ENVIRONMENT.exec(text) ?? [];
  if (account === undefined || region === undefined) {
    wrong(json, "an environment like aws://account/region");
    return undefined;
  }
  return {
    account: account === "unknown-account" ? undefined : account,
    region: region === "unknown-region" ? undefined : region,
  };
}
