import { isLineBreak, skipBlanks, skipBlanksBack } from "./white-space.js";

/** Where the line of `offset` starts, if only blanks stand between; else undefined. Never looks further than those blanks. */
export function lineStartBefore(text: string, offset: number): number | undefined {
  const at = skipBlanksBack(text, offset);
  return at === 0 || isLineBreak(text[at - 1]) ? at : undefined;
}

/** Where the line of `offset` starts; undefined if that is more than `limit` characters away. */
export function lineStart(text: string, offset: number, limit = Infinity): number | undefined {
  let at = offset;
  while (at > 0 && !isLineBreak(text[at - 1])) {
    if (offset - at >= limit) return undefined;
    at--;
  }
  return at;
}

/** The rest of the line behind `offset`; undefined if it is longer than `limit`. */
export function restOfLine(text: string, offset: number, limit: number): string | undefined {
  let end = offset;
  while (end < text.length && !isLineBreak(text[end])) {
    if (end - offset >= limit) return undefined;
    end++;
  }
  return text.slice(offset, end);
}

/** The white space that the line starting at `start` begins with. */
export function indentationAt(text: string, start: number): string {
  return text.slice(start, skipBlanks(text, start));
}

/** What one step of indentation looks like in a text: the commonest step inwards from one line to the next, else `fallback`. */
export function indentationUnit(text: string, fallback = "  "): string {
  const counts = new Map<string, number>();
  let previous = "";
  for (const line of text.split(/\r\n|\n|\r/)) {
    const indentation = indentationAt(line, 0);
    if (indentation.length === line.length) continue;
    if (indentation.length > previous.length && indentation.startsWith(previous)) {
      const step = indentation.slice(previous.length);
      counts.set(step, (counts.get(step) ?? 0) + 1);
    }
    previous = indentation;
  }
  let best = fallback;
  let most = 0;
  for (const [step, count] of counts) {
    if (count > most) [best, most] = [step, count];
  }
  return best;
}
