import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparePolicies, type PolicyRelation } from "../../src/compare/compare-policies.js";
import { evaluate, type Request } from "../../src/compare/evaluate/evaluate.js";
import type { JsonObject, PolicyDocument } from "../../src/policy/document.js";
import { read } from "./documents.js";

const words = (letters: string, longest: number): readonly string[] => {
  const all: string[] = [];
  let last = [""];
  for (let length = 1; length <= longest; length += 1) {
    last = last.flatMap((word) => Array.from(letters, (letter) => word + letter));
    all.push(...last);
  }
  return all;
};

const actions = ["s:a", "s:b", "s:ab", "S:AA", "s:abz", "s:z", "t:a", "t:ab"];
const resources = [...words("abz", 2), "aab", "abb", "azb"];
const plain = [undefined, "", "a", "ab", "b", "z"];
const sets = [undefined, ["a"], ["b"], ["z"], ["a", "b"], ["a", "z"], ["a", "b", "z"]];

/** Every short request: the values of the keys `k` and `m` that policies of one kind may ask for. */
function requests(second: readonly (string | readonly string[] | undefined)[]): readonly Request[] {
  return actions.flatMap((action) =>
    resources.flatMap((resource) =>
      plain.flatMap((k) =>
        second.map((m) => ({
          action,
          resource,
          context: { ...(k !== undefined && { k }), ...(m !== undefined && { m }) },
        })),
      ),
    ),
  );
}

const oneOrMore = (one: fc.Arbitrary<string>) =>
  fc.oneof(one, fc.uniqueArray(one, { minLength: 1, maxLength: 3 }));
const actionList = oneOrMore(
  fc.constantFrom("s:a", "s:ab", "s:a*", "S:AB*", "s:*", "s:*b", "t:*", "t:a", "*", "s:a?"),
);
const symbols = fc.constantFrom("a", "b", "a", "b", "*", "*", "?");
const resourceList = oneOrMore(fc.array(symbols, { minLength: 1, maxLength: 3 }).map((all) => all.join("")));

const onOne = fc.tuple(
  fc.constantFrom(
    ...[
      "StringEquals",
      "StringNotEquals",
      "StringLike",
      "StringNotLike",
      "stringequalsignorecase",
      "StringEqualsIfExists",
    ],
  ),
  oneOrMore(fc.constantFrom("a", "b", "a*", "*b", "", "ab")),
);
const onSet = fc.tuple(
  fc.constantFrom(
    "ForAnyValue:StringEquals",
    "ForAllValues:StringEquals",
    "ForAnyValue:StringNotEquals",
    "ForAllValues:StringLike",
  ),
  oneOrMore(fc.constantFrom("a", "b", "z", "*")),
);
const isNull = fc.tuple(fc.constant("Null"), fc.constantFrom("true", "false"));

const condition = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.option(fc.oneof(onOne, isNull)), fc.option(fc.oneof(onSet, isNull)))
      .map(([k, m]): JsonObject => {
        const tests = [
          ...(k === null ? [] : [[k[0], { k: k[1] }] as const]),
          ...(m === null ? [] : [[m[0], { m: m[1] }] as const]),
        ];
        return { Condition: Object.fromEntries(tests) };
      }),
  },
);

const statement = fc
  .record({
    effect: fc.oneof(
      { weight: 4, arbitrary: fc.constant("Allow") },
      { weight: 1, arbitrary: fc.constant("Deny") },
    ),
    actionKey: fc.oneof(
      { weight: 5, arbitrary: fc.constant("Action") },
      { weight: 1, arbitrary: fc.constant("NotAction") },
    ),
    action: actionList,
    resourceKey: fc.oneof(
      { weight: 5, arbitrary: fc.constant("Resource") },
      { weight: 1, arbitrary: fc.constant("NotResource") },
    ),
    resource: resourceList,
    condition,
  })
  .map(({ effect, actionKey, action, resourceKey, resource, condition: when }): JsonObject => ({
    Effect: effect,
    [actionKey]: action,
    [resourceKey]: resource,
    ...when,
  }));

const statements = fc.array(statement, { minLength: 1, maxLength: 3 });

/** Two policies that share most of their statements. */
const related = fc
  .tuple(statements, statements, fc.nat(3), fc.nat(3))
  .map(([all, others, dropped, added]): readonly [readonly JsonObject[], readonly JsonObject[]] => [
    all,
    [...all.filter((_, index) => index !== dropped), ...others.slice(0, added % 2)],
  ]);
const pairs = fc.oneof(fc.tuple(statements, statements), related);

function document(all: readonly JsonObject[]): PolicyDocument {
  return read({ Version: "2012-10-17", Statement: all });
}

const allows = (policy: PolicyDocument, request: Request): boolean | undefined =>
  evaluate(policy, request, { steps: 1e6 });

/** Which of them allow something that the other does not, among these requests? */
function differences(
  before: PolicyDocument,
  after: PolicyDocument,
  all: readonly Request[],
): readonly [boolean, boolean] {
  let [wider, narrower] = [false, false];
  for (const request of all) {
    const [was, is] = [allows(before, request), allows(after, request)];
    wider ||= was === false && is === true;
    narrower ||= was === true && is === false;
  }
  return [wider, narrower];
}

