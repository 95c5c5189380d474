import type { KnownPrincipal } from "../holders/principal-index.js";

/** More names than these are counted, not listed. */
const MOST_NAMES = 4;

/** `a, b and c`, or the first few and how many more. */
export function listed(names: readonly string[], most = MOST_NAMES): string {
  if (names.length <= 1) return names.join("");
  if (names.length <= most) return `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
  return `${names.slice(0, most - 1).join(", ")} and ${String(names.length - most + 1)} more`;
}

export function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** `role app (111122223333)`: as people call it; the ARN stands in the machine-readable output. */
export function principalName({ parts }: KnownPrincipal): string {
  return `${parts.type} ${parts.name} (${parts.account})`;
}

/** Those who speak, by name; the first few. */
export function who(speaks: readonly KnownPrincipal[]): string {
  return listed(speaks.map(principalName), 3);
}

/** Findings say when they were made; what was used before that, when. */
export function asOf(speaks: readonly KnownPrincipal[]): string {
  const times = speaks.flatMap(({ findings }) =>
    findings.analyzedAt === undefined ? [] : [day(findings.analyzedAt)],
  );
  const [oldest] = times.sort();
  return oldest === undefined ? "" : `, as of ${oldest}`;
}

/** The day of a time in ISO 8601. */
export function day(time: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(time)?.[0] ?? time;
}
