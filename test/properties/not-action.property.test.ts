import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains } from "./oracle/contains.js";
import { inOrder } from "./oracle/fold.js";
import { isWhollyUnused, isWild, readPattern, universeOf, type Known } from "./oracle/known.js";
import { matches } from "./oracle/match.js";
import { overlaps } from "./oracle/overlaps.js";
import type { World } from "./oracle/world.js";
import { runs, TIMEOUT } from "./runs.js";
import { refineWorld } from "./worlds/refine-world.js";
import { smallWorld } from "./worlds/worlds.js";

/** Every Allow with NotAction of a world: its list, and what is suggested to be added. */
function suggestionsOf(
  world: World,
): readonly { readonly listed: readonly string[]; readonly append: readonly string[] }[] {
  return refineWorld(world).refinement.plans.flatMap(({ append = [] }, index) => {
    const { effect, key, hasPrincipal, elements = [] } = world.statements[index] ?? {};
    if (effect !== "Allow" || key !== "NotAction" || hasPrincipal === true) {
      expect(append).toEqual([]);
      return [];
    }
    return [
      { listed: elements.flatMap((element) => ("pattern" in element ? [element.pattern] : [])), append },
    ];
  });
}

function knownOf(world: World): readonly Known[] {
  return [...universeOf(world).values()].flat();
}

describe("an Allow with NotAction", () => {
  const holds = (name: string, property: (world: World) => void): void => {
    it(name, { timeout: TIMEOUT }, () => {
      // Every world gets such a statement, as nearly all others have none.
      const worlds = smallWorld.map((world): World => {
        const [first, ...rest] = world.statements;
        return first === undefined
          ? world
          : { ...world, statements: [{ ...first, effect: "Allow", key: "NotAction" }, ...rest] };
      });
      fc.assert(fc.property(worlds, property), runs());
    });
  };

  holds("gets every unused action that its list does not hold already", (world) => {
    const unused = knownOf(world).filter((action) => action.unused);
    for (const { listed, append } of suggestionsOf(world)) {
      const after = [...listed, ...append];
      expect(unused.filter(({ action }) => !after.some((pattern) => matches(pattern, action)))).toEqual([]);
      for (const pattern of append) expect(listed.some((other) => contains(other, pattern))).toBe(false);
    }
  });

  holds("gets no action that is used or kept", (world) => {
    const known = knownOf(world);
    for (const { append } of suggestionsOf(world)) {
      for (const pattern of append) {
        expect(known.filter(({ action, unused }) => !unused && matches(pattern, action))).toEqual([]);
        // A keep that nothing known explains, or nothing that is known of this service, may mean any of its actions.
        const hasKnown = known.some(({ action }) => matches(pattern, action));
        const unexplained = world.keep.filter(
          (keep) => !hasKnown || (isWild(keep) && !known.some(({ action }) => matches(keep, action))),
        );
        expect(unexplained.filter((keep) => overlaps(keep, pattern))).toEqual([]);
      }
    }
  });

  holds("gets names, or whole services nobody used, sorted and each once", (world) => {
    for (const { append } of suggestionsOf(world)) {
      expect(append).toEqual([...new Set(append)].sort(inOrder));
      for (const pattern of append) {
        const { service = "", name = "" } = readPattern(pattern) ?? {};
        if (isWild(name)) expect([name, isWhollyUnused(world, service)]).toEqual(["*", true]);
      }
    }
  });
});
