// How the characters of a string stand in the source: as themselves, or as an escape.
import type { Range } from "../contract.js";
import { isEscapedOpener } from "./nesting.js";

/** A run of text: `value` is exactly the source at `at` unless `escape` is set, and then it is one escape's meaning. */
export interface Piece {
  readonly at: Range;
  readonly value: string;
  readonly escape: boolean;
}

/** Where a text stands: `quoted` knows backslashes, `heredoc` only `$${` and `%%{`. */
export type Quoting = "quoted" | "heredoc";

/**
 * Cuts the source text of a literal (without its quotes) into pieces; their values, joined, are what it means.
 *
 * An escape that HCL does not know is left as it stands: the parser has refused it before.
 */
export function pieces(text: string, [start, end]: Range, quoting: Quoting): readonly Piece[] {
  const found: Piece[] = [];
  let from = start;
  let index = start;

  function escape(length: number, value: string): void {
    if (from < index) found.push({ at: [from, index], value: text.slice(from, index), escape: false });
    found.push({ at: [index, index + length], value, escape: true });
    index += length;
    from = index;
  }

  while (index < end) {
    if (quoting === "quoted" && text[index] === "\\") {
      const known = backslash(text, index, end);
      if (known === undefined) index += 1;
      else escape(known.length, known.value);
    } else if (index + 3 <= end && isEscapedOpener(text, index)) escape(3, text.slice(index + 1, index + 3));
    else index += 1;
  }
  if (from < end) found.push({ at: [from, end], value: text.slice(from, end), escape: false });
  return found;
}

/** What a literal means; HCL composes its characters (NFC). */
export function meaning(parts: readonly Piece[]): string {
  return parts
    .map((piece) => piece.value)
    .join("")
    .normalize("NFC");
}

const SINGLE: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

function backslash(text: string, index: number, end: number): { length: number; value: string } | undefined {
  const letter = text.charAt(index + 1);
  const single = SINGLE[letter];
  if (single !== undefined) return { length: 2, value: single };
  const digits = letter === "u" ? 4 : letter === "U" ? 8 : 0;
  const code = text.slice(index + 2, Math.min(index + 2 + digits, end));
  if (digits === 0 || code.length < digits || !/^[0-9a-f]+$/i.test(code)) return undefined;
  const point = Number.parseInt(code, 16);
  return point > 0x10ffff ? undefined : { length: 2 + digits, value: String.fromCodePoint(point) };
}
