import type { Place, Refusal } from "../contract.js";

/**
 * Why something is not certain, not editable, or not followed.
 *
 * - `not-followed`: it comes from, or goes to, something that is not followed.
 * - `built-element`: an expression makes the element.
 * - `spread-element`: the elements of another list are put there.
 * - `conditional`: which of several it is depends on the run.
 * - `added-later`: something is added to it later.
 * - `changed-later`: it gets another value later.
 * - `used-elsewhere`: it is also used where it is no action list.
 * - `narrow-type`: with other texts the code may not compile.
 * - `side-effect`: what would be taken away does more than make the statement.
 * - `single-place`: it is a text where a list cannot take its place.
 * - `two-keys`: the statement has actions and notActions.
 * - `declared-apart`: the statement has a name, and is used by it.
 * - `indivisible-place`: what stands there is not an element of a list, nor a statement of a block.
 */
export type LocateCode =
  | "not-followed"
  | "built-element"
  | "spread-element"
  | "conditional"
  | "added-later"
  | "changed-later"
  | "used-elsewhere"
  | "narrow-type"
  | "side-effect"
  | "single-place"
  | "two-keys"
  | "declared-apart"
  | "indivisible-place";

export function refuse(code: LocateCode, message: string, at?: Place): Refusal {
  return at === undefined ? { code, message } : { code, message, at };
}
