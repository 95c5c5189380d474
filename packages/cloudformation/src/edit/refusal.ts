import type { Place, Refusal } from "../contract.js";

/**
 * Why a change cannot be written into a template. Those of every language come on top.
 *
 * - `used-anchor`: an alias elsewhere needs the anchor that would go.
 * - `many-lines`: the value stands on several lines, so that others cannot be put beside it.
 * - `unlistable`: the value, written without quotes, would be another within a list.
 * - `indivisible-place`: what stands there is not simply an element of a list.
 * - `unwritable-bundle`: neither another policy template nor a policy can take the place of one.
 * - `not-located`: nothing is known of the place; `conflicting-changes`: two changes of one policy template.
 */
type EditCode =
  | "used-anchor"
  | "many-lines"
  | "unlistable"
  | "indivisible-place"
  | "unwritable-bundle"
  | "not-located"
  | "conflicting-changes";

export function refuse(code: EditCode, message: string, at?: Place): Refusal {
  return at === undefined ? { code, message } : { code, message, at };
}
