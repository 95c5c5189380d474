import { applyEdits } from "@iamend/source";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer, Change, Edit } from "../../src/contract.js";
import { edit } from "../../src/edit/edit.js";
import type { TerraformLocated } from "../../src/link/sites.js";
import { load } from "../../src/parse/grammar.js";
import { stopWitness } from "../../src/witness/hcl-to-json.js";
import { witness } from "../../src/witness/witness.js";
import { drawnFile } from "../support/arbitrary-policy.js";
import { locate } from "../support/locate.js";

const RUNS = Number(process.env["IAMEND_PROPERTY_RUNS"] ?? 600);

beforeAll(load);
afterAll(stopWitness);

/** What is done with a pattern (by its number), with a statement (by its first), and which answers are applied. */
const decisions = fc.record({
  drawn: drawnFile,
  items: fc.array(fc.constantFrom("keep", "remove", "one", "many"), { minLength: 25, maxLength: 25 }),
  remove: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 25, maxLength: 25 }),
  apply: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
});

const NEW = {
  keep: undefined,
  remove: [],
  one: ["svc:One*"],
  many: ["svc:Many", "svc:OfALongName*", "svc:ThatWrapsLines*"],
};

describe("any changes of any policy", () => {
  it("can be applied in any part, and do what was asked and nothing else", () => {
    fc.assert(
      fc.property(decisions, ({ drawn: { file, text }, items, remove, apply }) => {
        const located = locate({ [file]: text });
        const changes = changesOf(located, items, remove);
        const answers = edit(changes, located);
        expect(new Set(answers.flatMap((answer) => answer.changes))).toEqual(new Set(changes));
        expect(answers.flatMap((answer) => ("refusal" in answer ? [answer.refusal] : []))).toEqual([]);
        checkApart(answers.flatMap(editsOf));

        const chosen = answers.filter((_, index) => apply[index]);
        const asked = chosen.flatMap((answer) => answer.changes);
        const after = applyEdits(text, chosen.flatMap(editsOf));
        if (typeof after !== "string") throw new Error(after.message);
        expect(statementsOf(locate({ [file]: after }))).toEqual(expected(located, asked));
        expect(witness(file, after, asked, located)).toBeUndefined();
        checkLooks(text, after);
      }),
      { numRuns: RUNS },
    );
  });
});

function changesOf(
  located: TerraformLocated,
  items: readonly (keyof typeof NEW)[],
  remove: readonly number[],
): readonly Change[] {
  const changes: Change[] = [];
  for (const [statement, { effect, lists }] of located.statements) {
    if (effect === "Deny") continue;
    const numbers = lists.flatMap((list) => valuesOf(located, list)).map((value) => Number(value.slice(5)));
    const [first = 0] = numbers;
    const goes = remove[first] === 0 && located.statementSites.has(statement);
    if (goes) changes.push({ statement });
    for (const list of lists) {
      const wanted = numbers.map((number) => NEW[items[number] ?? "keep"]);
      // Only a statement that goes may lose everything.
      if (!goes && wanted.every((values) => values?.length === 0)) wanted[0] = undefined;
      const entries = wanted.flatMap((values, index) =>
        values === undefined ? [] : [[index, values] as const],
      );
      if (entries.length > 0) changes.push({ list, items: new Map(entries) });
    }
  }
  return changes;
}

function expected(located: TerraformLocated, asked: readonly Change[]): readonly (readonly string[])[] {
  const removed = new Set(asked.flatMap((change) => ("statement" in change ? [change.statement] : [])));
  const changed = new Map(
    asked.flatMap((change) => ("items" in change ? [[change.list, change.items]] : [])),
  );
  return [...located.statements]
    .filter(([id]) => !removed.has(id))
    .map(([, { lists }]) =>
      lists.flatMap((list) =>
        valuesOf(located, list).flatMap((value, index) => changed.get(list)?.get(index) ?? [value]),
      ),
    );
}

function statementsOf(located: TerraformLocated): readonly (readonly string[])[] {
  return [...located.statements.values()].map(({ lists }) =>
    lists.flatMap((list) => valuesOf(located, list)),
  );
}

function valuesOf(located: TerraformLocated, list: string): readonly string[] {
  return (located.lists.get(list)?.items ?? []).map((item) => ("value" in item ? item.value : "?"));
}

function editsOf(answer: Answer): readonly Edit[] {
  return "edits" in answer ? answer.edits : [];
}

function checkApart(edits: readonly Edit[]): void {
  const sorted = edits.toSorted((a, b) => a.range[0] - b.range[0]);
  sorted.slice(1).forEach(({ range }, index) => {
    expect(range[0]).toBeGreaterThan(sorted[index]?.range[1] ?? -1);
  });
}

/** No empty list, no comma before a bracket on its line, no doubled blank line and no blank at the end of a line. */
function checkLooks(before: string, after: string): void {
  const ugly = [
    /\[\s*\]/,
    /,[ \t]*[\]}]/,
    /\n\s*\n\s*\n/,
    /[ \t]\r?\n/,
    /[[{][ \t]*\r?\n[ \t]*\r?\n/,
    /\n[ \t]*\r?\n[ \t]*[\]}]/,
  ];
  for (const pattern of ugly)
    if (!pattern.test(before) && !isEmptied(before, after)) expect(after).not.toMatch(pattern);
}

/** All statements may be gone, and then there is an empty list of statements: whoever asks for it answers for it. */
function isEmptied(before: string, after: string): boolean {
  return before.includes("svc:") && !after.includes("svc:");
}
