import type { PolicyDocument } from "@iamend/source";
import { bucketsOf } from "../plan/settle.js";
import { isReported, type Finding, type Rule } from "./context.js";

/** Policies that AWS would refuse for their length. */
export const policySizes: Rule = {
  name: "max-policy-size",
  *check({ located, directed }) {
    const identity = located.documents.filter(({ kind }) => kind === "identity");
    const seen = new Set<PolicyDocument>();
    for (const { quota, documents } of bucketsOf(identity, identity)) {
      const [first] = documents;
      if (first === undefined || seen.has(first) || !documents.every(({ size }) => size?.exact === true))
        continue;
      const characters = documents.reduce((sum, { size }) => sum + (size?.characters ?? 0), 0);
      if (characters <= quota || directed.ignoresAt(first.at, "max-policy-size") || !isReported(first.at))
        continue;
      seen.add(first);
      const what =
        documents.length === 1
          ? `The policy has ${String(characters)} characters`
          : `The ${String(documents.length)} inline policies of ${first.holders[0]?.address ?? "one principal"} have ${String(characters)} characters together`;
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
