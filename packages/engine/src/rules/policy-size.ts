import { bucketsOf } from "../plan/quota.js";
import type { Holder } from "@iamend/source";
import { isReported, type Finding, type Rule } from "./context.js";

/** Policies that AWS would refuse for their length. */
export const policySizes: Rule = {
  name: "max-policy-size",
  *check({ located, directed }) {
    const identity = (located.followed ?? located.documents).filter(({ kind }) => kind === "identity");
    const seen = new Set<string>();
    for (const { quota, documents } of bucketsOf(identity, identity)) {
      const [first] = documents;
      if (first === undefined || !documents.every(({ size }) => size?.exact === true)) continue;
      const characters = documents.reduce((sum, { size }) => sum + (size?.characters ?? 0), 0);
      if (characters <= quota || directed.ignoresAt(first.at, "max-policy-size") || !isReported(first.at))
        continue;
      // Instances of one resource are too large together.
      const key = JSON.stringify([first.at.file, first.at.range, characters]);
      if (seen.has(key)) continue;
      seen.add(key);
      const what =
        documents.length === 1
          ? `The policy has ${String(characters)} characters`
          : `The ${String(documents.length)} inline policies of ${nameOf(first.holders[0])} have ${String(characters)} characters together`;
      const finding: Finding = {
        at: first.at,
        message: `${what} without white space, and AWS accepts ${String(quota)}.`,
        principals: [],
        address: first.address,
      };
      yield finding;
    }
  },
};

/** A principal outside of this source has no address. */
function nameOf(holder: Holder | undefined): string {
  if (holder === undefined) return "one principal";
  if (holder.address !== "") return holder.address;
  return "literal" in holder.name ? `${holder.type} ${holder.name.literal}` : "one principal";
}
