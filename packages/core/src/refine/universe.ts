import type { Catalog } from "../catalog/catalog.js";
import type { UnusedAccess } from "../findings/unused-access.js";
import { readActionPattern } from "../patterns/action-pattern.js";
import { hasWildcard, matchesFolded } from "../patterns/match.js";
import { overlapsGlob } from "../patterns/overlaps.js";
import type { Statement } from "../policy/document.js";
import { foldAscii } from "../text/ascii-case.js";

/** An action by name: `name` as it is spelled in what we write, `folded` as it is compared. */
export interface KnownAction {
  readonly name: string;
  readonly folded: string;
}

/**
 * Every action that the law speaks of: the catalog's, those the unused access names, and the literals of the policy
 * and of `keep`. A name missing from the catalog is still a name.
 */
export interface Universe {
  /** Folded service prefixes, sorted. */
  readonly services: readonly string[];
  /** The known actions of a service, sorted by folded name. */
  actions(service: string): readonly KnownAction[];
  /** Nobody used it, and it is not kept on purpose. */
  isUnused(service: string, foldedName: string): boolean;
  /** Decided on the raw record: nothing of this service was used, whatever its actions are. */
  isWhollyUnused(service: string): boolean;
  /** A keep that the pattern may serve, although no known action shows it: such a pattern must stay. */
  keepBeyondKnowledge(pattern: string, hasKnownMatch: boolean): string | undefined;
}

/** `keep`: action patterns that count as used (law 12). */
export function createUniverse(
  catalog: Catalog,
  unused: UnusedAccess,
  statements: readonly Statement[],
  keep: readonly string[],
): Universe {
  const extra = collectExtraNames(unused, statements, keep);
  const services = [...new Set([...catalog.services, ...extra.keys()])].sort();
  const cache = new Map<string, readonly KnownAction[]>();
  const actions = (service: string): readonly KnownAction[] => {
    const cached = cache.get(service);
    if (cached !== undefined) return cached;
    const merged = mergeNames(catalog.actions(service), extra.get(service));
    cache.set(service, merged);
    return merged;
  };
  const kept = keep.map(foldAscii);
  const isKept = (service: string, folded: string): boolean =>
    kept.some((pattern) => matchesFolded(pattern, `${service}:${folded}`));
  const keptWithoutMatch = kept.filter(
    (pattern) =>
      hasWildcard(pattern) &&
      !services.some((service) => {
        // most services cannot match at all: decide that before looking at their actions
        if (!overlapsGlob(pattern, `${service}:*`)) return false;
        return actions(service).some(({ folded }) => matchesFolded(pattern, `${service}:${folded}`));
      }),
  );
  return {
    services,
    actions,
    isUnused(service, folded) {
      const found = unused.get(service);
      if (found === undefined || !(found.whole || found.actions.has(folded))) return false;
      return !isKept(service, folded);
    },
    isWhollyUnused: (service) => unused.get(service)?.whole === true,
    keepBeyondKnowledge(pattern, hasKnownMatch) {
      return (hasKnownMatch ? keptWithoutMatch : kept).find((keeping) => overlapsGlob(keeping, pattern));
    },
  };
}

/** Names beside the catalog's, by folded service; what comes first decides the spelling: the unused access, then the policy. */
function collectExtraNames(
  unused: UnusedAccess,
  statements: readonly Statement[],
  keep: readonly string[],
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const extra = new Map<string, Map<string, string>>();
  const add = (service: string, name?: string): void => {
    const names = extra.get(service) ?? new Map<string, string>();
    extra.set(service, names);
    if (name !== undefined && !names.has(foldAscii(name))) names.set(foldAscii(name), name);
  };
  for (const [service, found] of unused) {
    add(service);
    if (!found.whole) for (const action of found.actions.values()) add(service, action.name);
  }
  const written = statements.flatMap(({ elements }) =>
    elements.flatMap((element) => ("pattern" in element ? [element.pattern] : (element.values ?? []))),
  );
  for (const text of [...written, ...keep]) {
    const pattern = readActionPattern(text);
    if (pattern.kind === "service") add(pattern.service, pattern.wildcard ? undefined : pattern.name);
  }
  return extra;
}

function mergeNames(
  catalogued: readonly KnownAction[],
  extra: ReadonlyMap<string, string> | undefined,
): readonly KnownAction[] {
  if (extra === undefined || extra.size === 0) return catalogued;
  const known = new Set(catalogued.map(({ folded }) => folded));
  const added = [...extra].flatMap(([folded, name]) => (known.has(folded) ? [] : [{ name, folded }]));
  if (added.length === 0) return catalogued;
  return [...catalogued, ...added].sort((left, right) => (left.folded < right.folded ? -1 : 1));
}
