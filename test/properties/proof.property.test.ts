import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActionElement, Statement } from "../../packages/core/src/policy/document.js";
import { proveStatements, type ProofFailure } from "../../packages/core/src/proof/prove-statements.js";
import { contains } from "./oracle/contains.js";
import { universeOf } from "./oracle/known.js";
import { matches } from "./oracle/match.js";
import type { World } from "./oracle/world.js";
import { runs, TIMEOUT } from "./runs.js";
import { catalogOf, refineWorld, unusedOf, type After } from "./worlds/refine-world.js";
import { smallWorld } from "./worlds/worlds.js";

/** What somebody claims a world becomes: the elements of another world, of the same one, or of its refinement. */
interface Claim {
  readonly world: World;
  readonly claimed: readonly After[];
}

const claim: fc.Arbitrary<Claim> = fc
  .record({
    world: smallWorld,
    meddling: fc.array(
      fc.record({
        at: fc.nat(1),
        place: fc.nat(2),
        how: fc.constantFrom("drop", "drop", "copy", "cut", "widen", "swap", "name"),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ world, meddling }) => {
    const claimed = refineWorld(world).after.map((elements) =>
      elements === undefined ? undefined : [...elements],
    );
    for (const { at, place, how } of meddling) {
      const elements = claimed[at];
      const original = world.statements[at]?.elements ?? [];
      const met = elements?.[place];
      if (elements === undefined) continue;
      if (how === "drop") elements.splice(place, 1);
      // Another statement may allow something else altogether.
      if (how === "copy") elements.push(...(world.statements[place]?.elements.slice(0, 1) ?? original));
      // Within `*` and `s3:*`, and perhaps unused.
      if (how === "name") elements.push({ pattern: `s3:${world.catalog["s3"]?.[place] ?? "GetHost"}` });
      if (met === undefined) continue;
      if (how === "cut") elements[place] = changed(met, (pattern) => pattern.replace(/.\*/, "*"));
      if (how === "widen") elements[place] = changed(met, (pattern) => `${pattern}*`);
      if (how === "swap") elements.unshift(...elements.splice(place, 1));
    }
    return { world, claimed };
  });

function changed(element: ActionElement, change: (pattern: string) => string): ActionElement {
  return "pattern" in element ? { pattern: change(element.pattern) } : { opaque: `${element.opaque}*` };
}

/** What is broken, by the definition of each word in the law; only of statements that may change and did. */
function brokenIn({ world, claimed }: Claim): readonly string[] {
  const known = [...universeOf(world).values()].flat();
  return world.statements.flatMap((statement, index) => {
    const after = claimed[index];
    if (JSON.stringify(after) === JSON.stringify(statement.elements)) return [];
    const label = (kind: ProofFailure["broken"]): string => `${String(index)} ${kind}`;
    if (!mayChange(statement)) return [label("unchanged")];
    const [before, now] = [patternsOf(statement.elements), patternsOf(after)];
    const fresh = now.filter((pattern) => !before.includes(pattern));
    const allowed = (patterns: readonly string[], action: string): boolean =>
      patterns.some((pattern) => matches(pattern, action));
    const broken: string[] = [];
    if (!keepsTheRest(statement, after)) broken.push(label("unchanged"));
    if (fresh.some((pattern) => !before.some((old) => contains(old, pattern))))
      broken.push(label("contained"));
    if (known.some(({ action, unused }) => !unused && allowed(before, action) && !allowed(now, action))) {
      broken.push(label("complete"));
    }
    if (known.some(({ action, unused }) => unused && allowed(fresh, action))) broken.push(label("effective"));
    return broken;
  });
}

/** Each kind once. What allows more than was there need not be searched for unused actions as well. */
function comparable(broken: readonly string[]): readonly string[] {
  return [...new Set(broken)]
    .filter((one) => !broken.includes(one.replace("effective", "contained")) || !one.endsWith("effective"))
    .sort();
}

function mayChange({ effect, key, hasPrincipal }: Statement): boolean {
  return effect === "Allow" && key === "Action" && hasPrincipal !== true;
}

function keepsTheRest({ elements, open, indivisible }: Statement, after: After): boolean {
  const opaque = (list: After): string =>
    JSON.stringify((list ?? []).filter((element) => !("pattern" in element)));
  if (opaque(elements) !== opaque(after)) return false;
  if (after === undefined) return open === undefined && indivisible === undefined;
  return after.length > 0;
}

function patternsOf(elements: After): readonly string[] {
  return (elements ?? []).flatMap((element) => ("pattern" in element ? [element.pattern] : []));
}

describe("the proof", () => {
  const prove = ({ world, claimed }: Claim): readonly ProofFailure[] => {
    const after = world.statements.map((statement, index) => {
      const elements = claimed[index];
      return elements === undefined ? undefined : { ...statement, elements };
    });
    return proveStatements(world.statements, after, unusedOf(world), catalogOf(world), world.keep);
  };

  it("finds broken exactly what is broken, whatever is claimed", { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(claim, (made) => {
        const found = prove(made).map(({ statement, broken }) => `${String(statement)} ${broken}`);
        expect(comparable(found)).toEqual(comparable(brokenIn(made)));
      }),
      runs(),
    );
  });

  it("judges claims of every kind, broken and whole", () => {
    const kinds = fc.sample(claim, { numRuns: 1000, seed: 1 }).map((made) => {
      const broken = brokenIn(made).map((one) => one.replace(/^\d+ /, ""));
      return broken.length === 0 ? ["whole"] : broken;
    });
    for (const kind of ["whole", "unchanged", "contained", "complete", "effective"]) {
      expect(kinds.filter((found) => found.includes(kind)).length, kind).toBeGreaterThan(30);
    }
  });
});
