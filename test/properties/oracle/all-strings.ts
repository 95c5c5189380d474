import { matches } from "./match.js";

/** Every string over the letters that has at most `longest` of them, the empty one included. */
export function allStrings(letters: readonly string[], longest: number): readonly string[] {
  const found = [""];
  let last = [""];
  for (let length = 1; length <= longest; length += 1) {
    last = last.flatMap((text) => letters.map((letter) => text + letter));
    found.push(...last);
  }
  return found;
}

/** Which of the texts a glob matches, as one bit for each. */
export type Matched = Uint32Array;

export function matchedOf(glob: string, texts: readonly string[]): Matched {
  const bits = new Uint32Array(Math.ceil(texts.length / 32));
  for (const [index, text] of texts.entries()) {
    if (matches(glob, text)) bits[index >>> 5] = ((bits[index >>> 5] ?? 0) | (1 << (index & 31))) >>> 0;
  }
  return bits;
}

/** Is every text that `inner` matches also matched by `outer`? */
export function allIn(outer: Matched, inner: Matched): boolean {
  return inner.every((bits, index) => (bits & ~(outer[index] ?? 0)) === 0);
}

/** Is there a text that both match? */
export function someInBoth(left: Matched, right: Matched): boolean {
  return left.some((bits, index) => (bits & (right[index] ?? 0)) !== 0);
}
