import type { Request } from "./evaluate/evaluate.js";

/** A request that the policies answer differently, evaluated in both. Context keys that are not there are absent. */
export interface Counterexample {
  readonly action: string;
  readonly resource: string;
  /** Who asks; only where a policy names principals. */
  readonly principal?: string;
  readonly context: Readonly<Record<string, string | readonly string[]>>;
  readonly allowedBefore: boolean;
  readonly allowedAfter: boolean;
}

/** A request that only one of the policies allows: AFTER, or else BEFORE. */
export function counterexample(request: Request, allowedAfter: boolean): Counterexample {
  return { ...request, allowedBefore: !allowedAfter, allowedAfter };
}
