import { compareCodeUnits } from "../text/ascii-case.js";
import type { UnusedAccess, UnusedService } from "./unused-access.js";

/** The same unused access, sorted by folded names and without services of which nothing is unused. */
export function tidyUnused(unused: UnusedAccess): UnusedAccess {
  const services = [...unused].filter(([, service]) => service.whole || service.actions.size > 0);
  return new Map(
    sorted(services).map(([folded, service]): [string, UnusedService] => [
      folded,
      service.whole ? service : { ...service, actions: new Map(sorted([...service.actions])) },
    ]),
  );
}

/** Do both call the same services and actions unused? Times of access and spelling aside. */
export function sameUnused(left: UnusedAccess, right: UnusedAccess): boolean {
  return foldedNames(left) === foldedNames(right);
}

function foldedNames(unused: UnusedAccess): string {
  const services = [...tidyUnused(unused)].map(([folded, service]) => [
    folded,
    service.whole ? "*" : [...service.actions.keys()],
  ]);
  return JSON.stringify(services);
}

function sorted<Value>(entries: readonly (readonly [string, Value])[]): (readonly [string, Value])[] {
  return [...entries].sort(([left], [right]) => compareCodeUnits(left, right));
}
