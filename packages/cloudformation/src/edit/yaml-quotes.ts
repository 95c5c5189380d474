/** Tags and anchors before a scalar. */
const PROPERTIES = /^(?:[!&][^\s,[\]{}]*[ \t]+)+/;

/**
 * A plain scalar of these is a text to every reader of YAML, in blocks and between brackets: it starts with a letter,
 * and a colon stands within it, which no number, date or word with a meaning of its own has.
 */
const PLAIN = /^[A-Za-z][\w-]*:[\w*?.:-]*[\w*?.-]$/;

/**
 * A pattern in the quotes of the scalar that it replaces, `like` as written.
 *
 * The tag of a function goes, for a pattern has nothing that one would put in; what YAML could take for something else is
 * quoted.
 */
export function printPattern(pattern: string, like: string): string {
  const [quote] = bareScalar(like);
  if (quote === "'" || quote === '"') return quote + pattern + quote;
  return PLAIN.test(pattern) ? pattern : `'${pattern}'`;
}

/** The scalar without tag and anchor. */
export function bareScalar(source: string): string {
  return source.replace(PROPERTIES, "");
}
