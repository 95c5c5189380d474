import { matchesFolded } from "../patterns/match.js";
import { foldAscii } from "../text/ascii-case.js";
import { wordEnds } from "./camel-case-words.js";
import type { KnownAction } from "./universe.js";

/** A pattern for an action name (no service), and the known actions of the wildcard that it matches, all of them used. */
export interface NamePattern {
  readonly name: string;
  readonly matches: readonly KnownAction[];
}

/**
 * Law 3 and 4: the shortest patterns that allow the used matches of a wildcard and no unused one.
 *
 * `wildcard` is a name pattern with at least one `*` and no `?`; `matches` are all known actions it matches, sorted by
 * folded name, at least one used and one unused. The result is sorted by nothing in particular and may name a pattern
 * that another contains: law 6 is the statement's business.
 */
export function shortestSafePrefixes(
  wildcard: string,
  matches: readonly KnownAction[],
  isUnused: (action: KnownAction) => boolean,
): readonly NamePattern[] {
  const star = wildcard.indexOf("*");
  const tail = wildcard.slice(star + 1);
  const candidates = new Map<string, readonly KnownAction[] | undefined>();
  const safeMatches = (prefix: string): readonly KnownAction[] | undefined => {
    const folded = foldAscii(prefix);
    if (!candidates.has(folded)) {
      const reached = matchesOf(folded, foldAscii(tail), matches);
      candidates.set(folded, reached.some(isUnused) ? undefined : reached);
    }
    return candidates.get(folded);
  };
  const chosen = new Map<string, NamePattern>();
  for (const action of matches) {
    if (isUnused(action)) continue;
    const pattern = firstSafe(action, star, tail, safeMatches);
    // Names that differ in case only make one candidate (`DELETE*`, `Delete*`): the first in sorted order is spelled.
    const key = foldAscii(pattern.name);
    const known = chosen.get(key);
    if (known === undefined || pattern.name < known.name) chosen.set(key, pattern);
  }
  return [...chosen.values()];
}

function firstSafe(
  action: KnownAction,
  headLength: number,
  tail: string,
  safeMatches: (prefix: string) => readonly KnownAction[] | undefined,
): NamePattern {
  for (const end of wordEnds(action.name)) {
    if (end <= headLength) continue;
    const prefix = action.name.slice(0, end);
    const matches = safeMatches(prefix);
    // With a tail, a longer head may no longer leave room for it: then the candidate does not match the action itself.
    if (matches?.includes(action) !== true) continue;
    return matches.length === 1 ? { name: action.name, matches } : { name: `${prefix}*${tail}`, matches };
  }
  return { name: action.name, matches: [action] };
}

/** The known matches of `prefix*tail` (folded); those with the prefix stand together in sorted order. */
function matchesOf(prefix: string, tail: string, sorted: readonly KnownAction[]): readonly KnownAction[] {
  const found: KnownAction[] = [];
  for (let index = firstAtLeast(sorted, prefix); index < sorted.length; index += 1) {
    const action = sorted[index];
    if (action?.folded.startsWith(prefix) !== true) break;
    if (tail === "" || matchesFolded(`*${tail}`, action.folded.slice(prefix.length))) found.push(action);
  }
  return found;
}

function firstAtLeast(sorted: readonly KnownAction[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.folded ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
