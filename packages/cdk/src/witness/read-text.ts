import type { TSESTree } from "@typescript-eslint/types";
import type { Range } from "../contract.js";
import { tooDeepAt } from "../parse/nesting.js";
import type { ParseCode } from "../parse/parse-code.js";

/** A word, sign or comment of a text, in the order of the text. */
export interface Token {
  readonly range: Range;
  readonly text: string;
  readonly isComment: boolean;
  /** Does a line break part it from what is before it? Commas do not count. */
  readonly startsLine: boolean;
}

/** A text as its parser reads it; offsets count a byte order mark in. */
export interface ReadText {
  readonly text: string;
  readonly program: TSESTree.Program;
  readonly tokens: readonly Token[];
  /** How much the ranges of the tree fall short of offsets. */
  readonly shift: number;
}

/** Undefined: it cannot be read, or is nested deeper than a parser can follow. */
export function readText(file: string, text: string, parseCode: ParseCode): ReadText | undefined {
  if (tooDeepAt(text) !== undefined) return undefined;
  const shift = text.startsWith("\uFEFF") ? 1 : 0;
  const program = parse(file, text.slice(shift), parseCode);
  if (program?.tokens === undefined || program.comments === undefined) return undefined;
  const all = [
    ...program.tokens.map(({ range }) => ({ range, isComment: false })),
    ...program.comments.map(({ range }) => ({ range, isComment: true })),
  ];
  all.sort((a, b) => a.range[0] - b.range[0]);
  const tokens: Token[] = [];
  let from = 0;
  for (const {
    range: [start, end],
    isComment,
  } of all) {
    const range = [start + shift, end + shift] as const;
    const startsLine = /[\n\r\u2028\u2029]/.test(text.slice(from, range[0]));
    const token: Token = { range, text: text.slice(...range), isComment, startsLine };
    tokens.push(token);
    if (token.text !== ",") [, from] = range;
  }
  return { text, program, tokens, shift };
}

function parse(file: string, text: string, parseCode: ParseCode): TSESTree.Program | undefined {
  try {
    const parsed = parseCode(file, text);
    return "ast" in parsed ? parsed.ast : undefined;
  } catch (error) {
    // The stack of a parser ends somewhere, whatever makes it call itself.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
