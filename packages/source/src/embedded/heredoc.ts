import type { Range } from "../contract.js";
import { embedSegments, type EmbeddedText, type Segment } from "./embedded-text.js";
import { encodeIntroducers, introducerAt } from "./template-escapes.js";

export interface HeredocOptions {
  /** `<<-`: the white space that all lines have in common at their start is no part of the text. */
  readonly flush?: boolean;
  /** The interpolations and directives in it, in order. */
  readonly holes?: readonly Range[];
}

/**
 * The text that an HCL heredoc says.
 *
 * `lines`: from the start of the first line to the start of the line with the end marker. In a flushed one, lines of
 * white space do not count and keep theirs, and a hole at the start of a line leaves nothing to strip. What the `~` of a
 * directive would eat stays: it is white space.
 */
export function embedHeredoc(source: string, lines: Range, options: HeredocOptions = {}): EmbeddedText {
  const holes = options.holes ?? [];
  const counted =
    options.flush === true ? readLines(source, lines, holes).filter((line) => !isBlank(source, line)) : [];
  const strip = commonIndentation(source, counted);
  const stripAt = new Map(
    strip === "" ? [] : counted.map(({ range: [start] }) => [start, start + strip.length]),
  );

  const segments: Segment[] = [];
  let at = stripAt.get(lines[0]) ?? lines[0];
  let plain = at;
  const endPlain = (): void => {
    if (plain < at) segments.push({ raw: [plain, at], decoded: source.slice(plain, at) });
  };
  for (const [start, end] of [...holes, [lines[1], lines[1]] as const]) {
    while (at < start) {
      const introducer = introducerAt(source, at);
      const stripEnd = stripAt.get(at + 1);
      if (introducer === undefined && stripEnd === undefined) {
        at++;
        continue;
      }
      endPlain();
      // The line break goes with the indentation behind it, so that taking out lines takes out theirs.
      const escape = introducer ?? { decoded: source.slice(at, at + 1), end: stripEnd ?? at + 1 };
      segments.push({ raw: [at, escape.end], decoded: escape.decoded });
      plain = at = escape.end;
    }
    endPlain();
    if (end > start) segments.push({ raw: [start, end], decoded: undefined });
    plain = at = end;
  }
  const encode = (text: string): string => {
    const escaped = encodeIntroducers(text);
    return strip === "" ? escaped : escaped.replaceAll(/\n(?![^\S\n]*\n)/g, `\n${strip}`);
  };
  const embedded = embedSegments(source, segments, encode, lines);
  return strip === "" ? embedded : { ...embedded, stripped: strip };
}

interface Line {
  /** With its break. */
  readonly range: Range;
  /** Where its first hole starts. */
  readonly hole?: number;
}

/** A line break inside a hole ends no line. */
function readLines(source: string, [start, end]: Range, holes: readonly Range[]): readonly Line[] {
  const lines: Line[] = [];
  let lineStart = start;
  let next = 0;
  let hole: number | undefined;
  const endLine = (at: number) => {
    lines.push({ range: [lineStart, at], ...(hole === undefined ? {} : { hole }) });
    lineStart = at;
    hole = undefined;
  };
  for (let at = start; at < end; at++) {
    const coming = holes[next];
    if (coming?.[0] === at && coming[1] > at) {
      hole ??= at;
      next++;
      at = coming[1] - 1;
    } else if (source[at] === "\n") endLine(at + 1);
  }
  if (lineStart < end) endLine(end);
  return lines;
}

function isBlank(source: string, { range, hole }: Line): boolean {
  return hole === undefined && source[range[1] - 1] === "\n" && source.slice(...range).trim() === "";
}

/** White space at the start of the line that has least of it. */
function commonIndentation(source: string, lines: readonly Line[]): string {
  let least: string | undefined;
  for (const { range, hole } of lines) {
    const literal = source.slice(range[0], hole ?? range[1]);
    const indentation = literal.slice(0, literal.length - literal.trimStart().length);
    if (least === undefined || indentation.length < least.length) least = indentation;
  }
  return least ?? "";
}
