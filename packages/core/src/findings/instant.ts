const ISO_INSTANT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/;

/** The milliseconds of one day. */
export const DAY = 86_400_000;

/**
 * Milliseconds since 1970 of an ISO 8601 date or date and time; `undefined` if the text is none.
 *
 * A time without an offset is UTC, as AWS means it; the built-in would take the zone of the machine, and many a text
 * that is no date at all.
 */
export function parseInstant(text: string | undefined): number | undefined {
  const [, day, time = "00:00", offset = "Z"] = ISO_INSTANT.exec(text ?? "") ?? [];
  if (day === undefined) return undefined;
  const withColon = offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
  const instant = Date.parse(`${day}T${time}${withColon}`);
  return Number.isNaN(instant) ? undefined : instant;
}

/**
 * The later of two times of access, either of which may be missing.
 *
 * One that cannot be read counts as latest, for nothing says that it is long ago. Of two texts for one instant the
 * smaller stays, so that the order of the sources never shows.
 */
export function laterAccess(left: string | undefined, right: string | undefined): string | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  const difference = (parseInstant(left) ?? Infinity) - (parseInstant(right) ?? Infinity);
  if (difference > 0) return left;
  if (difference < 0) return right;
  return left < right ? left : right;
}

/** The oldest of some times; those that are missing or cannot be read are passed over. */
export function oldest(times: readonly (string | undefined)[]): string | undefined {
  let found: { readonly text: string; readonly instant: number } | undefined;
  for (const text of times) {
    const instant = parseInstant(text);
    if (text === undefined || instant === undefined) continue;
    const isOlder =
      found === undefined || instant < found.instant || (instant === found.instant && text < found.text);
    if (isOlder) found = { text, instant };
  }
  return found?.text;
}
