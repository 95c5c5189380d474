import type { Lexer, Token } from "../../support/print/sketch.js";

const TOKEN = /("(?:\\.|[^"\\])*")|(#[^\r\n]*|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)|(\s+)|([\w.-]+|[^\s"])/g;

/** A piece of HCL or JSON. Strings hold no templates with quotes in them. */
function tokensOf(text: string): readonly Token[] {
  return Array.from(text.matchAll(TOKEN), ([whole, string, comment, space]) => ({
    kind:
      string !== undefined
        ? "string"
        : comment !== undefined
          ? "comment"
          : space !== undefined
            ? "space"
            : "other",
    text: whole,
  }));
}

/** `decode` undoes what was done to the text to put it into another text. */
export function lexerOf(decode: (text: string) => string = (text) => text): Lexer {
  return {
    tokensOf: (text) => tokensOf(decode(text)),
    inList(token) {
      if (/^[[\],]$/.test(token)) return "mark";
      return /^(?:var|local)\.\w+$/.test(token) ? "element" : undefined;
    },
  };
}

/** The tokens that mean something: no white space, no comments, no commas. */
export function meaningOf(text: string): readonly string[] {
  return tokensOf(text).flatMap(({ kind, text: token }) =>
    kind === "string" || (kind === "other" && token !== ",") ? [token] : [],
  );
}
