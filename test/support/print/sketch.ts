/**
 * A printed text that knows its parts.
 *
 * - fixed: stays as it is, unless the statement that it is in goes;
 * - list: the actions of a statement, with brackets, or the lone action;
 * - gap: what is before, between and behind statements: white space, separators, comments;
 * - statement: all of one, without separators.
 */
export type Part =
  | { readonly kind: "fixed" | "gap"; readonly text: string }
  | { readonly kind: "list"; readonly statement: number; readonly text: string }
  | { readonly kind: "statement"; readonly statement: number; readonly parts: readonly Part[] };

/** Text, parts, and any nesting of them. */
export type Written = string | Part | readonly Written[];

export interface Sketch {
  /** Relative to the folder of the policy. */
  readonly file: string;
  readonly parts: readonly Part[];
  readonly lexer: Lexer;
}

/** How the text of lists and gaps is taken apart, by one who does not ask the parsers that are judged. */
export interface Lexer {
  /** All of the text, in order. */
  tokensOf(text: string): readonly Token[];
  /** Whether a token that is neither string nor comment has its place in a list; element: it is one of its elements. */
  inList(token: string): "mark" | "element" | undefined;
}

/** Strings are whatever may be an action. */
export interface Token {
  readonly kind: "string" | "comment" | "space" | "other";
  readonly text: string;
}

export function gap(text: string): Part {
  return { kind: "gap", text };
}

export function statementOf(statement: number, written: Written): Part {
  return { kind: "statement", statement, parts: partsOf(written) };
}

/** The parts in order, fixed texts that follow one another as one. */
export function partsOf(written: Written): readonly Part[] {
  const parts: Part[] = [];
  for (const part of flat(written)) {
    const last = parts.at(-1);
    if (part.kind === "fixed" && last?.kind === "fixed") {
      parts[parts.length - 1] = { kind: "fixed", text: last.text + part.text };
    } else parts.push(part);
  }
  return parts;
}

function flat(written: Written): readonly Part[] {
  if (typeof written === "string") return written === "" ? [] : [{ kind: "fixed", text: written }];
  return "kind" in written ? [written] : written.flatMap(flat);
}

/** The same parts, each text turned into another. */
export function encoded(written: Written, encode: (text: string) => string): Part[] {
  return partsOf(written).map((part) =>
    part.kind === "statement"
      ? { ...part, parts: encoded(part.parts, encode) }
      : { ...part, text: encode(part.text) },
  );
}

export function textOf(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === "statement" ? textOf(part.parts) : part.text)).join("");
}
