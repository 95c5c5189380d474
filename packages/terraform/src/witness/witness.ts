import type { Change, Refusal } from "../contract.js";
import type { TerraformLocated } from "../link/sites.js";
import { compareTexts } from "./compare-nodes.js";
import { compareValues } from "./compare-values.js";
import { hclToJson, type HclJsonCode } from "./hcl-to-json.js";
import { markChanges, type MarkedText } from "./mark-changes.js";
import type { Language } from "./nodes.js";

/**
 * Why a text is not accepted.
 *
 * - `witness-differs`: it is not the old text with these changes and nothing else.
 * - `witness-unclear`: it cannot be told.
 * - Those of HashiCorp's parser; and `invalid-json` for JSON that is none any more.
 */
type WitnessCode = HclJsonCode | "invalid-json" | "witness-differs" | "witness-unclear";

type Parsed = { readonly value: unknown } | { readonly refusal: Refusal };

/**
 * Does `after` differ from the file by these changes only?
 *
 * Marks are put into the old text where something changes. The marked and the new text are compared twice: as nodes of
 * the text, so that nothing hides where a parser keeps one of two, and as HashiCorp's parser reads them (`JSON.parse` for
 * JSON; a template has no parser). Nothing of this is shared with what wrote the edits.
 */
export function witness(
  file: string,
  after: string,
  changes: readonly Change[],
  located: TerraformLocated,
): Refusal | undefined {
  const before = located.files.get(file)?.text;
  if (before === undefined) return refuse("witness-unclear", "The file was not read before.");
  const marked = markChanges(file, before, after, changes, located);
  if ("code" in marked) return marked;
  if (marked.expected.isNothing) return before === after ? undefined : differs();
  const language = languageOf(file, before);
  return (
    refuseDifference(marked, (text, expected) => compareTexts(text, after, language, expected)) ??
    refuseValues(file, language, marked, after, located)
  );
}

function refuseValues(
  file: string,
  language: Language,
  marked: MarkedText,
  after: string,
  located: TerraformLocated,
): Refusal | undefined {
  if (language === "template") return undefined;
  const parse = language === "json" ? parseJson : parseHcl;
  const old = parsedOnce(file, marked.text, parse, located);
  if ("refusal" in old) return old.refusal;
  const now = parsedOnce(file, after, parse, located);
  if ("refusal" in now) return now.refusal;
  return refuseDifference(marked, (_, expected) => compareValues(old.value, now.value, expected));
}

interface ParsedText {
  readonly text: string;
  readonly parsed: Parsed;
}

/** For each file the two texts that were compared last: whoever drops an edit asks again about the files that stay as they were. */
const PARSED = new WeakMap<TerraformLocated, Map<string, readonly ParsedText[]>>();

function parsedOnce(
  file: string,
  text: string,
  parse: (text: string) => Parsed,
  located: TerraformLocated,
): Parsed {
  const files = PARSED.get(located) ?? new Map<string, readonly ParsedText[]>();
  PARSED.set(located, files);
  const texts = files.get(file) ?? [];
  const known = texts.find((one) => one.text === text);
  if (known !== undefined) return known.parsed;
  const parsed = parse(text);
  // A parser that was silent once may answer the next time.
  if ("value" in parsed) files.set(file, [...texts, { text, parsed }].slice(-2));
  return parsed;
}

function refuseDifference(
  { text, expected }: MarkedText,
  compare: (text: string, expected: MarkedText["expected"]) => boolean,
): Refusal | undefined {
  const afresh = expected.afresh();
  if (!compare(text, afresh)) return differs();
  if (afresh.isComplete) return undefined;
  return refuse("witness-unclear", "Not everything that changes could be found by a second reading.");
}

/** A policy that a template function reads may have any name, so whether it is JSON is seen in the text alone. */
function languageOf(file: string, before: string): Language {
  if (/\.(?:tf|tofu)$/.test(file)) return "code";
  return "value" in parseJson(before) ? "json" : "template";
}

function parseHcl(text: string): Parsed {
  const parsed = hclToJson(text);
  return parsed.ok ? { value: parsed.value } : { refusal: parsed.refusal };
}

function parseJson(text: string): Parsed {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, "")) as unknown };
  } catch {
    return { refusal: refuse("invalid-json", "The text is no JSON.") };
  }
}

function differs(): Refusal {
  return refuse("witness-differs", "The new text differs from the old one by more or less than it should.");
}

function refuse(code: WitnessCode, message: string): Refusal {
  return { code, message };
}
