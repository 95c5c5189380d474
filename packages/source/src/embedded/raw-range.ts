import type { Range } from "../contract.js";
import type { EmbeddedText, Piece } from "./embedded-text.js";

/**
 * Where a range of an embedded text stands in the source; undefined if it starts or ends inside a hole or an escape.
 * Holes that lie wholly in the range are no hindrance. An empty range becomes the one place where it would be written.
 */
export function rawRange(embedded: EmbeddedText, range: Range): Range | undefined {
  const start = rawStart(embedded, range[0]);
  const end = range[0] === range[1] ? start : rawEnd(embedded, range[1]);
  if (start === undefined || end === undefined) return undefined;
  return embedded.within === undefined ? [start, end] : rawRange(embedded.within, [start, end]);
}

/** The range of the embedded text that says what stands at a place in the source; undefined outside of it. */
export function decodedRange(embedded: EmbeddedText, raw: Range): Range | undefined {
  const inner = embedded.within === undefined ? raw : decodedRange(embedded.within, raw);
  if (inner === undefined || inner[0] < embedded.raw[0] || inner[1] > embedded.raw[1]) return undefined;
  const start = decodedOffset(embedded, inner[0], "start");
  return [start, Math.max(start, inner[0] === inner[1] ? start : decodedOffset(embedded, inner[1], "end"))];
}

function rawStart(embedded: EmbeddedText, offset: number): number | undefined {
  if (offset < 0 || offset > embedded.text.length) return undefined;
  const piece = lastPiece(embedded.pieces, (found) => found.decoded[0] <= offset);
  if (piece === undefined) return embedded.raw[0];
  if (offset === embedded.text.length) return piece.raw[1];
  return insidePiece(piece, offset);
}

function rawEnd(embedded: EmbeddedText, offset: number): number | undefined {
  if (offset < 0 || offset > embedded.text.length) return undefined;
  const piece = lastPiece(embedded.pieces, (found) => found.decoded[0] < offset);
  if (piece === undefined) return embedded.raw[0];
  return offset === piece.decoded[1] ? piece.raw[1] : insidePiece(piece, offset);
}

function insidePiece(piece: Piece, offset: number): number | undefined {
  if (offset === piece.decoded[0]) return piece.raw[0];
  return piece.kind === "same" ? piece.raw[0] + offset - piece.decoded[0] : undefined;
}

function decodedOffset(embedded: EmbeddedText, raw: number, side: "start" | "end"): number {
  const piece = lastPiece(embedded.pieces, (found) => found.raw[0] <= raw);
  if (piece === undefined) return 0;
  if (raw >= piece.raw[1]) return piece.decoded[1];
  if (piece.kind === "same") return piece.decoded[0] + raw - piece.raw[0];
  return side === "start" || raw === piece.raw[0] ? piece.decoded[0] : piece.decoded[1];
}

/** The last of the pieces for which `holds`, which no piece fulfils behind one that does not. */
export function lastPiece(pieces: readonly Piece[], holds: (piece: Piece) => boolean): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece !== undefined && holds(piece)) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}
