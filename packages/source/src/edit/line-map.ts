import { lineBreaks } from "../text/line-break.js";

/** Line and column of an offset, both from 1; the column counts UTF-16 units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Offsets ↔ lines and columns of one text; made in one pass, each question answered in logarithmic time. */
export interface LineMap {
  readonly lines: number;
  /** An offset outside the text counts as its nearest end. The characters of a line break belong to the line they end. */
  at(offset: number): LineColumn;
  /** Undefined if there is no such line, or the column lies behind the line break (the place before it is in the line). */
  offset(place: LineColumn): number | undefined;
  /** The line without its break, as offsets; undefined if there is no such line. */
  line(line: number): readonly [start: number, end: number] | undefined;
}

/** Lines end with LF, CRLF or a lone CR; what follows the last break is a line even if empty. */
export function createLineMap(text: string): LineMap {
  const starts = [0];
  const ends: number[] = [];
  for (const [start, end] of lineBreaks(text)) {
    ends.push(start);
    starts.push(end);
  }
  ends.push(text.length);

  const line = (number: number): readonly [number, number] | undefined => {
    const start = starts[number - 1];
    const end = ends[number - 1];
    return start === undefined || end === undefined ? undefined : [start, end];
  };

  return {
    lines: starts.length,
    at(offset) {
      const inside = Math.min(Math.max(offset, 0), text.length);
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? Infinity) <= inside) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: inside - (starts[low] ?? 0) + 1 };
    },
    offset(place) {
      const range = line(place.line);
      if (range === undefined || place.column < 1) return undefined;
      const offset = range[0] + place.column - 1;
      return offset <= range[1] ? offset : undefined;
    },
    line,
  };
}
