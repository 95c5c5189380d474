import type { Lexer, Token } from "../../support/print/sketch.js";
import type { JsonText } from "../print/tree.js";

const YAML =
  /("(?:\\.|[^"\\])*"|'(?:''|[^'])*')|(?<=^|\s)(#[^\r\n]*)|(\s+|-(?=\s|$))|([[\]{},]|![^\s,[\]{}]*)|([^\s,[\]{}]+)/g;

/** Blocks and flows of YAML; dashes are layout. */
export const yamlLexer: Lexer = {
  tokensOf: (text) =>
    Array.from(text.matchAll(YAML), ([whole, quoted, comment, space, mark]): Token => {
      if (quoted !== undefined) return { kind: "string", text: whole };
      if (comment !== undefined) return { kind: "comment", text: whole };
      if (space !== undefined) return { kind: "space", text: whole };
      return { kind: mark === undefined ? "string" : "other", text: whole };
    }),
  inList: () => "mark",
};

const JSON_TOKEN = /("(?:\\.|[^"\\])*")|(\s+)|([\w.-]+|[^\s"])/g;

/** JSON, in a file or in a text of YAML with these quotes. */
export function jsonLexer(quotes?: JsonText["quotes"]): Lexer {
  return {
    tokensOf: (text) =>
      Array.from(decoded(text, quotes).matchAll(JSON_TOKEN), ([whole, string, space]): Token => ({
        kind: string !== undefined ? "string" : space !== undefined ? "space" : "other",
        text: whole,
      })),
    inList: (token) => (/^[[\]{},:]$/.test(token) ? "mark" : undefined),
  };
}

function decoded(text: string, quotes: JsonText["quotes"] | undefined): string {
  if (quotes === "single") return text.replaceAll("''", "'");
  // What is printed here has no other escapes than these.
  return quotes === "double" ? text.replaceAll(/\\(["\\])/g, "$1") : text;
}
