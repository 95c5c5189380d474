import type { LocatedEvidence } from "@iamend/source";
import type { Notice } from "../report/problem.js";

/**
 * What evidence says that does not fit the source. `told`: of each linking that had the evidence; what is deployed and is of none of them
 * is told as the one tells it who knows most.
 */
export function evidenceNotices(told: readonly LocatedEvidence[]): readonly Notice[] {
  const contradictions = new Map(
    told
      .flatMap((one) => one.contradictions)
      .map((one) => [JSON.stringify([one.message, one.at?.file, one.at?.range]), one]),
  );
  const unmatched = [...(told[0]?.unmatched.keys() ?? [])].flatMap((unit) => {
    const all = told.flatMap((one) => one.unmatched.get(unit) ?? []);
    if (all.length < told.length) return [];
    return all.find(({ code }) => code !== "unmatched-evidence") ?? all.slice(0, 1);
  });
  return [...contradictions.values(), ...unmatched].map((one) => ({ ...one, strict: true }));
}
