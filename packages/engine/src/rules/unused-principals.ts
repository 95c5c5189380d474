import type { Holder } from "@iamend/source";
import { holdersIn } from "../holders/holders-in.js";
import type { KnownPrincipal } from "../holders/principal-index.js";
import { day, principalName } from "../report/wording.js";
import { isReported, type Finding, type Rule, type RuleContext } from "./context.js";

/** Roles, access keys and passwords that nobody uses. */
export const unusedPrincipals: Rule = {
  name: "no-unused-principals",
  *check(context) {
    if (context.principals.all.length === 0) return;
    const seen = new Set<string>();
    for (const { holder, speaks } of namedHolders(context)) {
      if (context.directed.ignoresAt(holder.at, "no-unused-principals") || !isReported(holder.at)) continue;
      for (const principal of speaks) {
        for (const message of messagesOf(principal)) {
          const key = `${holder.address}\0${principal.arn}\0${message}`;
          if (seen.has(key)) continue;
          seen.add(key);
          const finding: Finding = {
            at: holder.at,
            message,
            principals: [principal.arn],
            address: holder.address,
          };
          yield finding;
        }
      }
    }
  },
};

/** Holders that stand in this source, with the principals that they are for certain. */
function* namedHolders(context: RuleContext): Generator<{
  readonly holder: Holder;
  readonly speaks: readonly KnownPrincipal[];
}> {
  for (const { holder, within } of holdersIn(context.located))
    if (holder.address !== "") yield { holder, speaks: context.identify(holder, within).speaks };
}

function* messagesOf(principal: KnownPrincipal): Generator<string> {
  const { unusedRole, unusedAccessKeys, unusedPassword } = principal.findings;
  const name = principalName(principal);
  if (unusedRole !== undefined) yield `Nobody uses ${name}${since(unusedRole.lastAccessed)}.`;
  for (const { id, lastAccessed } of unusedAccessKeys) {
    yield `Nobody uses the access key ${id} of ${name}${since(lastAccessed)}.`;
  }
  if (unusedPassword !== undefined)
    yield `Nobody uses the password of ${name}${since(unusedPassword.lastAccessed)}.`;
}

function since(lastAccessed: string | undefined): string {
  return lastAccessed === undefined ? "" : `; last used ${day(lastAccessed)}`;
}
