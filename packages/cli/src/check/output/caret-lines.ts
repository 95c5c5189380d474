import { printable } from "../../output/terminal.js";

/** Longer lines are cut around what is pointed at. */
const MOST_COLUMNS = 100;
const BEFORE = 30;

/**
 * A source line and below it the carets under `from`–`to`, both safe to print and without the indentation of the source.
 */
export function caretLines(line: string, from: number, to: number): readonly [line: string, carets: string] {
  const indentation = Math.min(from, line.length - line.trimStart().length);
  const start = from - indentation > MOST_COLUMNS - BEFORE ? from - BEFORE : indentation;
  const end = Math.max(
    Math.min(line.trimEnd().length, start + MOST_COLUMNS),
    Math.min(to, start + MOST_COLUMNS),
  );
  const lead = start > indentation ? "… " : "";
  const tail = end < line.trimEnd().length ? " …" : "";
  const before = shown(line.slice(start, from));
  const marked = shown(line.slice(from, Math.min(to, end)));
  return [
    `${lead}${before}${marked}${shown(line.slice(Math.min(to, end), end))}${tail}`,
    `${" ".repeat(lead.length + columns(before))}${"^".repeat(Math.max(1, columns(marked)))}`,
  ];
}

/** Tabs as two spaces, so that the carets stand right wherever the terminal has its stops. */
function shown(text: string): string {
  return printable(text.replaceAll("\t", "  "));
}

/** How many columns a terminal gives to a text: two to a wide character, none to a combining one. */
function columns(text: string): number {
  let sum = 0;
  for (const character of text) {
    if (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character)) continue;
    sum += WIDE.test(character) ? 2 : 1;
  }
  return sum;
}

const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation})$/u;
