import { createLineMap, type LineMap, type Place } from "@iamend/source";

/** Where a place is for people: line and column from 1, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Answers by the texts that were judged; a file without a text has its start for every place. */
export interface LocatedText {
  position(place: Place): Position;
  /** The line that a place starts in, and the part of it that the place covers. */
  excerpt(place: Place): { readonly line: string; readonly from: number; readonly to: number } | undefined;
}

export function createLocatedText(textOf: (file: string) => string | undefined): LocatedText {
  const maps = new Map<string, { readonly text: string; readonly map: LineMap }>();
  const mapOf = (file: string): { readonly text: string; readonly map: LineMap } => {
    const known = maps.get(file);
    if (known !== undefined) return known;
    const text = textOf(file) ?? "";
    const made = { text, map: createLineMap(text) };
    maps.set(file, made);
    return made;
  };
  return {
    position({ file, range }) {
      const { map } = mapOf(file);
      const [start, end] = [map.at(range[0]), map.at(range[1])];
      return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
    },
    excerpt({ file, range }) {
      const { text, map } = mapOf(file);
      const bounds = map.line(map.at(range[0]).line);
      if (bounds === undefined || bounds[0] === bounds[1]) return undefined;
      const [start, end] = bounds;
      return { line: text.slice(start, end), from: range[0] - start, to: Math.min(range[1], end) - start };
    },
  };
}
