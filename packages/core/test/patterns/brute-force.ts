// Globs by their definition, and the few strings and globs that there are over a tiny alphabet.

/** What the definition says, one symbol at a time and without any cleverness. */
export function definitionMatches(glob: string, text: string): boolean {
  if (glob === "") return text === "";
  const rest = glob.slice(1);
  if (glob.startsWith("*")) {
    return definitionMatches(rest, text) || (text !== "" && definitionMatches(glob, text.slice(1)));
  }
  return (
    text !== "" &&
    (glob.startsWith("?") || text.startsWith(glob.charAt(0))) &&
    definitionMatches(rest, text.slice(1))
  );
}

/** Every string over the alphabet up to a length, the empty one included. */
export function stringsUpTo(length: number, alphabet: readonly string[]): readonly string[] {
  let longest = [""];
  const all = [...longest];
  for (let done = 0; done < length; done += 1) {
    longest = longest.flatMap((text) => alphabet.map((symbol) => text + symbol));
    all.push(...longest);
  }
  return all;
}

/**
 * `z` stands in no glob: it is the letter that only a wildcard can take. Six letters tell any two globs of four symbols
 * apart; five do not (`aaa*` and `*a??`).
 */
export const TEXTS = stringsUpTo(6, ["a", "b", "z"]);

export const GLOBS = stringsUpTo(4, ["a", "b", "*", "?"]);

/** Which of `TEXTS` a glob matches, as a set of bits. */
export function languageOf(glob: string): bigint {
  return TEXTS.reduce(
    (bits, text, index) => (definitionMatches(glob, text) ? bits | (1n << BigInt(index)) : bits),
    0n,
  );
}

/** Every pair of `GLOBS` for which an answer differs from the one that their languages give. */
export function disagreements(
  answer: (left: string, right: string) => boolean,
  expected: (left: bigint, right: bigint) => boolean,
): readonly string[] {
  const globs = GLOBS.map((glob) => ({ glob, language: languageOf(glob) }));
  return globs.flatMap((left) =>
    globs
      .filter((right) => answer(left.glob, right.glob) !== expected(left.language, right.language))
      .map((right) => `${left.glob} and ${right.glob}`),
  );
}

/** The glob made more general in one place: a symbol becomes `?` or `*`, or a `*` appears. */
export function generalise(glob: string, places: readonly number[]): string {
  let symbols = glob.split("");
  for (const place of places) {
    const at = place % (symbols.length + 1);
    const kind = place % 3;
    const symbol = symbols[at];
    if (kind === 0 || symbol === undefined) symbols = [...symbols.slice(0, at), "*", ...symbols.slice(at)];
    else if (kind === 1 && symbol !== "*") symbols[at] = "?";
    else symbols[at] = "*";
  }
  return symbols.join("");
}
