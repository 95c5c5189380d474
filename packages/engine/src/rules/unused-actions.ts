import type { Decision, UnusedAccess } from "@iamend/core";

/** The known unused actions that a decision is about, as `service:Name`. */
export function unusedBy(decision: Decision): readonly string[] {
  if (decision.kind === "opaque") return [...new Set(decision.judged.flatMap(unusedBy))].sort();
  return decision.kind === "kept" ? [] : decision.unused;
}

/** When the last of some actions was used, if ever. */
export function lastAccessed(
  unused: readonly string[],
  access: UnusedAccess,
): { readonly lastAccessed?: string } {
  const times = unused.flatMap((action) => {
    const [service = "", name = ""] = action.toLowerCase().split(":");
    const found = access.get(service);
    const time = found?.whole === true ? found.lastAccessed : found?.actions.get(name)?.lastAccessed;
    return time === undefined ? [] : [time];
  });
  const latest = times.sort().at(-1);
  return latest === undefined ? {} : { lastAccessed: latest };
}
