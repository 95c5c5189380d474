/** A piece of HCL or JSON, for tests that must not ask the parsers they judge. */
export interface Token {
  readonly kind: "string" | "comment" | "space" | "other";
  readonly text: string;
}

const TOKEN = /("(?:\\.|[^"\\])*")|(#[^\r\n]*|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)|(\s+)|([\w.-]+|[^\s"])/g;

/** All of the text, in order. Strings hold no templates with quotes in them. */
export function tokensOf(text: string): readonly Token[] {
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

export function commentsOf(text: string): readonly string[] {
  return tokensOf(text).flatMap(({ kind, text: comment }) => (kind === "comment" ? [comment.trimEnd()] : []));
}

/** The tokens that mean something: no white space, no comments, no commas. */
export function meaningOf(text: string): readonly string[] {
  return tokensOf(text).flatMap(({ kind, text: token }) =>
    kind === "string" || (kind === "other" && token !== ",") ? [token] : [],
  );
}
