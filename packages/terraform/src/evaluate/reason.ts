import type { Place, Refusal } from "../contract.js";

/**
 * Why a value is not known.
 *
 * - `unresolved-reference`: the scope does not know the name.
 * - `unknown-condition`: which of several values it is depends on something unknown.
 * - `unknown-function`: a function that is not evaluated here.
 * - `unsupported`: a form that is not evaluated here, such as a regular expression.
 * - `invalid`: Terraform itself would refuse it.
 * - `cycle`: it depends on itself.
 * - `outside-root`: it is read from a place outside of what may be read.
 * - `unseen-module`: a module that is not part of this source makes it.
 * - `too-deep`, `too-large`: beyond the limits of one evaluation.
 */
export type EvaluationCode =
  | "unresolved-reference"
  | "unknown-condition"
  | "unknown-function"
  | "unsupported"
  | "invalid"
  | "cycle"
  | "outside-root"
  | "unseen-module"
  | "too-deep"
  | "too-large";

export function reason(code: EvaluationCode, message: string, at?: Place): Refusal {
  return at === undefined ? { code, message } : { code, message, at };
}