/** Relations that some request contradicts. */
function contradicted(wider: boolean, narrower: boolean): readonly PolicyRelation[] {
  return [
    ...(wider ? (["equivalent", "narrower"] as const) : []),
    ...(narrower ? (["equivalent", "wider"] as const) : []),
  ];
}

function checkExamples(before: PolicyDocument, after: PolicyDocument): PolicyRelation {
  const { relation, counterexample, reverse } = comparePolicies(before, after);
  for (const example of [counterexample, reverse]) {
    if (example === undefined) continue;
    expect([allows(before, example), allows(after, example)]).toEqual([
      example.allowedBefore,
      example.allowedAfter,
    ]);
    expect(example.allowedAfter).toBe(example === counterexample);
  }
  if (relation === "wider" || relation === "incomparable") expect(counterexample).toBeDefined();
  return relation;
}

describe("comparePolicies against all short requests", () => {
  it("is never contradicted, and rarely does not know", () => {
    const all = requests(sets);
    const counts: Partial<Record<PolicyRelation, number>> = {};
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const [before, after] = [document(one), document(other)];
        const relation = checkExamples(before, after);
        counts[relation] = (counts[relation] ?? 0) + 1;
        expect(contradicted(...differences(before, after, all))).not.toContain(relation);
      }),
      { numRuns: 150, seed: 20_260_101 },
    );
    expect(counts.unknown ?? 0).toBeLessThan(3);
    for (const relation of ["equivalent", "narrower", "wider", "incomparable"] as const) {
      expect([relation, (counts[relation] ?? 0) > 5]).toEqual([relation, true]);
    }
  });

  it("finds every difference that a short request shows, without conditions", () => {
    const all = requests([undefined]).filter(({ context }) => Object.keys(context).length === 0);
    const bare = statements.map((list) => list.map((one): JsonObject => ({ ...one, Condition: {} })));
    fc.assert(
      fc.property(bare, bare, (one, other) => {
        const [before, after] = [document(one), document(other)];
        const [wider, narrower] = differences(before, after, all);
        const { counterexample, reverse, relation } = comparePolicies(before, after);
        expect(relation).not.toBe("unknown");
        if (wider) expect(counterexample).toBeDefined();
        if (narrower) expect(reverse).toBeDefined();
      }),
      { numRuns: 1500, seed: 20_260_102 },
    );
  });

  it("is never contradicted with policy variables", () => {
    const withVariables = statements
      .chain((list) =>
        fc.tuple(
          ...list.map((one) =>
            fc.tuple(fc.constant(one), fc.nat(3), fc.constantFrom("${k}", "a${k}", "${k}*", "${k, 'a'}b")),
          ),
        ),
      )
      .map((list) =>
        list.map(([one, put, pattern]): JsonObject => {
          const key = "Resource" in one ? "Resource" : "NotResource";
          const old: unknown = one[key];
          const listed: readonly unknown[] = Array.isArray(old) ? old : [old];
          return put < 2 ? { ...one, [key]: [pattern, ...listed.slice(put)] } : one;
        }),
      );
    const all = requests([undefined, ["a"], ["z", "b"]]);
    let unknown = 0;
    fc.assert(
      fc.property(withVariables, withVariables, (one, other) => {
        const [before, after] = [document(one), document([...other, ...one.slice(1)])];
        const relation = checkExamples(before, after);
        if (relation === "unknown") unknown += 1;
        expect(contradicted(...differences(before, after, all))).not.toContain(relation);
      }),
      { numRuns: 120, seed: 20_260_103 },
    );
    expect(unknown).toBeLessThan(30);
  });
});

describe("a policy against itself", () => {
  const shuffled = fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 });

  it("is equivalent, however its statements are split, merged, doubled and shuffled", () => {
    fc.assert(
      fc.property(statements, shuffled, (all, choices) => {
        const pick = takeFrom(choices);
        const rewritten = all
          .flatMap((one) => rewrite(one, pick))
          .map((part) => ({ part, place: pick(1000) }))
          .sort((left, right) => left.place - right.place)
          .map(({ part }) => part);
        expect(comparePolicies(document(all), document(rewritten)).relation).toBe("equivalent");
      }),
      { numRuns: 1500, seed: 20_260_104 },
    );
  });
});

function takeFrom(choices: readonly number[]): (below: number) => number {
  let next = 0;
  return (below) => (choices[next++ % choices.length] ?? 0) % below;
}

/** The same statement in other words: lists split, one of their halves doubled, scalars for arrays of one. */
function rewrite(one: JsonObject, pick: (below: number) => number): readonly JsonObject[] {
  let parts: readonly JsonObject[] = [one];
  for (const key of ["Action", "Resource"]) {
    parts = parts.flatMap((part) => {
      const list: unknown = part[key];
      if (!Array.isArray(list))
        return [{ ...part, ...(list !== undefined && pick(2) === 0 && { [key]: [list] }) }];
      const elements: readonly unknown[] = list;
      const at = pick(elements.length);
      if (at === 0) return [{ ...part, [key]: [...elements].reverse() }];
      const halves = [elements.slice(0, at), elements.slice(pick(at + 1))];
      return halves.map((half) => ({ ...part, [key]: half.length === 1 && pick(2) === 0 ? half[0] : half }));
    });
  }
  return pick(4) === 0 ? [...parts, ...parts] : parts;
}
