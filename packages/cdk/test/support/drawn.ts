/** A text drawn in a template string: without the line break at its start, and without the indentation of its last line. */
export function drawn(text: string): string {
  const indentation = /\n([ ]*)$/.exec(text)?.[1] ?? "";
  return text
    .slice(1, text.length - indentation.length)
    .split("\n")
    .map((line) => (line.startsWith(indentation) ? line.slice(indentation.length) : line))
    .join("\n");
}
