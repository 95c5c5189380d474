import type { DirectiveWord } from "./find-directives.js";

const TOKEN = /"([^"]*)"|'([^']*)'|[^\s,:{}[\]()"']+|[,:{}[\]()]/g;

interface Token {
  readonly text: string;
  readonly start: number;
  readonly kind: "quoted" | "bare" | "mark";
}

/**
 * The rules that an inline configuration of ESLint switches off, as `RULE: off`, `RULE: 0`, `RULE: ["off", …]`, with quotes or
 * without. Ranges are offsets into the text plus `offset`.
 *
 * ESLint takes a comment whole or not at all, and of several about one rule the first, and reports an error for the rest. Here each
 * that says `off` counts: what its writer wanted to stay is clear.
 */
export function rulesSwitchedOff(text: string, offset: number): readonly DirectiveWord[] {
  const tokens = tokensOf(text);
  return tokens.flatMap((token, index): readonly DirectiveWord[] => {
    const name = tokens[index - 1];
    if (token.kind !== "mark" || token.text !== ":" || name === undefined || name.kind === "mark") return [];
    const first = tokens[index + 1];
    const isList = first?.kind === "mark" && (first.text === "[" || first.text === "(");
    if (!isOff(isList ? tokens[index + 2] : first)) return [];
    const start = offset + name.start;
    return [{ text: name.text, range: [start, start + name.text.length] }];
  });
}

/** A value that is not there is 0 to ESLint, and so off. */
function isOff(token: Token | undefined): boolean {
  if (token === undefined || token.kind === "mark") return token?.text !== "{";
  return token.text === "off" || (token.kind === "bare" && Number(token.text) === 0);
}

function tokensOf(text: string): readonly Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: all, 1: double, 2: single, index }): Token => {
    const quoted = double ?? single;
    if (quoted !== undefined) return { text: quoted, start: index + 1, kind: "quoted" };
    return { text: all, start: index, kind: /^[,:{}[\]()]$/.test(all) ? "mark" : "bare" };
  });
}
