import { laterAccess } from "./instant.js";
import {
  sameAction,
  spelling,
  type UnusedAccess,
  type UnusedAction,
  type UnusedService,
} from "./unused-access.js";

/** What is unused in any of them: the unused access that the pages of one finding tell together. */
export function uniteUnused(all: readonly UnusedAccess[]): UnusedAccess {
  const byService = new Map<string, UnusedService[]>();
  for (const unused of all) {
    for (const [folded, service] of unused) {
      const known = byService.get(folded);
      if (known === undefined) byService.set(folded, [service]);
      else known.push(service);
    }
  }
  return new Map([...byService].map(([folded, services]) => [folded, uniteServices(services)]));
}

function uniteServices(services: readonly UnusedService[]): UnusedService {
  const prefix = services.map((service) => service.prefix).reduce(spelling);
  const sets = services.filter((service) => !service.whole);
  if (sets.length === 0) {
    const lastAccessed = services
      .map((service) => (service.whole ? service.lastAccessed : undefined))
      .reduce(laterAccess, undefined);
    return { whole: true, prefix, ...(lastAccessed === undefined ? {} : { lastAccessed }) };
  }
  // A service cannot be wholly unused and have a list of what is: the list says less, so it holds.
  const actions = new Map<string, UnusedAction>();
  for (const set of sets) {
    for (const [folded, action] of set.actions) {
      const known = actions.get(folded);
      actions.set(folded, known === undefined ? action : sameAction(known, action));
    }
  }
  return { whole: false, prefix, actions };
}
