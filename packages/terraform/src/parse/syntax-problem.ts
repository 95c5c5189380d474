import type { Place, Range, Refusal } from "../contract.js";

/**
 * Why a text, or a part of it, has no tree.
 *
 * - `syntax-error`: HCL forbids it.
 * - `not-understood`: this parser cannot read it; it may still be valid HCL.
 * - `too-deep`: nested beyond the limit.
 * - `too-large`: longer than the limit, or slower than the time allowed.
 * - `binary`: no text at all.
 */
export type SyntaxCode = "syntax-error" | "not-understood" | "too-deep" | "too-large" | "binary";

/** A problem with its place; `expected` names what should stand there, where that can be said. */
export interface SyntaxProblem extends Refusal {
  readonly code: SyntaxCode;
  readonly at: Place;
  readonly expected?: string;
}

/** The same before the file is known. */
export interface Complaint {
  readonly code: SyntaxCode;
  readonly message: string;
  readonly at: Range;
  readonly expected?: string;
}

export function syntaxProblem(file: string, { code, message, at, expected }: Complaint): SyntaxProblem {
  const problem = { code, message, at: { file, range: at } };
  return expected === undefined ? problem : { ...problem, expected };
}
