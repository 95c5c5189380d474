import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains } from "./oracle/contains.js";
import { inOrder } from "./oracle/fold.js";
import { readPattern, universeOf, type Known } from "./oracle/known.js";
import { refineByTheLaw } from "./oracle/law.js";
import { matches } from "./oracle/match.js";
import type { World } from "./oracle/world.js";
import { RUNS, runs, TIMEOUT } from "./runs.js";
import { realWorld, smallWorld } from "./worlds/worlds.js";
import { refineWorld, worldAfter, type After } from "./worlds/refine-world.js";

/** The patterns of a list; what is opaque has none. */
function patternsOf(elements: After): readonly string[] {
  return (elements ?? []).flatMap((element) => ("pattern" in element ? [element.pattern] : []));
}

/** Each statement of a world beside what became of it. */
function pairsOf(
  world: World,
): readonly { readonly before: readonly string[]; readonly after: readonly string[] }[] {
  const { after } = refineWorld(world);
  return world.statements.map(({ elements }, index) => ({
    before: patternsOf(elements),
    after: patternsOf(after[index]),
  }));
}

function knownOf(world: World): readonly Known[] {
  return [...universeOf(world).values()].flat();
}

function allows(patterns: readonly string[], action: string): boolean {
  return patterns.some((pattern) => matches(pattern, action));
}

describe.each([
  { name: "small catalogs", worlds: smallWorld, count: RUNS },
  { name: "the real catalog", worlds: realWorld, count: RUNS / 20 },
])("over $name", ({ worlds, count }) => {
  const holds = (name: string, property: (world: World) => void): void => {
    it(name, { timeout: TIMEOUT }, () => {
      fc.assert(fc.property(worlds, property), runs(count));
    });
  };

  holds("sound: whatever was allowed and is not known to be unused is still allowed", (world) => {
    const wanted = knownOf(world).filter(({ unused }) => !unused);
    for (const { before, after } of pairsOf(world)) {
      const lost = wanted.filter(({ action }) => allows(before, action) && !allows(after, action));
      expect(lost).toEqual([]);
    }
  });

  holds("contained: every pattern of a result lies within one pattern that was there", (world) => {
    for (const { before, after } of pairsOf(world)) {
      const wider = after.filter(
        (pattern) => !before.includes(pattern) && !before.some((old) => contains(old, pattern)),
      );
      expect(wider).toEqual([]);
    }
  });

  holds("effective: no new pattern allows an unused action", (world) => {
    const unwanted = knownOf(world).filter(({ unused }) => unused);
    for (const { before, after } of pairsOf(world)) {
      const fresh = after.filter((pattern) => !before.includes(pattern));
      expect(unwanted.filter(({ action }) => allows(fresh, action))).toEqual([]);
    }
  });

  holds("complete: a pattern that is known to allow unused actions alone is gone", (world) => {
    const known = knownOf(world);
    const { refinement } = refineWorld(world);
    for (const { outcome, elements } of refinement.plans) {
      if (outcome !== "narrowed") continue;
      const useless = patternsOf(elements).filter((pattern) => {
        if (readPattern(pattern) === undefined) return false;
        const allowed = known.filter(({ action }) => matches(pattern, action));
        return allowed.length > 0 && allowed.every(({ unused }) => unused) && !mayServeKeep(world, known);
      });
      expect(useless).toEqual([]);
    }
  });

  holds("least: every statement becomes what the law says, to the letter", (world) => {
    const lawful = refineByTheLaw(world);
    const { refinement } = refineWorld(world);
    expect(refinement.plans.map(({ elements }) => elements)).toEqual(lawful.map(({ elements }) => elements));
    expect(
      refinement.plans.map(({ outcome, refused }) => outcome === "refused" && refused?.code !== "not-action"),
    ).toEqual(lawful.map(({ refused }) => refused));
  });

  holds("nothing twice: no new pattern lies within another one of its statement", (world) => {
    for (const { before, after } of pairsOf(world)) {
      const readable = after.filter((pattern) => readPattern(pattern) !== undefined);
      const needless = readable.filter((pattern, index) => {
        if (before.includes(pattern)) return false;
        return readable.some((other, place) => place !== index && contains(other, pattern));
      });
      expect(needless).toEqual([]);
    }
  });

  holds("idempotent: refining a result changes nothing", (world) => {
    const { after } = refineWorld(world);
    const again = worldAfter(world, after);
    expect(refineWorld(again).after).toEqual(again.statements.map(({ elements }) => elements));
  });

  holds("untouched: only Allow statements with Action and without a principal are narrowed", (world) => {
    const { after } = refineWorld(world);
    for (const [index, { effect, key, hasPrincipal, elements }] of world.statements.entries()) {
      if (effect === "Allow" && key === "Action" && hasPrincipal !== true) continue;
      expect(after[index]).toEqual(elements);
    }
  });

  holds(
    "in place: what stays keeps its bytes and its order, and new patterns stand sorted where the old one was",
    (world) => {
      const { refinement } = refineWorld(world);
      for (const [index, { decisions, elements, outcome }] of refinement.plans.entries()) {
        const original = world.statements[index]?.elements ?? [];
        if (outcome !== "narrowed") {
          expect(elements ?? original).toEqual(original);
          continue;
        }
        const inPlace = decisions.flatMap((decision, place) => {
          if (decision.kind === "removed") return [];
          if (decision.kind === "replaced") return decision.by.map(({ pattern }) => ({ pattern }));
          return original.slice(place, place + 1);
        });
        expect(elements).toEqual(inPlace);
        for (const decision of decisions) {
          if (decision.kind !== "replaced") continue;
          const written = decision.by.map(({ pattern }) => pattern);
          expect(written).toEqual([...written].sort(inOrder));
        }
      }
    },
  );

  holds("told: a decision names what it allows, used and unused, of all that is known", (world) => {
    const known = knownOf(world);
    const { refinement } = refineWorld(world);
    for (const decision of refinement.plans.flatMap(({ decisions }) => decisions)) {
      if (decision.kind !== "removed" && decision.kind !== "replaced") continue;
      const spelled = (unused: boolean, pattern: string): readonly string[] =>
        known
          .filter((action) => action.unused === unused && matches(pattern, action.action))
          .map(({ action }) => action)
          .sort(inOrder);
      expect([...decision.unused].sort(inOrder)).toEqual(spelled(true, decision.pattern));
      if (decision.kind === "removed") continue;
      for (const { pattern, allows: told } of [...decision.by, ...decision.covered]) {
        expect([...told].sort(inOrder)).toEqual(spelled(false, pattern));
      }
    }
  });
});

/** A keep that no known action explains may hold any pattern back; the property `least` says which. */
function mayServeKeep(world: World, known: readonly Known[]): boolean {
  return world.keep.some((keep) => !known.some(({ action }) => matches(keep, action)));
}
