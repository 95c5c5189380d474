import type { Place, Refusal } from "../contract.js";

/** Why something is not known or must not be changed. Messages read on from "…, for". */
export type RefusalCode =
  | "aliased-elsewhere"
  | "built-element"
  | "duplicate-name"
  | "empty-template"
  | "include"
  | "indivisible-place"
  | "macro"
  | "maybe-alone"
  | "maybe-another"
  | "names-principals"
  | "not-a-policy"
  | "not-followed"
  | "partly-known"
  | "policy-file"
  | "policy-used-elsewhere"
  | "stack-not-known"
  | "unused-policies";

export function refuse(code: RefusalCode, message: string, at?: Place): Refusal {
  return { code, message, ...(at === undefined ? {} : { at }) };
}
