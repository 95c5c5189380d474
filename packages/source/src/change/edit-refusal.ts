import type { Place, Refusal } from "../contract.js";

/**
 * Why a change cannot be written. The codes of the list geometry, of embedded text and of each language come on top.
 *
 * - `not-located`: nothing is known of the place; `no-bundles`: this source has no grants behind a name.
 * - `invalid-source`: the file has errors and is never edited.
 * - `opaque-element`: the value of the element is not certain.
 * - `unprintable`: the new pattern has characters that no action has.
 * - `would-be-empty`: a statement would be left without any action.
 * - `conflicting-changes`: two changes of one element, or of one list in two ways.
 */
type EditCode =
  | "not-located"
  | "no-bundles"
  | "invalid-source"
  | "opaque-element"
  | "unprintable"
  | "would-be-empty"
  | "conflicting-changes";

export function refuse(code: EditCode, message: string, at?: Place): Refusal {
  return at === undefined ? { code, message } : { code, message, at };
}
