// A text as far as a comparison needs it: brackets, strings and words, without white space and without a grammar.

/** What stands between two commas, in order. */
export type Part = readonly Node[];

export type Node =
  /** A name, a number or an operator. */
  | { readonly kind: "word"; readonly text: string }
  /** Between double quotes; `inside` as written. */
  | { readonly kind: "string"; readonly inside: string; readonly language: Language }
  | { readonly kind: "heredoc"; readonly opener: string; readonly body: string }
  | Group;

/** What stands between brackets; a comma behind the last part is no part. */
export interface Group {
  readonly kind: "group";
  readonly open: Opener;
  readonly parts: readonly Part[];
}

export type Opener = "(" | "[" | "{" | "${" | "%{";

/**
 * Whose rules hold: `code` of HCL has comments and heredocs; a `template` has interpolations, in strings and outside; in
 * `json` these are characters as others.
 */
export type Language = "code" | "template" | "json";
