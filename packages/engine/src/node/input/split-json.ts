/** A JSON value within a text, by where it begins and ends. */
export interface JsonPart {
  readonly start: number;
  readonly end: number;
}

/**
 * Objects and arrays that stand one behind the other, with nothing but white space between them; nothing if there is anything else.
 *
 * Only brackets and strings are looked at: whether each part is JSON is for a parser to say. The last may be cut off.
 */
export function splitJson(text: string): readonly JsonPart[] | undefined {
  const parts: JsonPart[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*(?:"|$)|[[\]{}]|[^\s[\]{}"]+/gs)) {
    if (depth === 0) {
      if (token !== "{" && token !== "[") return undefined;
      start = index;
    }
    if (token === "{" || token === "[") depth++;
    if (token !== "}" && token !== "]") continue;
    depth--;
    if (depth === 0) parts.push({ start, end: index + 1 });
  }
  return depth === 0 ? parts : [...parts, { start, end: text.length }];
}
