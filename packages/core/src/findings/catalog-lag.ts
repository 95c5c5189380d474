import { DAY, parseInstant } from "./instant.js";

/**
 * Whole days that a catalog of `catalogDate` (`YYYY-MM-DD`) is older than a finding analysed at `analyzedAt` (ISO 8601).
 *
 * Zero or less if the catalog is as new; `undefined` if either cannot be read.
 */
export function catalogLagDays(catalogDate: string, analyzedAt: string): number | undefined {
  const catalog = parseInstant(catalogDate);
  const analyzed = parseInstant(analyzedAt);
  if (catalog === undefined || analyzed === undefined) return undefined;
  return Math.floor((analyzed - catalog) / DAY);
}
