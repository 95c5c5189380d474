/** The white space of Go's `unicode.IsSpace`, which HCL trims; JavaScript's `trim` also takes U+FEFF, and not U+0085. */
const SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

export function isSpace(char: string): boolean {
  return SPACE.test(char);
}

/** How many white space characters a text starts with. */
export function leadingSpace(text: string): number {
  let count = 0;
  while (count < text.length && isSpace(text.charAt(count))) count += 1;
  return count;
}

/** How many white space characters a text ends with. */
export function trailingSpace(text: string): number {
  let count = 0;
  while (count < text.length && isSpace(text.charAt(text.length - 1 - count))) count += 1;
  return count;
}
