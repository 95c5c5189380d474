// Parts of a text, put together as far as they are known.
import type { Place } from "../contract.js";
import { reason } from "./reason.js";
import type { TextValue } from "./text-value.js";

/** Beyond these nothing is known of a text: no template has such, and aliases could double them at each step. */
const MOST_PARTS = 1000;
const MOST_CHARACTERS = 100_000;
const MOST_TEXTS = 64;

/** The parts with known texts side by side put together and the absent ones left out. */
export function tidied(parts: readonly TextValue[], at: Place): readonly TextValue[] {
  const tidy: TextValue[] = [];
  let characters = 0;
  for (const part of parts) {
    if (part.kind === "absent") continue;
    const last = tidy.at(-1);
    if (part.kind === "known") {
      characters += part.text.length;
      if (part.text === "") continue;
      if (last?.kind === "known") tidy[tidy.length - 1] = { kind: "known", text: last.text + part.text };
      else tidy.push(part);
    } else if (part.kind !== "unknown" || last?.kind !== "unknown") tidy.push(part);
    if (tidy.length > MOST_PARTS || characters > MOST_CHARACTERS)
      return [{ kind: "unknown", why: reason("too-large", "the text is too long", at) }];
  }
  // What is nothing at all is not an empty text.
  return tidy.length === 0 && parts.length > 0 && parts.every(isAbsent) ? [ABSENT] : tidy;
}

/** The text that parts make one after another. */
export function joinParts(parts: readonly TextValue[], at: Place): TextValue {
  const tidy = tidied(parts, at);
  const [first] = tidy;
  if (first === undefined) return { kind: "known", text: "" };
  if (tidy.length === 1) return first;
  if (tidy.every((part) => part.kind === "known" || part.kind === "default"))
    return { kind: "default", text: tidy.map(({ text }) => text).join("") };
  const texts = allTexts(tidy);
  if (texts !== undefined) return oneOf(texts);
  return partly(
    startOf(tidy),
    endOf(tidy),
    tidy.find(({ kind }) => kind === "unknown"),
    at,
  );
}

/** What is one of several values, of which only a condition knows which. */
export function eitherOf(values: readonly TextValue[], at: Place): TextValue {
  const [first] = values;
  if (first === undefined) return ABSENT;
  if (values.every((value) => value === first || isSame(value, first))) return first;
  if (values.some(isAbsent))
    return {
      kind: "unknown",
      why: reason("unknown-condition", "a condition decides whether it is there", at),
    };
  const texts = values.map((value) => allTexts([value]));
  const every = texts.flatMap((some) => some ?? []);
  if (texts.every((some) => some !== undefined) && new Set(every).size <= MOST_TEXTS) return oneOf(every);
  const starts = common(values.map((value) => startOf([value])));
  const ends = common(values.map((value) => reversed(endOf([value]))));
  return partly(starts, reversed(ends), undefined, at);
}

/** Texts, of which it is one. */
export function oneOf(texts: readonly string[]): TextValue {
  const distinct = [...new Set(texts)];
  const [only] = distinct;
  return distinct.length === 1 && only !== undefined
    ? { kind: "known", text: only }
    : { kind: "one-of", texts: distinct };
}

const ABSENT: TextValue = { kind: "absent" };

function isAbsent({ kind }: TextValue): boolean {
  return kind === "absent";
}

function isSame(left: TextValue, right: TextValue): boolean {
  if (left.kind === "known" || left.kind === "default")
    return right.kind === left.kind && right.text === left.text;
  if (left.kind === "reference" && right.kind === "reference")
    return (
      left.resource.instance === right.resource.instance &&
      left.resource.logicalId === right.resource.logicalId &&
      left.resource.attribute === right.resource.attribute
    );
  return left.kind === "absent" && right.kind === "absent";
}

function partly(starts: string, ends: string, unknown: TextValue | undefined, at: Place): TextValue {
  if (starts !== "" || ends !== "") return { kind: "partly", starts, ends };
  const why = unknown?.kind === "unknown" ? unknown.why : reason("environment", "nothing of it is known", at);
  return { kind: "unknown", why };
}

/** All texts that the parts can make; `undefined`: not known, or too many. */
function allTexts(parts: readonly TextValue[]): readonly string[] | undefined {
  let made: readonly string[] = [""];
  for (const part of parts) {
    const texts = part.kind === "known" ? [part.text] : part.kind === "one-of" ? part.texts : undefined;
    if (texts === undefined || made.length * texts.length > MOST_TEXTS) return undefined;
    made = made.flatMap((start) => texts.map((text) => start + text));
  }
  return made;
}

function startOf(parts: readonly TextValue[]): string {
  let known = "";
  for (const part of parts) {
    if (part.kind === "known") known += part.text;
    else if (part.kind === "partly") return known + part.starts;
    else return part.kind === "one-of" ? known + common(part.texts) : known;
  }
  return known;
}

function endOf(parts: readonly TextValue[]): string {
  let known = "";
  for (const part of parts.toReversed()) {
    if (part.kind === "known") known = part.text + known;
    else if (part.kind === "partly") return part.ends + known;
    else return part.kind === "one-of" ? reversed(common(part.texts.map(reversed))) + known : known;
  }
  return known;
}

/** What all texts begin with. */
function common(texts: readonly string[]): string {
  let start = texts[0] ?? "";
  for (const text of texts) while (!text.startsWith(start)) start = start.slice(0, -1);
  return start;
}

function reversed(text: string): string {
  return text.split("").reverse().join("");
}
