const LINE_BREAK = /\r\n|\n|\r/g;

/** The line breaks of a text, each as its offsets: CRLF is one, a lone CR too. */
export function lineBreaks(text: string): readonly (readonly [start: number, end: number])[] {
  return Array.from(
    text.matchAll(LINE_BREAK),
    ({ index, 0: found }) => [index, index + found.length] as const,
  );
}

/** The line break that a new line beside `offset` should have: the next one after it, else the last one before it, else `\n`. */
export function lineBreakNear(text: string, offset: number): string {
  const after = firstBreakFrom(text, offset);
  if (after !== undefined) return after;
  const before = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1));
  if (offset === 0 || before < 0) return "\n";
  return text[before] === "\n" && text[before - 1] === "\r" ? "\r\n" : text.slice(before, before + 1);
}

function firstBreakFrom(text: string, offset: number): string | undefined {
  // Between the CR and the LF of one break, that break is meant.
  const from = offset > 0 && text[offset - 1] === "\r" && text[offset] === "\n" ? offset - 1 : offset;
  const breaks = /\r\n|\n|\r/g;
  breaks.lastIndex = from;
  return breaks.exec(text)?.[0];
}
