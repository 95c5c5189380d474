import type { Place, Refusal } from "../contract.js";

/**
 * Why a change cannot be written into code. Those of every language come on top.
 *
 * - `unwritable-element`: what stands around the text of an element may not fit another text.
 */
type EditCode = "unwritable-element";

export function refuse(code: EditCode, message: string, at: Place): Refusal {
  return { code, message, at };
}
