/** Far beyond what people write; parsers call themselves for each level, and have no more than the stack. */
const DEEPEST = 1000;

/** Where brackets are nested too deeply to be parsed; those inside of strings and comments count too. */
export function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40 || code === 91 || code === 123) {
      depth++;
      if (depth > DEEPEST) return at;
    } else if ((code === 41 || code === 93 || code === 125) && depth > 0) depth--;
  }
  return undefined;
}
