/** Any one code unit. */
export const ANY = -1;
/** Any run of code units, also none. */
export const STAR = -2;
/** Any one code unit but a colon: a `?` in one of the first five parts of an ARN. */
export const ANY_IN_PART = -3;
/** Any run of code units without a colon: a `*` in one of the first five parts of an ARN. */
export const STAR_IN_PART = -4;

/**
 * From here on a token is no code unit but the letter of a policy variable: some string, possibly empty, the same in
 * every place. Only a run (`STAR`) or the same letter matches it.
 */
export const FIRST_LETTER = 0x10000;

/** A glob as tokens: a code unit, or one of the wildcards above. `ignoreCase` folds ASCII letters. */
export interface Glob {
  readonly tokens: readonly number[];
  readonly ignoreCase: boolean;
}

const COLON = 0x3a;

/** Makes a glob in canonical form: of a run of `*` and `?`, the `?` first and then one `*`. */
export function makeGlob(tokens: readonly number[], ignoreCase = false): Glob {
  const tidy: number[] = [];
  let owed: number | undefined;
  for (const token of tokens) {
    if (token === STAR || token === STAR_IN_PART) {
      owed = token;
      continue;
    }
    if (owed !== undefined && token !== ANY && token !== ANY_IN_PART) {
      tidy.push(owed);
      owed = undefined;
    }
    tidy.push(ignoreCase ? foldUnit(token) : token);
  }
  if (owed !== undefined) tidy.push(owed);
  return { tokens: tidy, ignoreCase };
}

/** The glob that matches this text and nothing else. */
export function literalGlob(text: string): Glob {
  return makeGlob(unitsOf(text));
}

export function globKey(glob: Glob): string {
  return (glob.ignoreCase ? "i" : "c") + glob.tokens.join(",");
}

/** Does it match every string? */
export function matchesEverything(glob: Glob): boolean {
  return glob.tokens.length === 1 && glob.tokens[0] === STAR;
}

/** The code units of a text; a pair of surrogates is two, as `?` counts. */
export function unitsOf(text: string): number[] {
  const units: number[] = [];
  for (let index = 0; index < text.length; index += 1) units.push(text.charCodeAt(index));
  return units;
}

/**
 * Reads tokens as the pattern of an Arn operator, which compares the six colon-separated parts one by one; undefined
 * where there are fewer than six.
 */
export function inArnParts(tokens: readonly number[]): readonly number[] | undefined {
  let part = 0;
  const read = tokens.map((token) => {
    if (token === COLON && part < 5) part += 1;
    if (part === 5) return token;
    return token === ANY ? ANY_IN_PART : token === STAR ? STAR_IN_PART : token;
  });
  return part < 5 ? undefined : read;
}

/** Folds an ASCII capital; every other token stays. */
function foldUnit(token: number): number {
  return token >= 0x41 && token <= 0x5a ? token + 0x20 : token;
}
