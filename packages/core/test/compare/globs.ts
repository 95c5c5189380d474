import {
  ANY,
  ANY_IN_PART,
  FIRST_LETTER,
  makeGlob,
  STAR,
  STAR_IN_PART,
  unitsOf,
  type Glob,
} from "../../src/compare/globs/glob.js";

const WILDCARDS: ReadonlyMap<string, number> = new Map([
  ["*", STAR],
  ["?", ANY],
  ["±", STAR_IN_PART],
  ["¿", ANY_IN_PART],
]);

/** The tokens of a pattern with `*` and `?`; `±` and `¿` are those that stop at colons. */
export function tokens(pattern: string): readonly number[] {
  return unitsOf(pattern).map((unit) => WILDCARDS.get(String.fromCharCode(unit)) ?? unit);
}

export function glob(pattern: string, ignoreCase = false): Glob {
  return makeGlob(tokens(pattern), ignoreCase);
}

/** The pattern of these tokens: `\\*` for the character, and for the letter of a variable its number in angle brackets. */
export function shown(list: readonly number[]): string {
  const symbols = new Map([...WILDCARDS].map(([symbol, token]) => [token, symbol]));
  return list
    .map((token) =>
      token >= FIRST_LETTER
        ? `<${String(token - FIRST_LETTER)}>`
        : (symbols.get(token) ?? String.fromCharCode(token).replace(/[*?]/, "\\$&")),
    )
    .join("");
}
