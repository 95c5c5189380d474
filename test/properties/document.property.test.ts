import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../packages/core/src/policy/document.js";
import { refinePolicy, type RefinedPolicy } from "../../packages/core/src/refine/refine-policy.js";
import { refineByTheLaw } from "./oracle/law.js";
import type { World } from "./oracle/world.js";
import { runs, TIMEOUT } from "./runs.js";
import { documentOf, policyOf, writable } from "./worlds/as-policy.js";
import { catalogOf, unusedOf } from "./worlds/refine-world.js";
import { smallWorld } from "./worlds/worlds.js";

interface Question {
  readonly world: World;
  readonly json: JsonObject;
  readonly quota: number | undefined;
}

/** Some quotas the result keeps, some it crosses, some the original crosses already. */
const question: fc.Arbitrary<Question> = fc
  .record({
    world: smallWorld.map(writable),
    more: fc.option(fc.integer({ min: -40, max: 120 }), { nil: undefined }),
  })
  .map(({ world, more }) => {
    const json = policyOf(world);
    return { world, json, quota: more === undefined ? undefined : sizeOf(json) + more };
  });

function refine({ world, quota }: Question, json: JsonObject): RefinedPolicy {
  const options = quota === undefined ? { keep: world.keep } : { keep: world.keep, quota };
  return refinePolicy(documentOf(json), unusedOf(world), catalogOf(world), options);
}

/** Characters without white space, counted one by one. */
function sizeOf(json: unknown): number {
  return JSON.stringify(json)
    .split("")
    .filter((letter) => letter.trim() !== "").length;
}

function statementsOf({ Statement: statements }: JsonObject): readonly unknown[] {
  return Array.isArray(statements) ? statements : [statements];
}

/** A text of everything but the value of `Action`, order of keys and all. */
function withoutActions(json: unknown): string {
  return JSON.stringify(json, (key, value: unknown) => (key === "Action" ? null : value));
}

describe("a policy document", () => {
  const holds = (name: string, property: (question: Question) => void): void => {
    it(name, { timeout: TIMEOUT }, () => {
      fc.assert(fc.property(question, property), runs());
    });
  };

  holds("is refined without a failed proof", (asked) => {
    expect(refine(asked, asked.json).failures).toEqual([]);
  });

  holds("differs afterwards in the value of Action and in whole statements alone", (asked) => {
    const { plans, json } = refine(asked, asked.json);
    const left = statementsOf(asked.json).filter((_, index) => plans[index]?.outcome !== "removed");
    expect(statementsOf(json).map(withoutActions)).toEqual(left.map(withoutActions));
    expect(Object.keys(json)).toEqual(Object.keys(asked.json));
    expect({ ...json, Statement: null }).toEqual({ ...asked.json, Statement: null });
    expect(Array.isArray(json["Statement"])).toBe(Array.isArray(asked.json["Statement"]));
  });

  holds("keeps a quota that it kept before", (asked) => {
    const { json, plans } = refine(asked, asked.json);
    const { quota = Number.POSITIVE_INFINITY } = asked;
    const refused = plans.filter((plan) => plan.refused?.code === "over-quota");
    if (sizeOf(asked.json) > quota) expect(refused).toEqual([]);
    else expect(sizeOf(json)).toBeLessThanOrEqual(quota);
  });

  holds("becomes what the law says wherever no quota is in the way", (asked) => {
    const { json, plans } = refine(asked, asked.json);
    const lawful = refineByTheLaw(asked.world);
    const expected = statementsOf(asked.json).flatMap((statement, index) => {
      const plan = plans[index];
      if (plan?.refused?.code === "over-quota") return [JSON.stringify(statement)];
      const patterns = lawful[index]?.elements?.map((element) =>
        "pattern" in element ? element.pattern : "",
      );
      return patterns === undefined ? [] : [withPatterns(statement, patterns)];
    });
    expect(statementsOf(json).map((statement) => JSON.stringify(statement))).toEqual(expected);
  });

  holds("changes no more when it is refined again", (asked) => {
    const { json } = refine(asked, asked.json);
    expect(JSON.stringify(refine(asked, json).json)).toBe(JSON.stringify(json));
  });
});

/** The statement as text, with other patterns in the place of those it has. */
function withPatterns(statement: unknown, patterns: readonly string[]): string {
  return JSON.stringify(statement, (key, value: unknown) => {
    if (key !== "Action") return value;
    return typeof value === "string" && patterns.length === 1 ? patterns[0] : patterns;
  });
}
