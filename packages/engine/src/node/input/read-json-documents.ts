import { InputError } from "./input-error.js";
import { jsonPositions } from "./json-positions.js";
import { withoutBom } from "./read-json.js";
import type { InputText } from "./read-text.js";
import { splitJson } from "./split-json.js";

/** The JSON documents of a file: one, or several (one a line, or simply one behind the other) with the line of each, from 1. */
export interface JsonDocuments {
  readonly documents: readonly unknown[];
  readonly lines?: readonly number[];
  /** The text of one of them, in which positions are those of the file. */
  readonly inputOf: (index: number) => InputText;
}

/** Parses JSON, JSON Lines, or several documents of JSON. What is none of these is an error with line and column. */
export function parseJsonDocuments(input: InputText): JsonDocuments {
  const whole = tryParse(withoutBom(input.text));
  if (whole.ok) {
    refuseTwice(input, input.text, 0);
    return { documents: [whole.value], inputOf: () => input };
  }
  const written = input.text
    .split("\n")
    .flatMap((text, index) => (text.trim() === "" ? [] : [{ text, line: index + 1 }]));
  const [first] = written;
  // A first line that is a document by itself says that each line is meant to be one.
  if (first === undefined || written.length === 1 || !tryParse(first.text).ok) return parseParts(input);
  return parseEach(input, written);
}

/** What a command prints that is run again and again: documents of many lines, one behind the other. */
function parseParts(input: InputText): JsonDocuments {
  const text = withoutBom(input.text);
  const parts = splitJson(text) ?? [];
  if (parts.length < 2) throw invalid(input, input.text, 0);
  const written: WrittenDocument[] = [];
  let line = 1;
  let counted = 0;
  for (const { start, end } of parts) {
    line += text.slice(counted, start).split("\n").length - 1;
    counted = start;
    const column = start - (text.lastIndexOf("\n", start - 1) + 1);
    written.push({ text: " ".repeat(start === 0 ? 0 : column) + text.slice(start, end), line });
  }
  return parseEach(input, written);
}

/** A document, with white space for what stands before it on its first line, and that line, from 1. */
interface WrittenDocument {
  readonly text: string;
  readonly line: number;
}

function parseEach(input: InputText, written: readonly WrittenDocument[]): JsonDocuments {
  const documents = written.map(({ text, line }) => {
    const parsed = tryParse(text);
    if (!parsed.ok) throw invalid(input, text, line - 1);
    refuseTwice(input, text, line - 1);
    return parsed.value;
  });
  return {
    documents,
    lines: written.map(({ line }) => line),
    inputOf: (index) => {
      const { text = "", line = 1 } = written[index] ?? {};
      return { name: input.name, text: "\n".repeat(line - 1) + text };
    },
  };
}

/** A key given twice would leave it to the parser which of the two counts. */
function refuseTwice({ name }: InputText, text: string, linesBefore: number): void {
  const found = jsonPositions(text);
  const twice = "locate" in found ? found.repeatedKeys[0] : undefined;
  if (twice !== undefined) {
    throw new InputError(
      `${name}:${String(twice.at.line + linesBefore)}:${String(twice.at.column)}: ${twice.message}`,
    );
  }
}

function tryParse(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false };
  }
}

function invalid({ name }: InputText, text: string, linesBefore: number): InputError {
  const found = jsonPositions(text);
  const { at, message } =
    "locate" in found ? { at: { line: 1, column: 1 }, message: "not valid JSON" } : found;
  return new InputError(`${name}:${String(at.line + linesBefore)}:${String(at.column)}: ${message}`);
}
