import type { Change, Refusal } from "../contract.js";
import type { CdkLocated, LinkedFile } from "../link/located.js";
import type { ParseCode } from "../parse/parse-code.js";
import { compareTokens } from "./compare-tokens.js";
import { compareTrees } from "./compare-trees.js";
import { expectChanges } from "./expect-changes.js";
import { readText, type ReadText } from "./read-text.js";

/** Why a text is not accepted: it cannot be told, or it is not the old text with these changes and nothing else. */
type WitnessCode = "witness-unread" | "witness-differs";

/**
 * Does `after` differ from the file by these changes only?
 *
 * Both texts are parsed and compared twice: their trees, so that no line is read as part of another; and their words, signs and
 * comments one by one. Nothing of this is shared with what wrote the edits.
 */
export function witness(
  file: string,
  after: string,
  changes: readonly Change[],
  located: CdkLocated,
  parseCode: ParseCode,
): Refusal | undefined {
  const linked = located.files.get(file);
  if (linked === undefined) return refuse("witness-unread", "The file was not read before.");
  if (linked.text === after && changes.length === 0) return undefined;
  const old = readBefore(file, linked, parseCode);
  if (old === undefined) return refuse("witness-unread", "The file cannot be read.");
  const expected = expectChanges(file, old, changes, located);
  if (expected === undefined) {
    return refuse("witness-unread", "A second reading does not find all of this where it should be.");
  }
  if (expected.isNothing) return linked.text === after ? undefined : differs();
  const now = readText(file, after, parseCode);
  if (now === undefined) return refuse("witness-unread", "The new text cannot be read.");
  return compareTrees(old.program, now.program, expected) && compareTokens(old, now, expected)
    ? undefined
    : differs();
}

/** Whoever drops an edit asks again about the same files. */
const BEFORE = new WeakMap<LinkedFile, { readonly read: ReadText | undefined }>();

function readBefore(file: string, linked: LinkedFile, parseCode: ParseCode): ReadText | undefined {
  const known = BEFORE.get(linked) ?? { read: readText(file, linked.text, parseCode) };
  BEFORE.set(linked, known);
  return known.read;
}

function differs(): Refusal {
  return refuse("witness-differs", "The new text differs from the old one by more or less than it should.");
}

function refuse(code: WitnessCode, message: string): Refusal {
  return { code, message };
}
