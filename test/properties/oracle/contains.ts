import { matches } from "./match.js";

/** A letter that no pattern of the tests holds. */
export const FRESH = "~";

/**
 * Is every string of `inner` a string of `outer`? Tries the strings of `inner` that are hardest to match.
 *
 * Where `inner` leaves a letter open, the hardest one is a letter that `outer` does not know: only a wildcard takes it,
 * and then it would have taken any other. Where `inner` leaves a length open, one letter more than `outer` has `?` is
 * enough: one of them is then taken by a star, which takes more of them as well.
 */
export function contains(outer: string, inner: string): boolean {
  const enough = outer.split("?").length;
  return everyText(inner, enough, (text) => matches(outer, text));
}

/** All texts of a glob whose open letters are fresh ones and whose stars are up to `most` letters long. */
function everyText(glob: string, most: number, holds: (text: string) => boolean): boolean {
  const star = glob.indexOf("*");
  if (star < 0) return holds(glob.replaceAll("?", FRESH));
  for (let length = 0; length <= most; length += 1) {
    const shorter = glob.slice(0, star) + FRESH.repeat(length) + glob.slice(star + 1);
    if (!everyText(shorter, most, holds)) return false;
  }
  return true;
}

/** Do both globs match the same strings? */
export function sameStrings(left: string, right: string): boolean {
  return contains(left, right) && contains(right, left);
}
