import { foldAscii } from "../../text/ascii-case.js";
import { ANY, FIRST_LETTER, STAR, unitsOf } from "./glob.js";

/** A policy variable such as `${aws:username}` or `${aws:username, 'nobody'}`. */
export interface Variable {
  /** The context key, folded: keys ignore case. */
  readonly key: string;
  /** The context key as written. */
  readonly name: string;
  /** What stands for it when the context has no such key. */
  readonly fallback?: string;
}

/** The text of a pattern, read: tokens of a glob, and variables among them. */
export type Template = readonly (number | Variable)[];

/**
 * Reads a pattern.
 *
 * - `variables`: `${…}` is a policy variable, and `${*}`, `${?}`, `${$}` are those characters (policy language 2012-10-17).
 * - `wildcards`: `*` and `?` stand for any text.
 *
 * A `${` that nothing closes is text.
 */
export function readTemplate(text: string, reading: { variables: boolean; wildcards: boolean }): Template {
  const pieces: (number | Variable)[] = [];
  const lastBrace = reading.variables ? text.lastIndexOf("}") : -1;
  let index = 0;
  while (index < text.length) {
    const opens = index < lastBrace && text.startsWith("${", index);
    const end = opens ? closingBrace(text, index + 2) : -1;
    if (end >= 0) {
      pieces.push(readVariable(text.slice(index + 2, end)));
      index = end + 1;
      continue;
    }
    const symbol = text[index];
    if (reading.wildcards && symbol === "*") pieces.push(STAR);
    else if (reading.wildcards && symbol === "?") pieces.push(ANY);
    else pieces.push(text.charCodeAt(index));
    index += 1;
  }
  return pieces;
}

/** A brace inside the quotes of a default closes nothing. */
function closingBrace(text: string, from: number): number {
  const brace = text.indexOf("}", from);
  const inside = text.slice(from, brace);
  const quote = inside.indexOf("'");
  if (quote < 0 || inside.includes("'", quote + 1)) return brace;
  const closed = text.indexOf("'", brace);
  return closed < 0 ? brace : text.indexOf("}", closed);
}

function readVariable(inside: string): number | Variable {
  if (inside === "*" || inside === "?" || inside === "$") return inside.charCodeAt(0);
  const comma = inside.indexOf(",");
  const name = (comma < 0 ? inside : inside.slice(0, comma)).trim();
  const fallback = comma < 0 ? "" : inside.slice(comma + 1).trim();
  const variable = { key: foldAscii(name), name };
  const quoted = fallback.length >= 2 && fallback.startsWith("'") && fallback.endsWith("'");
  return quoted ? { ...variable, fallback: fallback.slice(1, -1) } : variable;
}

/** Puts values in the place of the variables that `bindings` knows (by folded key); a value has no wildcards. */
export function bindTemplate(template: Template, bindings: ReadonlyMap<string, string>): Template {
  if (bindings.size === 0) return template;
  return template.flatMap((piece) => {
    const value = typeof piece === "number" ? undefined : bindings.get(piece.key);
    return value === undefined ? [piece] : unitsOf(value);
  });
}

export function variablesOf(template: Template): readonly Variable[] {
  return template.filter((piece) => typeof piece !== "number");
}

/** The tokens with every variable widened to `*`: matches at least what the template matches, whatever the values. */
export function widened(template: Template): readonly number[] {
  return template.map((piece) => (typeof piece === "number" ? piece : STAR));
}

/** The tokens with every variable as a letter of its own; `letters` hands them out, the same for the same variable. */
export function lettered(template: Template, letters: Map<string, number>): readonly number[] {
  return template.map((piece) => {
    if (typeof piece === "number") return piece;
    const key = JSON.stringify([piece.key, piece.fallback]);
    const letter = letters.get(key) ?? FIRST_LETTER + letters.size;
    letters.set(key, letter);
    return letter;
  });
}

/** Equal for two templates that are the same but for the case of their variables' names. */
export function templateKey(template: Template): string {
  return template
    .map((piece) => (typeof piece === "number" ? String(piece) : JSON.stringify([piece.key, piece.fallback])))
    .join(",");
}
