import type { Refusal } from "../contract.js";
import { isRefusal, type TextEdit } from "../edit/text-edit.js";
import type { EmbeddedText } from "./embedded-text.js";
import { lastPiece, rawRange } from "./raw-range.js";

/** More of the text around an edit cannot become part of an escape with it. */
const CONTEXT = 2;

/**
 * Edits of an embedded text as edits of the source, with the escapes and the indentation of the place.
 *
 * Reading the edited source gives the edited text (in a flushed heredoc: as long as a line with the least indentation
 * stays). Refused: `crosses-hole` for an edit that starts or ends inside a hole or an escape, `unsafe-seam` if new text
 * and old would together be read as the start of an interpolation.
 */
export function rawEdits(embedded: EmbeddedText, edits: readonly TextEdit[]): readonly TextEdit[] | Refusal {
  const mapped: TextEdit[] = [];
  for (const edit of edits) {
    const one = rawEdit(embedded, withIndentation(embedded, edit));
    if (isRefusal(one)) return one;
    mapped.push(one);
  }
  return embedded.within === undefined ? mapped : rawEdits(embedded.within, mapped);
}

function rawEdit(embedded: EmbeddedText, edit: TextEdit): TextEdit | Refusal {
  const range = rawRange({ ...embedded, within: undefined }, edit.range);
  if (range === undefined) {
    return { code: "crosses-hole", message: "The change would cut an interpolation or an escape in two." };
  }
  if (!isSafeSeam(embedded, edit)) {
    return {
      code: "unsafe-seam",
      message: "The change would bring characters together that start an interpolation.",
    };
  }
  return { range, text: encodeAt(embedded, edit) };
}

/** Does what is written here mean the same beside what stands there? */
function isSafeSeam(embedded: EmbeddedText, { range, text }: TextEdit): boolean {
  const { encode } = embedded;
  const [start, end] = range;
  const holeBefore = lastPiece(embedded.pieces, ({ decoded }) => decoded[0] < start);
  const holeAfter = lastPiece(embedded.pieces, ({ decoded }) => decoded[0] <= end);
  const beforeStart =
    holeBefore?.kind === "hole" ? Math.max(holeBefore.decoded[1], start - CONTEXT) : start - CONTEXT;
  const before = embedded.text.slice(Math.max(beforeStart, 0), start);
  if (holeAfter?.kind === "hole" && holeAfter.decoded[0] === end) {
    // `$` before `${x}` would escape it.
    const last = (text === "" ? before : text).at(-1);
    return last === undefined || last !== embedded.text[end];
  }
  const after = embedded.text.slice(end, end + CONTEXT);
  const plain = (part: string) => encode(part).replaceAll(/\s/g, "");
  return plain(before + text + after) === plain(before) + plain(text) + plain(after);
}

/** In a flushed heredoc a blank line has no indentation to strip, so the last line of new text gets some only if needed. */
function encodeAt(embedded: EmbeddedText, { range, text }: TextEdit): string {
  const encoded = embedded.encode(text);
  const { stripped } = embedded;
  if (stripped === undefined || !text.includes("\n")) return encoded;
  const lastLine = text.slice(text.lastIndexOf("\n") + 1) + restOfLine(embedded.text, range[1]);
  const isBlank = lastLine.trim() === "" && range[1] + lastLine.length < embedded.text.length;
  const at = encoded.lastIndexOf(`\n${stripped}`);
  return isBlank && at >= 0 && at === encoded.lastIndexOf("\n")
    ? encoded.slice(0, at + 1) + encoded.slice(at + 1 + stripped.length)
    : encoded;
}

/**
 * In a flushed heredoc: if the edit makes a blank line of one that is not, or the reverse, it takes the line break before
 * that line along, for with it stands the indentation that a line has and a blank one has not.
 */
function withIndentation(embedded: EmbeddedText, edit: TextEdit): TextEdit {
  if (embedded.stripped === undefined) return edit;
  const { text } = embedded;
  const [start, end] = edit.range;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  if (start === 0 || lineStart === 0) return edit;
  const head = text.slice(lineStart, start);
  const firstLine = edit.text.includes("\n")
    ? edit.text.slice(0, edit.text.indexOf("\n"))
    : edit.text + restOfLine(text, end);
  const wasBlank = (head + restOfLine(text, start)).trim() === "";
  const isBlank = (head + firstLine).trim() === "";
  if (wasBlank === isBlank) return edit;
  return { range: [lineStart - 1, end], text: `\n${head}${edit.text}` };
}

function restOfLine(text: string, offset: number): string {
  const end = text.indexOf("\n", offset);
  return text.slice(offset, end < 0 ? text.length : end);
}
