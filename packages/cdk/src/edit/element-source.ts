/** An element of a list of actions, as written: a text, or the name of one, and what stands around it. */
export interface ElementSource {
  readonly before: string;
  /** The quotes; undefined: a name stands there. */
  readonly quote: string | undefined;
  readonly after: string;
}

// Assertions of types that any text has; with another, a new text may be an error that the old one was not.
const BEFORE = /^(?:\(\s*|<\s*(?:string|String|any|unknown|never|const)\s*>\s*)*/;
const AFTER = /^(?:\s*\)|\s*!|\s*\b(?:as|satisfies)\s+(?:string|String|any|unknown|never|const)\b)*$/;
const TEXT = /^(?:'(?:[^'\\\r\n]|\\[^])*'|"(?:[^"\\\r\n]|\\[^])*"|`(?:[^`\\$]|\\[^])*`)/;
const NAME = /^[\w$]+(?:\s*[?!]?\.\s*[\w$#]+|[?!]?\[\s*[\w$'"]+\s*\])*/;

/** Longer ones are no element that people write. */
const MAX_SOURCE = 1000;

/** Reads an element; undefined: another text in its place may be wrong there. */
export function readElement(source: string): ElementSource | undefined {
  if (source.length > MAX_SOURCE) return undefined;
  const before = BEFORE.exec(source)?.[0] ?? "";
  const rest = source.slice(before.length);
  const text = TEXT.exec(rest)?.[0];
  const core = text ?? NAME.exec(rest)?.[0];
  if (core === undefined) return undefined;
  const after = rest.slice(core.length);
  return AFTER.test(after) ? { before, quote: text?.[0], after } : undefined;
}
