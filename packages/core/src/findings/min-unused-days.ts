import type { Finding } from "./finding.js";
import { DAY, parseInstant } from "./instant.js";
import type { UnusedAccess, UnusedService } from "./unused-access.js";

/**
 * The finding with everything taken out that was used less than `days` days before it was analysed.
 *
 * Counted from the record's `analyzedAt`, never from the clock. What was never accessed stays. Where a time is missing or
 * cannot be read nothing says how long ago the access was, so it counts as use. Applied before anything is joined. A
 * service emptied so stays as an empty set: nothing unused, never everything.
 */
export function withMinUnusedDays(finding: Finding, days: number | undefined): Finding {
  if (days === undefined || days <= 0) return finding;
  const { analyzedAt } = finding.source;
  switch (finding.kind) {
    case "unused-permissions":
      return { ...finding, unused: longUnused(finding.unused, analyzedAt, days) };
    case "unused-role":
    case "unused-access-key":
    case "unused-password":
      if (isLongUnused(finding.lastAccessed, analyzedAt, days)) return finding;
      // The record still stands in for older ones of its id.
      return {
        kind: "header",
        source: finding.source,
        ...(finding.principal === undefined ? {} : { principal: finding.principal }),
      };
    case "recommendation":
    case "header":
      return finding;
  }
}

function longUnused(unused: UnusedAccess, analyzedAt: string | undefined, days: number): UnusedAccess {
  return new Map(
    [...unused].map(([folded, service]): [string, UnusedService] => {
      const { prefix } = service;
      if (service.whole) {
        const stays = isLongUnused(service.lastAccessed, analyzedAt, days);
        return [folded, stays ? service : { whole: false, prefix, actions: new Map() }];
      }
      const stay = [...service.actions].filter(([, { lastAccessed }]) =>
        isLongUnused(lastAccessed, analyzedAt, days),
      );
      return [folded, { whole: false, prefix, actions: new Map(stay) }];
    }),
  );
}

function isLongUnused(
  lastAccessed: string | undefined,
  analyzedAt: string | undefined,
  days: number,
): boolean {
  if (lastAccessed === undefined) return true;
  const from = parseInstant(lastAccessed) ?? Infinity;
  const to = parseInstant(analyzedAt) ?? -Infinity;
  return to - from >= days * DAY;
}
