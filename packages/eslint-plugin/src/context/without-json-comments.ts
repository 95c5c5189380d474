/** A string, or a comment; a string that has no end is none. */
const TOKEN = /"(?:[^"\\\r\n]|\\.)*"|\/\/[^\r\n]*|\/\*[^]*?\*\//g;

/** The same text with blanks for its comments, if it is JSON but for those; every place stays the same. */
export function withoutJsonComments(file: string, text: string): string | undefined {
  if (!/\.jsonc?$|\.json5$/i.test(file) || !(text.includes("//") || text.includes("/*"))) return undefined;
  const plain = text.replaceAll(TOKEN, (token) =>
    token.startsWith("/") ? token.replaceAll(/[^\r\n]/g, " ") : token,
  );
  return plain !== text && isJson(plain) ? plain : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
