import type fc from "fast-check";

/** Random policies for each property: 2,000 in `npm test`, more with IAMEND_PROPERTY_RUNS. */
export const RUNS = Number(process.env["IAMEND_PROPERTY_RUNS"] ?? 2000);

/** How often a property is asked; a failure prints its seed, which IAMEND_PROPERTY_SEED repeats. */
export function runs(count = RUNS): fc.Parameters<unknown> {
  return { numRuns: Math.max(1, Math.ceil(count)) };
}

/** Time enough for the long run on a slow machine. */
export const TIMEOUT = 120_000 + RUNS * 20;
