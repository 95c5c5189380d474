import type { Refusal } from "@iamend/source";
import type { Notice } from "../report/problem.js";

/**
 * What evidence says that does not fit the source. `told`: of each linking that had the evidence; what is of no place of the source, none
 * of them may have known.
 */
export function evidenceNotices(told: readonly (readonly Refusal[])[]): readonly Notice[] {
  const messages = told.map((some) => new Set(some.map(({ message }) => message)));
  const all = new Map(told.flat().map((one) => [JSON.stringify([one.message, one.at]), one]));
  return [...all.values()]
    .filter(({ at, message }) => at !== undefined || messages.every((some) => some.has(message)))
    .map((one) => ({ ...one, strict: true }));
}
