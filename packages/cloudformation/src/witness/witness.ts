import type { Change, Refusal } from "../contract.js";
import type { CloudFormationLocated, LinkedFile } from "../link/sites.js";
import { compareData } from "./compare-data.js";
import { expectChanges } from "./expect-changes.js";
import { readData, type Data } from "./read-data.js";

/** Why a text is not accepted: it cannot be told, or it is not the old text with these changes and nothing else. */
type WitnessCode = "witness-unread" | "witness-differs";

/**
 * Does `after` differ from the file by these changes only?
 *
 * Both texts are read by another parser than the linker's, `js-yaml` or `JSON.parse`, and their data compared. Nothing
 * of this is shared with what wrote the edits.
 */
export function witness(
  file: string,
  after: string,
  changes: readonly Change[],
  located: CloudFormationLocated,
): Refusal | undefined {
  const linked = located.files.get(file);
  if (linked === undefined) return refuse("witness-unread", "The file was not read before.");
  const old = dataBefore(linked);
  const now = readData(after, linked.language);
  if (old === undefined) return refuse("witness-unread", "A second parser cannot read the file.");
  if (now === undefined) return refuse("witness-unread", "A second parser cannot read the new text.");
  const expected = expectChanges(file, old, changes, located);
  if (expected === undefined) {
    return refuse("witness-unread", "A second parser does not find all of this where it should be.");
  }
  const same = expected.isNothing ? linked.text === after : compareData(old, now, expected);
  if (same === undefined) return refuse("witness-unread", "The file holds too much to be compared.");
  return same
    ? undefined
    : refuse("witness-differs", "The new text differs from the old one by more or less than it should.");
}

/** Whoever drops an edit asks again about the same files. */
const BEFORE = new WeakMap<LinkedFile, { readonly data: Data | undefined }>();

function dataBefore(linked: LinkedFile): Data | undefined {
  const known = BEFORE.get(linked) ?? { data: readData(linked.text, linked.language) };
  BEFORE.set(linked, known);
  return known.data;
}

function refuse(code: WitnessCode, message: string): Refusal {
  return { code, message };
}
