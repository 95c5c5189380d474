import { compareCodeUnits, foldAscii } from "../text/ascii-case.js";
import { laterAccess } from "./instant.js";

/** An action nobody used. `lastAccessed` (ISO 8601), where present: it was used then, before the window of the finding. */
export interface UnusedAction {
  readonly name: string;
  readonly lastAccessed?: string;
}

/**
 * What one principal did not use of one service.
 *
 * `whole` is decided once, on the raw record. A set of actions that filtering empties is nothing unused, never everything.
 */
export type UnusedService =
  | { readonly whole: true; readonly prefix: string; readonly lastAccessed?: string }
  | {
      readonly whole: false;
      readonly prefix: string;
      /** By folded action name, without the service prefix. */
      readonly actions: ReadonlyMap<string, UnusedAction>;
    };

/** Unused access of one principal, by folded service prefix. */
export type UnusedAccess = ReadonlyMap<string, UnusedService>;

/** Makes unused access of services and their actions; `actions` absent means the whole service. */
export function unusedAccess(
  services: readonly {
    readonly prefix: string;
    readonly actions?: readonly UnusedAction[];
    readonly lastAccessed?: string;
  }[],
): UnusedAccess {
  return new Map(
    services.map(({ prefix, actions, lastAccessed }): [string, UnusedService] => [
      foldAscii(prefix),
      actions === undefined
        ? { whole: true, prefix, ...(lastAccessed === undefined ? {} : { lastAccessed }) }
        : {
            whole: false,
            prefix,
            actions: new Map(actions.map((action) => [foldAscii(action.name), action])),
          },
    ]),
  );
}

/** What is unused in all of them: the unused access of a document that several principals hold, or that several sources tell. */
export function intersectUnused(all: readonly UnusedAccess[]): UnusedAccess {
  const [first, ...rest] = all;
  if (first === undefined) return new Map();
  return rest.reduce(intersectTwo, first);
}

function intersectTwo(left: UnusedAccess, right: UnusedAccess): UnusedAccess {
  const both = new Map<string, UnusedService>();
  for (const [service, mine] of left) {
    const theirs = right.get(service);
    if (theirs !== undefined) both.set(service, intersectService(mine, theirs));
  }
  return both;
}

function intersectService(left: UnusedService, right: UnusedService): UnusedService {
  const prefix = spelling(left.prefix, right.prefix);
  if (left.whole && right.whole) {
    const lastAccessed = laterAccess(left.lastAccessed, right.lastAccessed);
    return { whole: true, prefix, ...(lastAccessed === undefined ? {} : { lastAccessed }) };
  }
  if (left.whole) return { ...right, prefix };
  if (right.whole) return { ...left, prefix };
  const actions = new Map<string, UnusedAction>();
  for (const [folded, mine] of left.actions) {
    const theirs = right.actions.get(folded);
    if (theirs !== undefined) actions.set(folded, sameAction(mine, theirs));
  }
  return { whole: false, prefix, actions };
}

/** One action that two sources name: its time of access is the later one. */
export function sameAction(left: UnusedAction, right: UnusedAction): UnusedAction {
  const lastAccessed = laterAccess(left.lastAccessed, right.lastAccessed);
  return { name: spelling(left.name, right.name), ...(lastAccessed === undefined ? {} : { lastAccessed }) };
}

/** Of two spellings always the same one, so that the order of the sources never shows. */
export function spelling(left: string, right: string): string {
  return compareCodeUnits(left, right) <= 0 ? left : right;
}
