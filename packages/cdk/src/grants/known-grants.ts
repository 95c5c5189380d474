import { LIBRARY_GRANTS } from "./library-grants.generated.js";
import type { LibraryGrant } from "./library-grant.js";
import { covers, serviceOf } from "./patterns.js";

/** A call of a grant, and what it gave when the app was synthesised. */
export interface RecordedGrant {
  readonly method: string;
  readonly actions: readonly string[];
}

/**
 * The grants of the library that a call may be of: those of this name that give exactly what the call gave; else, for another version may
 * give more, those that give a part of it in the same services.
 */
export function grantsLike({ method, actions }: RecordedGrant): readonly LibraryGrant[] {
  const named = LIBRARY_GRANTS.filter((grant) => grant.method === method && actionsOf(grant).length > 0);
  const recorded = lowered(actions);
  const exact = named.filter((grant) => {
    const own = lowered(actionsOf(grant));
    return own.size === recorded.size && [...own].every((action) => recorded.has(action));
  });
  if (exact.length > 0) return exact;
  return named.filter((grant) => {
    const own = actionsOf(grant);
    const services = new Set(own.map(serviceOf));
    return (
      own.every((action) => actions.some((pattern) => covers(pattern, action))) &&
      actions.every((action) => services.has(serviceOf(action)))
    );
  });
}

/** Is the call surely no more than a grant of the library? What it gives may be that of any version. */
export function isLibraryGrant({ method, actions }: RecordedGrant): boolean {
  const types = LIBRARY_GRANTS.filter((grant) => grant.method === method).map(({ type }) => type);
  return types.some((type) => {
    const services = new Set(grantsOf(type).flatMap(actionsOf).map(serviceOf));
    return actions.every((action) => services.has(serviceOf(action)));
  });
}

export function grantsOf(type: string): readonly LibraryGrant[] {
  return LIBRARY_GRANTS.filter((grant) => grant.type === type);
}

export function actionsOf({ gives }: LibraryGrant): readonly string[] {
  return [...new Set(gives.flatMap(({ actions }) => actions))];
}

function lowered(actions: readonly string[]): ReadonlySet<string> {
  return new Set(actions.map((action) => action.toLowerCase()));
}
