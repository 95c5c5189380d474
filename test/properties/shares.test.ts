import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Statement } from "../../packages/core/src/policy/document.js";
import { fold } from "./oracle/fold.js";
import {
  isWhollyUnused,
  isWild,
  readPattern,
  textsOf,
  universeOf,
  type Known,
  type Universe,
} from "./oracle/known.js";
import { matches } from "./oracle/match.js";
import { overlaps } from "./oracle/overlaps.js";
import type { World } from "./oracle/world.js";
import { refineWorld } from "./worlds/refine-world.js";
import { smallWorld } from "./worlds/worlds.js";

/** A world with what the questions below ask of it. */
interface Case {
  readonly world: World;
  readonly universe: Universe;
  readonly known: readonly Known[];
  /** The statements that may be narrowed. */
  readonly judged: readonly Statement[];
  /** Their patterns that AWS accepts and that are known to match something. */
  readonly patterns: readonly string[];
  /** Those that were replaced. */
  readonly replaced: readonly string[];
}

function caseOf(world: World): Case {
  const universe = universeOf(world);
  const known = [...universe.values()].flat();
  const judged = world.statements.filter(mayChange);
  const matched = judged
    .flatMap(readable)
    .filter((pattern) => known.some(({ action }) => matches(pattern, action)));
  const replaced = refineWorld(world).refinement.plans.flatMap(({ decisions }) =>
    decisions.flatMap((decision) => (decision.kind === "replaced" ? [decision.pattern] : [])),
  );
  return { world, universe, known, judged, patterns: matched, replaced };
}

function mayChange({ effect, key, hasPrincipal }: Statement): boolean {
  return effect === "Allow" && key === "Action" && hasPrincipal !== true;
}

function readable({ elements }: Statement): readonly string[] {
  return elements.flatMap((element) =>
    "pattern" in element && readPattern(element.pattern) !== undefined ? [element.pattern] : [],
  );
}

function nameOf(pattern: string): string {
  return readPattern(pattern)?.name ?? "";
}

const hasTail = (pattern: string): boolean => /\*[^*]/.test(nameOf(pattern));
const hasSeveral = (pattern: string): boolean => /\*.*[^*].*\*/.test(nameOf(pattern));

/** What the policies must be rich in, so that the properties mean something. */
const kinds: Readonly<Record<string, (one: Case) => boolean>> = {
  "a tail": ({ patterns }) => patterns.some(hasTail),
  "a tail that is replaced": ({ replaced }) => replaced.some(hasTail),
  "several wildcards": ({ patterns }) => patterns.some(hasSeveral),
  "several wildcards that are replaced": ({ replaced }) => replaced.some(hasSeveral),
  "a question mark": ({ patterns }) => patterns.some((pattern) => pattern.includes("?")),
  "odd case": ({ patterns, known }) =>
    patterns.some((pattern) => {
      const head = pattern.split(/[*?]/, 1)[0] ?? "";
      return head !== "" && !known.some(({ action }) => action.startsWith(head));
    }),
  "overlapping patterns in one statement": ({ judged }) =>
    judged.some((statement) => {
      const patterns = readable(statement);
      return patterns.some((one, index) => patterns.slice(index + 1).some((other) => overlaps(one, other)));
    }),
  "an opaque sibling": ({ judged }) =>
    judged.some((one) => readable(one).length > 0 && one.elements.some((element) => "opaque" in element)),
  "a wholly unused service with a keep in it": ({ world, known }) =>
    known.some(
      ({ service, action }) =>
        isWhollyUnused(world, service) && world.keep.some((keep) => matches(keep, action)),
    ),
  "a name that nobody knows": ({ world }) =>
    world.statements.some(({ elements }) =>
      elements.flatMap(textsOf).some((text) => {
        const { service, name = "" } = readPattern(text) ?? {};
        return (
          service !== undefined &&
          !isWild(name) &&
          !isCatalogued(world, service, name) &&
          !isNamed(world, name)
        );
      }),
    ),
  "Allow beside Deny or NotAction": ({ world, judged }) =>
    judged.length > 0 && world.statements.some(({ effect, key }) => effect === "Deny" || key === "NotAction"),
  "an older catalog": ({ world }) =>
    world.unused.some(({ prefix, actions = [] }) =>
      actions.some((name) => !isCatalogued(world, fold(prefix), name)),
    ),
};

function isCatalogued(world: World, service: string, name: string): boolean {
  return (world.catalog[service] ?? []).some((one) => fold(one) === fold(name));
}

function isNamed(world: World, name: string): boolean {
  return world.unused.some(({ actions = [] }) => actions.some((one) => fold(one) === fold(name)));
}

describe("of the random policies at least a tenth has", () => {
  const cases = fc.sample(smallWorld, { numRuns: 2000, seed: 20_260_131 }).map(caseOf);

  it.each(Object.entries(kinds))("%s", (_kind, isOne) => {
    expect(cases.filter(isOne).length / cases.length).toBeGreaterThanOrEqual(0.1);
  });
});
