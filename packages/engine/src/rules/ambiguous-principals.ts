import { holdersIn } from "../holders/holders-in.js";
import { listed } from "../report/wording.js";
import { isReported, type Finding, type Rule } from "./context.js";

/** Principals in source that findings may be about, but not for certain. */
export const ambiguousPrincipals: Rule = {
  name: "no-ambiguous-principals",
  *check({ located, identify, directed, principals }) {
    if (principals.all.length === 0) return;
    const seen = new Set<string>();
    for (const { holder, within } of holdersIn(located)) {
      const { maybe, name, known } = identify(holder, within);
      const key = JSON.stringify([holder.address, holder.at.file, holder.at.range]);
      if (maybe.length === 0 || seen.has(key) || !isReported(holder.at)) continue;
      seen.add(key);
      if (directed.ignoresAt(holder.at, "no-ambiguous-principals")) continue;
      const finding: Finding = {
        at: holder.at,
        message: `This may be ${listed(maybe.map(({ arn }) => arn))}, but ${known === "default" ? `${name} is only the default of its name` : `only ${name} is known of its name`}. Map it under \`principals\` in the configuration.`,
        principals: maybe.map(({ arn }) => arn),
        address: holder.address,
      };
      yield finding;
    }
  },
};
