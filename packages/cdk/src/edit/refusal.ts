import type { Place, Refusal } from "../contract.js";

/**
 * Why a change cannot be written into code. Those of every language come on top.
 *
 * - `unwritable-element`: what stands around the text of an element may not fit another text.
 * - `no-grant`: a call gives these actions as a part of what it does; `unknown-grant`: it is called like a grant, and none that is known
 *   fits.
 */
type EditCode = "unwritable-element" | "no-grant" | "unknown-grant" | "not-located" | "conflicting-changes";

export function refuse(code: EditCode, message: string, at?: Place): Refusal {
  return { code, message, ...(at === undefined ? {} : { at }) };
}
