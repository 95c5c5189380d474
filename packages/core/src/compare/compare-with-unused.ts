import type { Catalog } from "../catalog/catalog.js";
import type { UnusedAccess } from "../findings/unused-access.js";
import { hasWildcard, matchesGlob } from "../patterns/match.js";
import type { PolicyDocument } from "../policy/document.js";
import { compareFolded, foldAscii } from "../text/ascii-case.js";
import { ActionLists } from "./action-lists.js";
import { Budget, DEFAULT_BUDGET } from "./search/budget.js";
import { counterexample, type Counterexample } from "./counterexample.js";
import { Decider } from "./decide.js";
import { rawStatements, type RawStatement } from "./compile/raw-statement.js";

/** An action that AFTER allows less of than BEFORE, and a request that shows it. */
export interface LostAction {
  readonly action: string;
  readonly counterexample: Counterexample;
}

/** What AFTER made of unused access. Actions are spelled `service:Name` and sorted. */
export interface UnusedComparison {
  /** Unused actions that AFTER allows, or may allow, on some request; `service:*` where only unknown names are left. */
  readonly stillAllowed: readonly string[];
  /** Known actions, not unused, that AFTER allows on fewer requests than BEFORE. */
  readonly lost: readonly LostAction[];
  /** Known actions, not unused, of which that could not be decided. */
  readonly undecided: readonly string[];
}

const NOTHING: PolicyDocument = { json: { Statement: [] }, statements: [], singleStatement: false };

/**
 * Tells whether AFTER still allows any unused access, and what else it lost against BEFORE; exact over resources,
 * principals and conditions.
 *
 * Known actions are those of the catalog, those that the unused access names, and those written out in the policies.
 * Actions that every list of patterns treats alike are decided once. `keep`: action patterns that count as used.
 */
export function compareWithUnused(
  before: PolicyDocument,
  after: PolicyDocument,
  unused: UnusedAccess,
  catalog: Catalog,
  options: { readonly keep?: readonly string[] } = {},
): UnusedComparison {
  const keep = options.keep ?? [];
  const budget = new Budget(DEFAULT_BUDGET);
  const statements = [...rawStatements(before), ...rawStatements(after)];
  const lists = new ActionLists(statements);
  const groups = { unused: new Map<string, string[]>(), used: new Map<string, string[]>() };
  for (const [folded, action] of knownActions(statements, unused, catalog)) {
    const group = groups[isUnused(folded, unused, keep) ? "unused" : "used"];
    const key = lists.key(folded);
    const same = group.get(key);
    if (same === undefined) group.set(key, [action]);
    else same.push(action);
  }

  const allowed = new Decider(NOTHING, after, { budget });
  const stillAllowed = [...groups.unused.values()].filter(
    ([action = ""]) => allowed.decide("wider", { action }).kind !== "none",
  );
  const named = new Set(stillAllowed.flat().map(serviceOf));
  const unknownNames = [...unused.values()].flatMap(({ whole, prefix }) => {
    if (!whole || named.has(foldAscii(prefix))) return [];
    return allowed.decide("wider", { service: prefix }).kind === "none" ? [] : [`${prefix}:*`];
  });

  const lost: LostAction[] = [];
  const undecided: string[] = [];
  const difference = new Decider(before, after, { budget });
  for (const actions of groups.used.values()) {
    const verdict = difference.decide("narrower", { action: actions[0] ?? "" });
    if (verdict.kind === "none") continue;
    for (const action of actions) {
      const request = verdict.kind === "confirmed" ? { ...verdict.request, action } : undefined;
      if (request !== undefined && difference.confirms("narrower", request)) {
        lost.push({ action, counterexample: counterexample(request, false) });
      } else undecided.push(action);
    }
  }
  return {
    stillAllowed: [...stillAllowed.flat(), ...unknownNames].sort(compareFolded),
    lost: lost.sort((left, right) => compareFolded(left.action, right.action)),
    undecided: undecided.sort(compareFolded),
  };
}

/** By folded name, spelled as in the catalog, else as in the unused access, else as in the policies. */
function knownActions(
  statements: readonly RawStatement[],
  unused: UnusedAccess,
  catalog: Catalog,
): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const add = (action: string): void => {
    const folded = foldAscii(action);
    if (!known.has(folded)) known.set(folded, action);
  };
  for (const service of catalog.services) {
    for (const { name, folded } of catalog.actions(service))
      known.set(`${service}:${folded}`, `${service}:${name}`);
  }
  for (const service of unused.values()) {
    if (!service.whole) for (const { name } of service.actions.values()) add(`${service.prefix}:${name}`);
  }
  for (const { action } of statements) {
    for (const pattern of action.patterns)
      if (/^[^:]+:./.test(pattern) && !hasWildcard(pattern)) add(pattern);
  }
  return known;
}

function isUnused(folded: string, unused: UnusedAccess, keep: readonly string[]): boolean {
  const service = unused.get(serviceOf(folded));
  if (keep.some((pattern) => matchesGlob(pattern, folded))) return false;
  return (
    service !== undefined && (service.whole || service.actions.has(folded.slice(folded.indexOf(":") + 1)))
  );
}

function serviceOf(action: string): string {
  return foldAscii(action.slice(0, action.indexOf(":")));
}
