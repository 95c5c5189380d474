import { Lexer, Parser, type CST } from "yaml";
import type { Range } from "../contract.js";
import { MAX_DEPTH } from "./limits.js";
import type { ParseProblem } from "./node.js";
import { tooDeep } from "./problems.js";

/** The concrete syntax of a text, document by document. */
interface Tokens {
  readonly tokens: readonly CST.Token[];
  readonly documents: readonly CST.Document[];
  /** In order, without the line break. */
  readonly comments: readonly Range[];
}

/** What the lexer puts before a scalar, which may begin with anything. */
const SCALAR = "\u001F";

/**
 * Reads the tokens of a YAML text without recursion, and stops where it nests too deep: all that comes behind recurses.
 */
export function readTokens(text: string): Tokens | ParseProblem {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const documents: CST.Document[] = [];
  const comments: Range[] = [];
  const keep = (token: CST.Token) => {
    tokens.push(token);
    if (token.type === "document") documents.push(token);
  };

  let atScalar = false;
  for (const source of new Lexer().lex(text)) {
    const place: Range = [parser.offset, parser.offset + source.length];
    if (!atScalar && source.startsWith("#")) comments.push(place);
    atScalar = !atScalar && source === SCALAR;
    for (const token of parser.next(source)) keep(token);
    if (parser.stack.length > MAX_DEPTH) return tooDeep(place);
  }
  for (const token of parser.end()) keep(token);
  return { tokens, documents, comments };
}
