/** Spaces and tabs: white space that ends no line. */
export function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

export function isLineBreak(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}

export function isWhiteSpace(character: string | undefined): boolean {
  return isBlank(character) || isLineBreak(character);
}

export function isOnlyWhiteSpace(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

export function hasLineBreak(text: string): boolean {
  return text.includes("\n") || text.includes("\r");
}

/** The first offset from `offset` on that holds no blank; at most `end`. */
export function skipBlanks(text: string, offset: number, end = text.length): number {
  let at = offset;
  while (at < end && isBlank(text[at])) at++;
  return at;
}

/** The end of what stands before the blanks that end at `offset`. */
export function skipBlanksBack(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && isBlank(text[at - 1])) at--;
  return at;
}

export function skipWhiteSpace(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && isWhiteSpace(text[at])) at++;
  return at;
}

export function skipWhiteSpaceBack(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && isWhiteSpace(text[at - 1])) at--;
  return at;
}
