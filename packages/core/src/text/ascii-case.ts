/**
 * Folds ASCII upper case to lower case and nothing else: IAM compares action names so, while `toLowerCase` would
 * also fold letters such as the Kelvin sign into ASCII ones.
 */
export function foldAscii(text: string): string {
  // The built-in is right, and fast, wherever there is nothing but ASCII.
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 0x7f) return foldAsciiOnly(text);
  }
  return text.toLowerCase();
}

function foldAsciiOnly(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Orders by folded code units, and equal ones by their own: "sorted" in the law, made total. */
export function compareFolded(left: string, right: string): number {
  return compareCodeUnits(foldAscii(left), foldAscii(right)) || compareCodeUnits(left, right);
}

/** Orders by code units, whatever the locale. */
export function compareCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
