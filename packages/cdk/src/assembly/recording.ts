// What the recorder of `@iamend/cdk-app` wrote beside a manifest.
import type { Host, Refusal } from "../contract.js";
import type {
  RecordedAddition,
  RecordedDocument,
  RecordedPlace,
  RecordedStatement,
  Recording,
} from "./assembly.js";
import {
  arrayElements,
  isAbsent,
  member,
  nameIn,
  objectMembers,
  oneOf,
  positiveIn,
  readJson,
  textOf,
  wrong,
  type Json,
} from "./json-reader.js";
import { pathIn } from "./relative-path.js";

export const RECORD = "iamend-record.json";

const VERSION = 1;

/** `undefined` if anything in it is not as it should be: of half a record, nothing could be said to be all. */
export function readRecording(host: Host, directory: string, refusals: Refusal[]): Recording | undefined {
  const before = refusals.length;
  const file = pathIn(directory, RECORD);
  const root = readJson(host, file, refusals);
  if (root === undefined) return undefined;
  const version = member(root, "version");
  if (version.value !== VERSION) {
    wrong(version, `${String(VERSION)}, the version that is known here`);
    return undefined;
  }
  const files = hashesIn(member(root, "files"), directory);
  const noted = member(root, "templates");
  const templates = isAbsent(noted) ? new Map<string, string>() : hashesIn(noted, directory);
  const statements = all(member(root, "statements"), (json) => statementIn(json, directory));
  return refusals.length === before ? { file, files, templates, statements } : undefined;
}

function hashesIn(json: Json, directory: string): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>();
  for (const [name, entry] of objectMembers(json) ?? []) {
    const hash = hashIn(member(entry, "sha256"));
    if (hash !== undefined) hashes.set(pathIn(directory, name), hash);
  }
  return hashes;
}

function statementIn(json: Json, directory: string): RecordedStatement | undefined {
  const at = placeIn(member(json, "at"), directory);
  const by = oneOf(member(json, "by"), ["new", "fromJson", "library"]);
  const called = member(json, "through");
  const through = isAbsent(called) ? undefined : nameIn(called);
  const effect = oneOf(member(json, "effect"), ["Allow", "Deny"]);
  const actions = actionsIn(member(json, "actions"));
  const notActions = optional(member(json, "notActions"), actionsIn);
  const added = optional(member(json, "added"), (list) => all(list, (one) => additionIn(one, directory)));
  const documents = all(member(json, "documents"), (one) => documentIn(one, directory));
  const elsewhere = member(json, "elsewhere").value === true;
  if (at === undefined || by === undefined || effect === undefined) return undefined;
  return { at, by, through, effect, actions, notActions, added, documents, elsewhere };
}

function additionIn(json: Json, directory: string): RecordedAddition | undefined {
  const at = placeIn(member(json, "at"), directory);
  const actions = actionsIn(member(json, "actions"));
  return at === undefined ? undefined : { at, actions };
}

function documentIn(json: Json, directory: string): RecordedDocument | undefined {
  const template = nameIn(member(json, "template"));
  const logicalId = nameIn(member(json, "logicalId"));
  const property = nameIn(member(json, "property"));
  const path = nameIn(member(json, "path"));
  if (template === undefined || logicalId === undefined || property === undefined || path === undefined)
    return undefined;
  return { template: pathIn(directory, template), logicalId, property, path };
}

function placeIn(json: Json, directory: string): RecordedPlace | undefined {
  const file = nameIn(member(json, "file"));
  const line = positiveIn(member(json, "line"));
  const column = positiveIn(member(json, "column"));
  if (file === undefined || line === undefined || column === undefined) return undefined;
  return { file: pathIn(directory, file), line, column };
}

/** A token that came to no text is `null`. */
function actionsIn(json: Json): readonly (string | undefined)[] {
  return (arrayElements(json) ?? []).map((one) => (one.value === null ? undefined : textOf(one)));
}

function hashIn(json: Json): string | undefined {
  const { value } = json;
  if (typeof value === "string" && /^[0-9a-f]{64}$/.test(value)) return value;
  wrong(json, "64 hexadecimal digits");
  return undefined;
}

function optional<T>(json: Json, read: (json: Json) => readonly T[]): readonly T[] {
  return isAbsent(json) ? [] : read(json);
}

function all<T>(json: Json, read: (json: Json) => T | undefined): readonly T[] {
  return (arrayElements(json) ?? []).map(read).filter((one) => one !== undefined);
}
