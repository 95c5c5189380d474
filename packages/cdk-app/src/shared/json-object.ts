import type { JsonObject } from "@iamend/core";

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object behind some keys; nothing where another value or none stands. */
export function objectAt(value: unknown, ...keys: readonly string[]): JsonObject | undefined {
  const found = keys.reduce<unknown>((here, key) => (isJsonObject(here) ? here[key] : undefined), value);
  return isJsonObject(found) ? found : undefined;
}

/** Whether two values are the same as JSON; the order of keys is part of it. */
export function sameJson(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
