import type { WriteStream } from "node:tty";

/** Colours for one stream; each function returns its text unchanged where colours are off. */
export interface Palette {
  readonly green: (text: string) => string;
  readonly orange: (text: string) => string;
  readonly red: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
}

/** Colours on a terminal only; `NO_COLOR` (any value) turns them off, `FORCE_COLOR` on. */
export function paletteFor(stream: Pick<WriteStream, "isTTY">, env: NodeJS.ProcessEnv): Palette {
  const forced = env["FORCE_COLOR"];
  const colours =
    (env["NO_COLOR"] ?? "") === "" &&
    (forced === undefined ? stream.isTTY && env["TERM"] !== "dumb" : forced !== "0" && forced !== "false");
  const paint =
    (code: string) =>
    (text: string): string =>
      colours ? `\u001b[${code}m${text}\u001b[0m` : text;
  return {
    green: paint("32"),
    orange: paint("38;5;208"),
    red: paint("31"),
    dim: paint("2"),
    bold: paint("1"),
  };
}

/**
 * Makes text of an input safe to print: control characters and those that reverse the direction of writing are shown
 * as escapes, line breaks among them, so that no file can drive the terminal or make up a line of its own.
 */
export function printable(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex -- finding them is the point
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A message that quotes an input, printable and cut to a length that can be read. */
export function brief(message: string): string {
  const shown = printable(message);
  return shown.length > MOST_CHARACTERS
    ? `${shown.slice(0, MOST_CHARACTERS - 60)} … ${shown.slice(-57)}`
    : shown;
}

const MOST_CHARACTERS = 500;
