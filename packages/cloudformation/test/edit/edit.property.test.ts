import { applyEdits } from "@iamend/source";
import fc from "fast-check";
import { CORE_SCHEMA, loadAll, Type } from "js-yaml";
import { describe, expect, it } from "vitest";
import type { Answer, Change, Edit } from "../../src/contract.js";
import { edit } from "../../src/edit/edit.js";
import type { CloudFormationLocated } from "../../src/link/sites.js";
import { witness } from "../../src/witness/witness.js";
import { drawnFile } from "../support/arbitrary-policy.js";
import { locate } from "../support/locate.js";

const RUNS = Number(process.env["IAMEND_PROPERTY_RUNS"] ?? 1000);

/** What is done with a pattern (by its number), with a statement (by its first), and which answers are applied. */
const decisions = fc.record({
  drawn: drawnFile,
  items: fc.array(fc.constantFrom("keep", "remove", "one", "many", "long"), { minLength: 60, maxLength: 60 }),
  remove: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 60, maxLength: 60 }),
  apply: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
});

const NEW = {
  keep: undefined,
  remove: [],
  one: ["svc:One*"],
  many: ["svc:Many", "svc:OfALongName*", "*:x"],
  long: ["One", "Two", "Three"].map((end) => `svc:ActionOfALongNameThatFillsItsLine${end}`),
};

describe("any changes of any policy", () => {
  it("can be applied in any part, and do what was asked and nothing else", () => {
    fc.assert(
      fc.property(decisions, ({ drawn: { file, text }, items, remove, apply }) => {
        const located = locate({ [file]: text });
        expect(located.errors).toEqual([]);
        const changes = changesOf(located, items, remove);
        const answers = edit(changes, located);
        expect(new Set(answers.flatMap((answer) => answer.changes))).toEqual(new Set(changes));
        // All statements of a list cannot go; everything else can be done.
        const refused = answers.flatMap((answer) => ("refusal" in answer ? [answer.refusal.code] : []));
        expect(new Set([...refused, "would-be-empty"]).size).toBe(1);
        checkApart(answers.flatMap(editsOf));

        const chosen = answers.filter((answer, index) => "edits" in answer && apply[index]);
        const asked = chosen.flatMap((answer) => answer.changes);
        const after = applyEdits(text, chosen.flatMap(editsOf));
        if (typeof after !== "string") throw new Error(after.message);
        expect(actionsIn(after)).toEqual(expected(located, asked));
        expect(witness(file, after, asked, located)).toBeUndefined();
        checkLooks(text, after);
        checkComments(text, after);
      }),
      { numRuns: RUNS },
    );
  });
});

function changesOf(
  located: CloudFormationLocated,
  items: readonly (keyof typeof NEW)[],
  remove: readonly number[],
): readonly Change[] {
  const changes: Change[] = [];
  for (const [statement, { effect, key, lists }] of located.statements) {
    if (effect === "Deny") continue;
    const [first = 0] = lists.flatMap((list) => numbersOf(located, list));
    const goes = remove[first] === 0 && located.statementSites.has(statement);
    if (goes) changes.push({ statement });
    for (const list of lists) {
      const numbers = numbersOf(located, list);
      if (key === "NotAction") {
        if (items[numbers[0] ?? 0] === "many") changes.push({ list, append: NEW.many });
        continue;
      }
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

/** The patterns of each list that should be there, in order. */
function expected(located: CloudFormationLocated, asked: readonly Change[]): readonly (readonly string[])[] {
  const removed = new Set(asked.flatMap((change) => ("statement" in change ? [change.statement] : [])));
  return [...located.statements]
    .filter(([id]) => !removed.has(id))
    .flatMap(([, { lists }]) => lists)
    .map((list) => {
      const change = asked.find((one) => "list" in one && one.list === list);
      const values = valuesOf(located, list);
      if (change === undefined || !("list" in change)) return values;
      if ("append" in change) return [...values, ...change.append];
      return values.flatMap((value, index) => change.items.get(index) ?? [value]);
    });
}

function numbersOf(located: CloudFormationLocated, list: string): readonly number[] {
  return valuesOf(located, list).map((value) => Number(value.slice("svc:A".length)));
}

function valuesOf(located: CloudFormationLocated, list: string): readonly string[] {
  return (located.lists.get(list)?.items ?? []).map((item) => ("value" in item ? item.value : "?"));
}

const SCHEMA = CORE_SCHEMA.extend(
  (["scalar", "sequence", "mapping"] as const).map(
    (kind) => new Type("!", { kind, multi: true, construct: (data: unknown) => data }),
  ),
);

/** The patterns of each list as another parser reads them, in order. */
function actionsIn(text: string): readonly (readonly string[])[] {
  return loadAll(text, undefined, { schema: SCHEMA }).flatMap(listsIn);
}

function listsIn(data: unknown): readonly (readonly string[])[] {
  if (typeof data === "string" && data.startsWith("{")) return listsIn(JSON.parse(data));
  if (Array.isArray(data)) return data.flatMap(listsIn);
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    key.endsWith("Action") ? branchesOf(value) : listsIn(value),
  );
}

function branchesOf(value: unknown): readonly (readonly string[])[] {
  if (typeof value === "string") return [[value]];
  if (!Array.isArray(value)) return Object.values(value as object).flatMap(branchesOf);
  const items: readonly unknown[] = value;
  return items[0] === "Wide" ? items.slice(1).flatMap(branchesOf) : [items.map(String)];
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
  const ugly = [/\[\s*\]/, /,[ \t]*[\]}]/, /\n\s*\n\s*\n/, /[ \t]\r?\n/, /[ \t]$/, /[^\r]\n/];
  for (const pattern of ugly) if (!pattern.test(before)) expect(after).not.toMatch(pattern);
}

/** Lines without a pattern, a bracket or a statement around them stay as they are; comments are not made or moved. */
function checkComments(before: string, after: string): void {
  const linesOf = (text: string) => text.split(/\r?\n/);
  const old = linesOf(before);
  const kept = (text: string) => linesOf(text).filter((line) => /^\s*#/.test(line));
  let from = 0;
  for (const line of kept(after)) {
    const at = old.indexOf(line, from);
    expect(at).toBeGreaterThanOrEqual(from);
    from = at + 1;
  }
}
