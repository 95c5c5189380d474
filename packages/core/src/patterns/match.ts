import { foldAscii } from "../text/ascii-case.js";

/** Does `text` match the glob `pattern` (`*` any run, `?` any one code unit), ASCII case aside? O(pattern × text). */
export function matchesGlob(pattern: string, text: string): boolean {
  return matchesFolded(foldAscii(pattern), foldAscii(text));
}

/**
 * The same for texts that are folded already.
 *
 * Only the last `*` seen is ever given more text: an earlier one that took more could not help, for what followed it
 * matched at the earliest place there was. That keeps hostile patterns quadratic.
 */
export function matchesFolded(pattern: string, text: string): boolean {
  let at = 0;
  let lastStar = -1;
  let afterStarText = 0;
  let index = 0;
  while (index < text.length) {
    const symbol = pattern[at];
    if (symbol === "*") {
      lastStar = at;
      afterStarText = index;
      at += 1;
    } else if (symbol !== undefined && (symbol === "?" || symbol === text[index])) {
      at += 1;
      index += 1;
    } else if (lastStar >= 0) {
      afterStarText += 1;
      index = afterStarText;
      at = lastStar + 1;
    } else {
      return false;
    }
  }
  while (pattern[at] === "*") at += 1;
  return at === pattern.length;
}

/** Does the pattern hold a wildcard? */
export function hasWildcard(pattern: string): boolean {
  return pattern.includes("*") || pattern.includes("?");
}
