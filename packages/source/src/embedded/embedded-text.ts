import type { Range } from "../contract.js";

/** A stretch of decoded text and the source it comes from; pieces follow one another in both. */
export interface Piece {
  readonly decoded: Range;
  readonly raw: Range;
  /** `same`: character for character. `escape`: only as a whole (an escape; a line break with the indentation that is
   *  stripped behind it). `hole`: rendered by someone else, and known only as its source. */
  readonly kind: "same" | "escape" | "hole";
}

/**
 * Text that stands inside another text: JSON in a heredoc, a template in a quoted string.
 *
 * `text` is what it says; a hole stands in it with its own source, and its range in `holes`. All ranges are offsets into
 * `text`, but those called raw, which are offsets into the source.
 */
export interface EmbeddedText {
  readonly text: string;
  readonly holes: readonly Range[];
  readonly pieces: readonly Piece[];
  /** The inside of the quotes, the lines of the heredoc. */
  readonly raw: Range;
  /** What must be written in the source to say `text`. */
  readonly encode: (text: string) => string;
  /** The indentation that is stripped from every line which is not blank. */
  readonly stripped?: string;
  /** The embedded text that this one is embedded in: `raw` and its like are offsets into the text of that. */
  readonly within?: EmbeddedText | undefined;
}

/** A stretch of the source, and what it says: `undefined` for a hole, its own text if it says what it is. */
export interface Segment {
  readonly raw: Range;
  readonly decoded: string | undefined;
}

/**
 * An embedded text from segments in order; between them may be source that says nothing.
 *
 * `source`: the text that `raw` counts in. `encode`: the escapes of the place.
 */
export function embedSegments(
  source: string,
  segments: readonly Segment[],
  encode: (text: string) => string,
  raw: Range = [segments[0]?.raw[0] ?? 0, segments.at(-1)?.raw[1] ?? 0],
): EmbeddedText {
  const pieces: Piece[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const segment of segments) {
    const written = source.slice(...segment.raw);
    const text = segment.decoded ?? written;
    if (text === "") continue;
    const decoded: Range = [length, length + text.length];
    const kind = segment.decoded === undefined ? "hole" : text === written ? "same" : "escape";
    length = decoded[1];
    parts.push(text);
    const last = pieces.at(-1);
    if (kind === "same" && last?.kind === "same" && last.raw[1] === segment.raw[0]) {
      pieces[pieces.length - 1] = {
        kind,
        decoded: [last.decoded[0], decoded[1]],
        raw: [last.raw[0], segment.raw[1]],
      };
    } else pieces.push({ kind, decoded, raw: segment.raw });
  }
  const holes = pieces.filter(({ kind }) => kind === "hole").map(({ decoded }) => decoded);
  return { text: parts.join(""), holes, pieces, raw, encode };
}

/** A whole file, or any stretch of a text that says what it is. */
export function embedPlain(source: string, raw: Range = [0, source.length]): EmbeddedText {
  return embedSegments(source, [{ raw, decoded: source.slice(...raw) }], (text) => text, raw);
}

/** `inner`, made from `outer.text`, with its edits going through to the source of `outer`. */
export function embedWithin(outer: EmbeddedText, inner: EmbeddedText): EmbeddedText {
  return { ...inner, within: inner.within === undefined ? outer : embedWithin(outer, inner.within) };
}
