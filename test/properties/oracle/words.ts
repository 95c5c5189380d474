/**
 * The camel-case words of an action name: capitals that no small letter follows, one capital with its small letters,
 * small letters alone, digits, and whatever is left.
 */
export function wordsOf(name: string): readonly string[] {
  return name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^A-Za-z0-9]+/g) ?? [];
}
