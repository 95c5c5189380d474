import type { Context } from "./evaluate.js";

/** What evaluating may still cost; below zero the answer counts for nothing. */
export interface Effort {
  steps: number;
}

export const RUN: unique symbol = Symbol("any run of characters");
export const ONE: unique symbol = Symbol("any one character");

/** A pattern, symbol by symbol. */
export type Symbols = readonly (string | typeof RUN | typeof ONE)[];

/** Reads `*` and `?` as wildcards and all else as text. */
export function wildcardSymbols(pattern: string): Symbols {
  return pattern.split("").map((symbol) => (symbol === "*" ? RUN : symbol === "?" ? ONE : symbol));
}

/** Does the text match? By the table of all prefixes of both, a row for each symbol of the pattern. */
export function symbolsMatch(pattern: Symbols, text: string, effort: Effort): boolean {
  effort.steps -= (pattern.length + 1) * (text.length + 1);
  if (effort.steps < 0) return false;
  let row: boolean[] = [true, ...Array.from({ length: text.length }, () => false)];
  for (const symbol of pattern) {
    const next: boolean[] = [symbol === RUN && row[0] === true];
    for (let length = 1; length <= text.length; length += 1) {
      next.push(
        symbol === RUN
          ? row[length] === true || next[length - 1] === true
          : row[length - 1] === true && (symbol === ONE || symbol === text[length - 1]),
      );
    }
    row = next;
  }
  return row[text.length] === true;
}

/**
 * Puts the values of the context in the place of policy variables, as plain text. Undefined where a variable has neither
 * a value (exactly one) nor a default. `plain`: the rest has no wildcards.
 */
export function substituted(pattern: string, context: Context, plain = false): Symbols | undefined {
  const read = (text: string): Symbols => (plain ? text.split("") : wildcardSymbols(text));
  const symbols: Symbols[number][] = [];
  let rest = pattern;
  for (;;) {
    const variable = /\$\{([^}']*(?:'[^']*'[^}]*)?)\}/.exec(rest);
    if (variable === null) return [...symbols, ...read(rest)];
    symbols.push(...read(rest.slice(0, variable.index)));
    const value = valueOf(variable[1] ?? "", context);
    if (value === undefined) return undefined;
    symbols.push(...value.split(""));
    rest = rest.slice(variable.index + variable[0].length);
  }
}

function valueOf(inside: string, context: Context): string | undefined {
  if (inside === "*" || inside === "?" || inside === "$") return inside;
  const [name = "", ...others] = inside.split(",");
  const value = context.get(lowerCase(name.trim()));
  if (typeof value === "string") return value;
  if (value !== undefined) return undefined;
  const fallback = others.join(",").trim();
  return /^'[^']*'$/.test(fallback) ? fallback.slice(1, -1) : undefined;
}

/** Lower case of ASCII letters, for what IAM compares without regard to case. */
export function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The texts of a value that is one or an array of them. */
export function texts(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((one) =>
    typeof one === "string" ? [one] : typeof one === "number" || typeof one === "boolean" ? [String(one)] : [],
  );
}
