import type { Catalog } from "../catalog/catalog.js";
import type { UnusedAccess } from "../findings/unused-access.js";
import type { ActionElement, Statement } from "../policy/document.js";
import { fold, globContains, literalHead } from "./glob.js";
import { KnownActions } from "./known-actions.js";
import { PatternSet } from "./pattern-set.js";

/** One thing that a refinement was to guarantee and does not. */
export interface ProofFailure {
  /** Index of the statement in the original document; absent where the document as a whole is meant. */
  readonly statement?: number;
  /**
   * - `unchanged`: something that is never touched was touched.
   * - `contained`: something is allowed that the original did not allow.
   * - `complete`: a known action that is used, or not known to be unused, is allowed no more.
   * - `effective`: a new pattern allows an unused action.
   */
  readonly broken: "unchanged" | "contained" | "complete" | "effective";
  readonly message: string;
}

/**
 * Law 15: proves statements against what they were, statement by statement, and returns what does not hold.
 *
 * `after[i]` is what became of `before[i]`; undefined if it was removed whole. Containment is over all strings,
 * completeness over every known action.
 */
export function proveStatements(
  before: readonly Statement[],
  after: readonly (Statement | undefined)[],
  unused: UnusedAccess,
  catalog: Catalog,
  keep: readonly string[],
): readonly ProofFailure[] {
  const known = new KnownActions(catalog, unused, before, keep);
  return before.flatMap((old, statement) =>
    proveStatement(old, after[statement], known).map((failure) => ({ statement, ...failure })),
  );
}

type Failure = Omit<ProofFailure, "statement">;

function proveStatement(
  before: Statement,
  after: Statement | undefined,
  known: KnownActions,
): readonly Failure[] {
  if (after !== undefined && same(before.elements, after.elements) && sameKind(before, after)) return [];
  if (before.effect !== "Allow" || before.key !== "Action" || before.hasPrincipal === true) {
    return [
      {
        broken: "unchanged",
        message: "only the actions of an Allow statement without a principal may change",
      },
    ];
  }
  if (after !== undefined && !sameKind(before, after)) {
    return [{ broken: "unchanged", message: "the effect or the kind of the statement changed" }];
  }
  return [
    ...proveRest(before, after),
    ...proveContained(patternsOf(before), patternsOf(after)),
    ...proveActions(patternsOf(before), patternsOf(after), known),
  ];
}

/** What is opaque stays as it is, and only a statement with nothing else in it goes. */
function proveRest(before: Statement, after: Statement | undefined): readonly Failure[] {
  const opaque = before.elements.filter(isOpaque);
  if (!same(opaque, (after?.elements ?? []).filter(isOpaque))) {
    return [{ broken: "unchanged", message: "an element whose value is not known changed" }];
  }
  const emptied = after === undefined || after.elements.length === 0;
  if (after !== undefined && emptied)
    return [{ broken: "unchanged", message: "the statement was left empty" }];
  const blocked = before.open ?? before.indivisible;
  return emptied && blocked !== undefined
    ? [{ broken: "unchanged", message: `the statement was removed whole: ${blocked}` }]
    : [];
}

function proveContained(before: readonly string[], after: readonly string[]): readonly Failure[] {
  const original = new Set(before);
  return after
    .filter(
      (pattern) => !original.has(pattern) && !before.some((old) => globContains(fold(old), fold(pattern))),
    )
    .map((pattern) => ({ broken: "contained", message: `${pattern} allows more than any pattern before` }));
}

function proveActions(
  before: readonly string[],
  after: readonly string[],
  known: KnownActions,
): readonly Failure[] {
  const failures: Failure[] = [];
  const original = new Set(before);
  const old = byService(before, known);
  const now = byService(after, known);
  const added = byService(
    after.filter((pattern) => !original.has(pattern)),
    known,
  );
  for (const [service, patterns] of old) {
    const left = now.get(service);
    const fresh = added.get(service);
    for (const { action, unused } of known.of(service)) {
      if (unused && fresh?.matches(action) === true) {
        failures.push({ broken: "effective", message: `a new pattern allows ${action}, which is unused` });
      }
      if (!unused && patterns.matches(action) && left?.matches(action) !== true) {
        failures.push({ broken: "complete", message: `${action} is not unused, and allowed no more` });
      }
    }
  }
  return failures;
}

/** Patterns by the services that they can match: one service, or all for a prefix that is missing or has a wildcard. */
function byService(patterns: readonly string[], known: KnownActions): ReadonlyMap<string, PatternSet> {
  const sets = new Map<string, PatternSet>();
  const put = (service: string, pattern: string): void => {
    const set = sets.get(service) ?? new PatternSet();
    sets.set(service, set);
    set.add(pattern);
  };
  for (const pattern of patterns.map(fold)) {
    const prefix = pattern.slice(0, Math.max(0, pattern.indexOf(":")));
    if (prefix !== "" && literalHead(prefix) === prefix) put(prefix, pattern);
    else for (const service of known.services) put(service, pattern);
  }
  return sets;
}

function patternsOf(statement: Statement | undefined): readonly string[] {
  return (statement?.elements ?? []).flatMap((element) => ("pattern" in element ? [element.pattern] : []));
}

function isOpaque(element: ActionElement): boolean {
  return !("pattern" in element);
}

function sameKind(before: Statement, after: Statement): boolean {
  return (
    before.effect === after.effect &&
    before.key === after.key &&
    (before.hasPrincipal ?? false) === (after.hasPrincipal ?? false)
  );
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
