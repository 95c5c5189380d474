/** From its first character to behind its last; lines and columns from 1, as ESLint tells them. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A text whose places between `«` and `»` are to be reported, without these marks. */
export function marked(text: string): { readonly code: string; readonly places: readonly Place[] } {
  const pieces = text.split(/[«»]/);
  const starts = pieces.map((_piece, index) => pieces.slice(0, index + 1).join(""));
  return {
    code: pieces.join(""),
    places: starts.flatMap((before, index) => {
      const end = starts[index + 1];
      if (index % 2 === 1 || end === undefined) return [];
      const [line, column] = positionAfter(before);
      const [endLine, endColumn] = positionAfter(end);
      return [{ line, column, endLine, endColumn }];
    }),
  };
}

/** ESLint takes a BOM away before it counts. */
function positionAfter(text: string): readonly [line: number, column: number] {
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  return [lines.length, (lines.at(-1) ?? "").length + 1];
}
