const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * Reads an instant as condition values write it: an ISO 8601 date, or date and time with a zone, or seconds since 1970 in
 * nine to twelve digits. Milliseconds since 1970; undefined for anything else, and outside 1970 to 9999.
 */
export function readInstant(text: string): number | undefined {
  const instant = /^\d{9,12}$/.test(text) ? Number(text) * 1000 : readIso(text);
  return instant !== undefined && instant >= 0 && instant <= LAST ? instant : undefined;
}

function readIso(text: string): number | undefined {
  const parts =
    /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2}))?$/.exec(
      text,
    );
  if (parts === null) return undefined;
  const part = (index: number): number => Number(parts[index] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const milliseconds = Number((parts[7] ?? "").padEnd(3, "0"));
  const utc = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  const date = new Date(utc);
  // `Date.UTC` rolls a thirtieth of February over into March, and takes the year 75 for 1975.
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1) return undefined;
  // `Z` has no hours and no minutes.
  const zone = parts[8] ?? "";
  const [zoneHours, zoneMinutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4, 6))];
  if (zoneHours > 23 || zoneMinutes > 59) return undefined;
  return utc - (zone.startsWith("-") ? -1 : 1) * (zoneHours * 60 + zoneMinutes) * 60_000;
}

/** Writes an instant; one that is no whole number of milliseconds, or before 1970, has no text that reads as itself. */
export function instantText(instant: number): string {
  return new Date(instant).toISOString();
}
