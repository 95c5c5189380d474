import type { Place, Refusal } from "../contract.js";

/**
 * Why a text of a template is not known.
 *
 * - `unresolved-reference`: nothing here is called so.
 * - `parameter`: a deployment gives it.
 * - `environment`: it differs between accounts, regions, stacks or runs.
 * - `unknown-condition`: which of several it is depends on a condition.
 * - `unknown-function`: a function that is not evaluated here.
 * - `not-text`: something else than a text stands there.
 * - `cycle`: it depends on itself.
 * - `too-deep`, `too-large`: beyond the limits of one evaluation.
 */
export type EvaluationCode =
  | "unresolved-reference"
  | "parameter"
  | "environment"
  | "unknown-condition"
  | "unknown-function"
  | "not-text"
  | "cycle"
  | "too-deep"
  | "too-large";

export function reason(code: EvaluationCode, message: string, at?: Place): Refusal {
  return at === undefined ? { code, message } : { code, message, at };
}
