import { readActionPattern, type ActionPattern } from "../patterns/action-pattern.js";
import { matchesFolded } from "../patterns/match.js";
import { compareFolded, foldAscii } from "../text/ascii-case.js";
import type { Decision, Replacement } from "./decision.js";
import { shortestSafePrefixes } from "./shortest-safe-prefixes.js";
import type { KnownAction, Universe } from "./universe.js";

/** Laws 1, 2, 3, 5 and 12 for one pattern of an Allow statement, by itself; law 6 looks at its siblings afterwards. */
export function decidePattern(text: string, universe: Universe): Decision {
  const pattern = readActionPattern(text);
  switch (pattern.kind) {
    case "unreadable":
      return { kind: "kept", pattern: text, reason: "unreadable", detail: pattern.why };
    case "everything":
      return decideEverything(text, universe);
    case "service":
      return pattern.wildcard ? decideWildcard(pattern, universe) : decideLiteral(pattern, universe);
  }
}

type ServicePattern = Extract<ActionPattern, { kind: "service" }>;

function decideLiteral({ text, service, name }: ServicePattern, universe: Universe): Decision {
  const folded = foldAscii(name);
  if (!universe.isUnused(service, folded)) return { kind: "kept", pattern: text, reason: "used" };
  const known = universe.actions(service).find((action) => action.folded === folded);
  return {
    kind: "removed",
    pattern: text,
    reason: universe.isWhollyUnused(service) ? "service-unused" : "unused",
    unused: [`${service}:${known?.name ?? name}`],
  };
}

function decideWildcard(pattern: ServicePattern, universe: Universe): Decision {
  const { text, service } = pattern;
  const matches = matchesOf(pattern, universe);
  const unused = matches.filter((action) => universe.isUnused(service, action.folded));
  const wholly = universe.isWhollyUnused(service);
  if (matches.length > 0 && unused.length === 0) return { kind: "kept", pattern: text, reason: "used" };
  if (matches.length === 0 && !wholly) return { kind: "kept", pattern: text, reason: "no-known-match" };
  const keeping = universe.keepBeyondKnowledge(text, matches.length > 0);
  if (keeping !== undefined) {
    return { kind: "kept", pattern: text, reason: "kept-on-purpose", detail: keeping };
  }
  const names = unused.map(({ name }) => `${service}:${name}`);
  if (unused.length === matches.length) {
    return {
      kind: "removed",
      pattern: text,
      reason: wholly ? "service-unused" : "all-unused",
      unused: names,
    };
  }
  return {
    kind: "replaced",
    pattern: text,
    by: narrow(pattern, matches, universe),
    covered: [],
    unused: names,
  };
}

/** Law 5: `*` becomes its services first, each of which then follows the law of `service:*`. */
function decideEverything(text: string, universe: Universe): Decision {
  const by: Replacement[] = [];
  const unused: string[] = [];
  let changes = false;
  for (const service of universe.services) {
    const actions = universe.actions(service);
    const all: ServicePattern = { ...EVERY_ACTION, text: `${service}:*`, prefix: service, service };
    const decision = decideWildcard(all, universe);
    if (decision.kind !== "kept") changes = true; // perhaps a wholly unused service that no catalog knows
    if (decision.kind === "removed") unused.push(...decision.unused);
    if (decision.kind === "replaced") {
      unused.push(...decision.unused);
      by.push(...decision.by);
    }
    if (decision.kind === "kept") {
      by.push({ pattern: all.text, allows: actions.map(({ name }) => `${service}:${name}`) });
    }
  }
  if (!changes) return { kind: "kept", pattern: text, reason: "used" };
  // Whichever service it speaks of: what the other services become must not depend on names that this run removes.
  const keeping = universe.keepBeyondKnowledge(text, true);
  if (keeping !== undefined)
    return { kind: "kept", pattern: text, reason: "kept-on-purpose", detail: keeping };
  if (by.length === 0) return { kind: "removed", pattern: text, reason: "all-unused", unused };
  return { kind: "replaced", pattern: text, by: sortReplacements(by), covered: [], unused };
}

const EVERY_ACTION = { kind: "service", name: "*", wildcard: true } as const;

function matchesOf({ service, name }: ServicePattern, universe: Universe): readonly KnownAction[] {
  const folded = foldAscii(name);
  return universe.actions(service).filter((action) => matchesFolded(folded, action.folded));
}

function narrow(
  { prefix, service, name }: ServicePattern,
  matches: readonly KnownAction[],
  universe: Universe,
): readonly Replacement[] {
  const isUnused = (action: KnownAction): boolean => universe.isUnused(service, action.folded);
  const names = name.includes("?")
    ? matches
        .filter((action) => !isUnused(action))
        .map((action) => ({ name: action.name, matches: [action] }))
    : shortestSafePrefixes(name, matches, isUnused);
  return sortReplacements(
    names.map((one) => ({
      pattern: `${prefix}:${one.name}`,
      allows: one.matches.map((action) => `${service}:${action.name}`),
    })),
  );
}

function sortReplacements(replacements: readonly Replacement[]): readonly Replacement[] {
  return [...replacements].sort((left, right) => compareFolded(left.pattern, right.pattern));
}
