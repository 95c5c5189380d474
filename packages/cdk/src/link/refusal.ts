import type { Place, Refusal } from "../contract.js";

/** Why the code and what it was synthesised to cannot be brought together, or only with doubt. */
export type LinkCode =
  /** There is no cloud assembly, or nothing in it came of this. */
  | "not-synthesised"
  /** The assembly is older than the code. */
  | "assembly-stale"
  /** The assembly has something that no place in the code is known for. */
  | "not-located"
  /** Several places of the code or of the assembly fit. */
  | "ambiguous-place"
  /** The code does more with a statement than is followed. */
  | "not-followed";

export function refuse(code: LinkCode, message: string, at?: Place): Refusal {
  return { code, message, ...(at === undefined ? {} : { at }) };
}
