import type { Language } from "./nodes.js";

/** Strings within interpolations within strings, and so on: no one writes more. */
const MAX_DEPTH = 50;

/** The end of the string whose opening quote stands at `start`, behind its closing one; undefined if there is none. */
export function stringEnd(text: string, start: number, language: Language, depth = 0): number | undefined {
  for (let at = start + 1; at < text.length;) {
    const char = text.charAt(at);
    if (char === '"') return at + 1;
    if (char === "\\") at += 2;
    else if (language !== "json" && isEscapedOpener(text, at)) at += 3;
    else if (language !== "json" && interpolationAt(text, at) !== undefined) {
      const end = interpolationEnd(text, at, depth + 1);
      if (end === undefined) return undefined;
      at = end;
    } else at += 1;
  }
  return undefined;
}

/** The opener of an interpolation or directive at `at`. */
export function interpolationAt(text: string, at: number): "${" | "%{" | undefined {
  if (text.startsWith("${", at)) return "${";
  return text.startsWith("%{", at) ? "%{" : undefined;
}

/** `$${` and `%%{` open nothing. */
export function isEscapedOpener(text: string, at: number): boolean {
  return text.startsWith("$${", at) || text.startsWith("%%{", at);
}

/** The end of the interpolation that opens at `start`, behind its brace. */
export function interpolationEnd(text: string, start: number, depth = 0): number | undefined {
  if (depth > MAX_DEPTH) return undefined;
  let open = 0;
  for (let at = start + 1; at < text.length;) {
    const char = text.charAt(at);
    if (char === '"') {
      const end = stringEnd(text, at, "code", depth);
      if (end === undefined) return undefined;
      at = end;
      continue;
    }
    if (char === "{") open += 1;
    if (char === "}") open -= 1;
    at += 1;
    if (open === 0) return at;
  }
  return undefined;
}
