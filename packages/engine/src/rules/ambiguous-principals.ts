import { listed } from "../report/wording.js";
import { isReported, type Finding, type Rule } from "./context.js";

/** Principals in source that findings may be about, but not for certain. */
export const ambiguousPrincipals: Rule = {
  name: "no-ambiguous-principals",
  *check({ located, identify, directed }) {
    const seen = new Set<string>();
    const holders = [...(located.principals ?? []), ...located.documents.flatMap(({ holders: own }) => own)];
    for (const holder of holders) {
      const { maybe, name } = identify(holder);
      if (maybe.length === 0 || seen.has(holder.address) || !isReported(holder.at)) continue;
      seen.add(holder.address);
      if (directed.ignoresAt(holder.at, "no-ambiguous-principals")) continue;
      const finding: Finding = {
        at: holder.at,
        message: `This may be ${listed(maybe.map(({ arn }) => arn))}: its name is known only as ${name}. Map it under \`principals\` in the configuration.`,
        principals: maybe.map(({ arn }) => arn),
        address: holder.address,
      };
      yield finding;
    }
  },
};
