/** The context of a request by folded key. */
export type Context = ReadonlyMap<string, string | readonly string[]>;

/** What evaluating may still cost; below zero the answer counts for nothing. */
export interface Effort {
  steps: number;
}

export const RUN: unique symbol = Symbol("any run of characters");
const ONE: unique symbol = Symbol("any one character");

/** A pattern, symbol by symbol. */
export type Symbols = readonly (string | typeof RUN | typeof ONE)[];

/** Reads `*` and `?` as wildcards and all else as text. */
export function wildcardSymbols(pattern: string): Symbols {
  return pattern.split("").map((symbol) => (symbol === "*" ? RUN : symbol === "?" ? ONE : symbol));
}

/**
 * Does the text match? Text before the first wildcard is compared as it is; the rest by the table of all prefixes of both,
 * a row for each symbol of the pattern.
 */
export function symbolsMatch(pattern: Symbols, text: string, effort: Effort): boolean {
  const wild = pattern.findIndex((symbol) => typeof symbol !== "string");
  const head = (wild < 0 ? pattern : pattern.slice(0, wild)).map(String).join("");
  effort.steps -= head.length + 1;
  if (wild < 0) return text === head;
  return text.startsWith(head) && tableMatch(pattern.slice(wild), text.slice(head.length), effort);
}

function tableMatch(pattern: Symbols, text: string, effort: Effort): boolean {
  effort.steps -= (pattern.length + 1) * (text.length + 1);
  if (effort.steps < 0) return false;
  let row = new Uint8Array(text.length + 1);
  row[0] = 1;
  for (const symbol of pattern) {
    const next = new Uint8Array(text.length + 1);
    if (symbol === RUN) next[0] = row[0] ?? 0;
    for (let length = 1; length <= text.length; length += 1) {
      const matches =
        symbol === RUN
          ? row[length] === 1 || next[length - 1] === 1
          : row[length - 1] === 1 && (symbol === ONE || symbol === text[length - 1]);
      next[length] = matches ? 1 : 0;
    }
    row = next;
  }
  return row[text.length] === 1;
}

/**
 * Puts the values of the context in the place of policy variables, as plain text. Undefined where a variable has neither
 * a value (exactly one) nor a default. `plain`: the rest has no wildcards.
 */
export function substituted(pattern: string, context: Context, plain = false): Symbols | undefined {
  const read = (text: string): Symbols => (plain ? text.split("") : wildcardSymbols(text));
  const symbols: Symbols[number][] = [];
  let at = 0;
  for (;;) {
    const start = pattern.indexOf("${", at);
    const end = start < 0 ? -1 : endOfVariable(pattern, start + 2);
    if (end < 0) return symbols.concat(read(pattern.slice(at)));
    for (const symbol of read(pattern.slice(at, start))) symbols.push(symbol);
    const value = valueOf(pattern.slice(start + 2, end), context);
    if (value === undefined) return undefined;
    for (const symbol of value.split("")) symbols.push(symbol);
    at = end + 1;
  }
}

/** Where the brace closes; one within the quotes of a default does not. */
function endOfVariable(pattern: string, from: number): number {
  const brace = pattern.indexOf("}", from);
  const quotes = pattern.slice(from, brace).split("'").length - 1;
  if (quotes !== 1) return brace;
  const closed = pattern.indexOf("'", brace);
  return closed < 0 ? brace : pattern.indexOf("}", closed);
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
    typeof one === "string"
      ? [one]
      : typeof one === "number" || typeof one === "boolean"
        ? [String(one)]
        : [],
  );
}
