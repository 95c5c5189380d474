/** What is known of the place of a pattern. */
export interface Surroundings {
  /** The name that the value is given to. */
  readonly key?: string | undefined;
  /** The effect that stands beside it. */
  readonly effect?: string | undefined;
}

const ELSEWHERE = new Set([
  "resource",
  "resources",
  "notresource",
  "notresources",
  "principal",
  "principals",
  "notprincipal",
  "notprincipals",
  "identifiers",
  "condition",
  "conditions",
  "values",
  "sid",
  "effect",
  "version",
]);

/** A place that must never change: no list of actions, or one of a statement that denies. */
export function isForbidden({ key, effect }: Surroundings): boolean {
  return isNever(key) || effect?.toLowerCase() === "deny";
}

export function isEffectKey(name: string): boolean {
  return name.toLowerCase() === "effect";
}

function isNever(key: string | undefined): boolean {
  return key !== undefined && ELSEWHERE.has(key.toLowerCase().replaceAll("_", ""));
}
