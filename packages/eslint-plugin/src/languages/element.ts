import type { SourceLocation, SourceRange } from "@eslint/core";

/** What a node and a comment have in common: a place in the text, as offsets and as lines and columns, both from 1. */
export interface Element {
  readonly range: SourceRange;
  readonly loc: SourceLocation;
}

/** A comment; the line break behind a `#` or `//` comment is not part of it. */
export interface SourceComment extends Element {
  readonly type: "Line" | "Block";
  readonly opener: "#" | "//" | "/*";
  /** Without delimiters. */
  readonly value: string;
}
