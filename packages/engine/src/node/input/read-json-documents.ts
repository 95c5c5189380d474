import { InputError } from "./input-error.js";
import { jsonPositions } from "./json-positions.js";
import { withoutBom } from "./read-json.js";
import type { InputText } from "./read-text.js";

/** The JSON documents of a file: one, or one a line (JSON Lines), with the line of each, from 1. */
export interface JsonDocuments {
  readonly documents: readonly unknown[];
  readonly lines?: readonly number[];
}

/** Parses JSON or JSON Lines. What is neither is an error with line and column. */
export function parseJsonDocuments(input: InputText): JsonDocuments {
  const whole = tryParse(withoutBom(input.text));
  if (whole.ok) {
    refuseTwice(input, input.text, 0);
    return { documents: [whole.value] };
  }
  const written = input.text
    .split("\n")
    .flatMap((text, index) => (text.trim() === "" ? [] : [{ text, line: index + 1 }]));
  const [first] = written;
  // A first line that is a document by itself says that each line is meant to be one.
  if (first === undefined || written.length === 1 || !tryParse(first.text).ok)
    throw invalid(input, input.text, 0);
  const documents: unknown[] = [];
  for (const { text, line } of written) {
    const parsed = tryParse(text);
    if (!parsed.ok) throw invalid(input, text, line - 1);
    refuseTwice(input, text, line - 1);
    documents.push(parsed.value);
  }
  return { documents, lines: written.map(({ line }) => line) };
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
