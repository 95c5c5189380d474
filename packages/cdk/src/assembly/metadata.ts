// What an assembly tells of the constructs of a stack.
import type { Host } from "../contract.js";
import {
  arrayElements,
  isAbsent,
  member,
  nameIn,
  objectMembers,
  readJson,
  textOf,
  type Json,
} from "./json-reader.js";
import { parseFrames, type Frame } from "./frames.js";
import { pathIn } from "./relative-path.js";

/** By construct path, without the `/` that it begins with. */
export type Metadata = ReadonlyMap<string, ConstructMetadata>;

export interface ConstructMetadata {
  readonly logicalIds: readonly string[];
  /** Of a stack, nested ones too. */
  readonly templateFile: string | undefined;
  readonly frames: readonly Frame[];
}

interface Draft {
  readonly logicalIds: string[];
  templateFile: string | undefined;
  /** The first that is told: where the construct itself was made, or where its logical id was asked for. */
  frames: readonly Frame[];
}

/** What stands in the manifest, and since 2.251 in a file of its own. */
export function readMetadata(host: Host, directory: string, artifact: Json): Metadata {
  const drafts = new Map<string, Draft>();
  const other = member(artifact, "additionalMetadataFile");
  const name = isAbsent(other) ? undefined : nameIn(other);
  const file =
    name === undefined ? undefined : readJson(host, pathIn(directory, name), artifact.file.refusals);
  for (const source of [file, member(artifact, "metadata")])
    if (source !== undefined && !isAbsent(source)) addAll(source, drafts);
  return drafts;
}

function addAll(source: Json, drafts: Map<string, Draft>): void {
  for (const [path, entries] of objectMembers(source) ?? []) {
    const key = path.replace(/^\//, "");
    const draft = drafts.get(key) ?? { logicalIds: [], templateFile: undefined, frames: [] };
    drafts.set(key, draft);
    for (const entry of arrayElements(entries) ?? []) add(entry, draft);
  }
}

function add(entry: Json, draft: Draft): void {
  const data = member(entry, "data");
  switch (nameIn(member(entry, "type"))) {
    case "aws:cdk:logicalId": {
      const id = nameIn(data);
      if (id !== undefined) draft.logicalIds.push(id);
      addFrames(member(entry, "trace"), draft);
      break;
    }
    case "aws:cdk:creationStack":
      addFrames(data, draft);
      break;
    case "aws:cdk:templateFile":
      draft.templateFile = nameIn(data);
      break;
    default:
  }
}

function addFrames(trace: Json, draft: Draft): void {
  if (isAbsent(trace) || draft.frames.length > 0) return;
  const lines = arrayElements(trace)?.map(textOf) ?? [];
  draft.frames = parseFrames(lines.filter((line) => line !== undefined));
}
