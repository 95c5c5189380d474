import { applyEdits } from "@iamend/source";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer, Change, Edit, Range } from "../../src/contract.js";
import { edit } from "../../src/edit/edit.js";
import type { CdkLocated } from "../../src/link/located.js";
import { witness } from "../../src/witness/witness.js";
import { drawnCode, type DrawnCode } from "../support/arbitrary-code.js";
import { locateText } from "../support/locate-text.js";
import { parseCode } from "../support/parse-code.js";

const RUNS = Number(process.env["IAMEND_PROPERTY_RUNS"] ?? 200);

/** What is done with a pattern (by its number), with a statement (by its first), and which answers are applied. */
const decisions = fc.record({
  drawn: drawnCode,
  items: fc.array(fc.constantFrom("keep", "remove", "one", "many"), { minLength: 30, maxLength: 30 }),
  remove: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 30, maxLength: 30 }),
  apply: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
  at: fc.nat(),
});

const NEW = {
  keep: undefined,
  remove: [],
  one: ["svc:One*"],
  many: ["svc:Many", "svc:OfALongName*", "svc:ThatWrapsLines*"],
};

/** Why a drawn statement may stay. */
const REASONS = new Set(["joined-lines", "declared-apart", "would-be-empty"]);

type Decisions = typeof decisions extends fc.Arbitrary<infer One> ? One : never;

interface Done {
  readonly located: CdkLocated;
  readonly answers: readonly Answer[];
  readonly asked: readonly Change[];
  readonly after: string;
}

describe("any changes of any code", () => {
  it("can be applied in any part, and do what was asked and nothing else", () => {
    fc.assert(
      fc.property(decisions, (decided) => {
        const { file, text } = decided.drawn;
        const { located, answers, asked, after } = done(decided);
        for (const answer of answers) if ("refusal" in answer) expect(REASONS).toContain(answer.refusal.code);
        checkApart(answers.flatMap(editsOf));
        for (const one of answers) checkTouched(text, located, one);
        expect(statementsOf(locateText(file, after))).toEqual(expected(located, asked));
        expect(witness(file, after, asked, located, parseCode)).toBeUndefined();
        expect(edit([], locateText(file, after))).toEqual([]);
        checkLooks(text, after);
      }),
      { numRuns: RUNS },
    );
  });

  it("are not mistaken for others by the witness", () => {
    fc.assert(
      fc.property(decisions, (decided) => {
        const { file } = decided.drawn;
        const { located, answers, asked, after } = done(decided);
        const place = [...after.matchAll(/[\p{L}\d]/gu)].at(decided.at % Math.max(after.length, 1));
        for (const at of [decided.at % after.length, place?.index ?? 0]) {
          // A letter in the place of another is another word, whatever the word is.
          if (!/[\p{L}\d]/u.test(after[at] ?? "")) continue;
          const wrong = after.slice(0, at) + (after[at] === "q" ? "z" : "q") + after.slice(at + 1);
          expect(witness(file, wrong, asked, located, parseCode)?.code).toMatch(/^witness-/);
        }
        for (const wrong of shifted(decided, answers)) {
          if (essence(wrong.text) === essence(wrong.right)) continue;
          expect(witness(file, wrong.text, wrong.asked, located, parseCode)?.code).toMatch(/^witness-/);
        }
        const all = answers.filter((answer) => "edits" in answer);
        for (const missing of all.filter((answer) => answer.edits.length > 0)) {
          const others = all.filter((answer) => answer !== missing);
          const less = applied(decided.drawn, others);
          const claimed = all.flatMap((answer) => answer.changes);
          expect(witness(file, less, claimed, located, parseCode)?.code).toMatch(/^witness-/);
          const honest = others.flatMap((answer) => answer.changes);
          const more = applied(decided.drawn, all);
          expect(witness(file, more, honest, located, parseCode)?.code).toMatch(/^witness-/);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

function done({ drawn, items, remove, apply }: Decisions): Done {
  const located = locateText(drawn.file, drawn.text);
  expect(located.errors).toEqual([]);
  const changes = changesOf(located, items, remove);
  const answers = edit(changes, located);
  expect(new Set(answers.flatMap((answer) => answer.changes))).toEqual(new Set(changes));
  const chosen = answers.filter((answer, index) => apply[index] && "edits" in answer);
  return {
    located,
    answers,
    asked: chosen.flatMap((answer) => answer.changes),
    after: applied(drawn, chosen),
  };
}

interface Shifted {
  readonly text: string;
  readonly right: string;
  readonly asked: readonly Change[];
}

/** One answer alone, and all of its edits a character too early, too late, too long or too short. */
function shifted({ drawn, at }: Decisions, answers: readonly Answer[]): readonly Shifted[] {
  const some = answers.filter((answer) => editsOf(answer).length > 0);
  const answer = some[at % Math.max(some.length, 1)];
  if (answer === undefined) return [];
  const right = applied(drawn, [answer]);
  const ways = [
    [-1, -1],
    [1, 1],
    [0, 1],
    [-1, 0],
    [1, 0],
    [0, -1],
  ] as const;
  return ways.flatMap(([left, ahead]) => {
    const edits = editsOf(answer).map(({ range: [start, end], text }) => ({
      range: [start + left, Math.max(end + ahead, start + left)] as const,
      text,
    }));
    const text = applyEdits(drawn.text, edits);
    return typeof text === "string" ? [{ text, right, asked: answer.changes }] : [];
  });
}

/** What nobody may get wrong: all but white space and separators. */
function essence(text: string): string {
  return text.replaceAll(/[\s,;]+/g, "");
}

function applied({ text }: DrawnCode, answers: readonly Answer[]): string {
  const after = applyEdits(text, answers.flatMap(editsOf));
  if (typeof after !== "string") throw new Error(after.message);
  return after;
}

function changesOf(
  located: CdkLocated,
  items: Decisions["items"],
  remove: readonly number[],
): readonly Change[] {
  const changes: Change[] = [];
  for (const [statement, { effect, lists, whole }] of located.statements) {
    if (effect === "Deny") continue;
    const numbers = lists.flatMap((list) => valuesOf(located, list)).map((value) => Number(value.slice(7)));
    const first = numbers.find((number) => !Number.isNaN(number)) ?? 0;
    const goes = remove[first] === 0 && located.statementSites.has(statement) && whole === undefined;
    if (goes) changes.push({ statement });
    for (const list of lists) {
      const known = located.lists.get(list)?.items ?? [];
      const wanted = known.map((item) =>
        "value" in item ? NEW[items[Number(item.value.slice(7))] ?? "keep"] : undefined,
      );
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

function expected(located: CdkLocated, asked: readonly Change[]): readonly (readonly string[])[] {
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

function statementsOf(located: CdkLocated): readonly (readonly string[])[] {
  return [...located.statements.values()].map(({ lists }) =>
    lists.flatMap((list) => valuesOf(located, list)),
  );
}

function valuesOf(located: CdkLocated, list: string): readonly string[] {
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

/** Outside of what changes and of comments, an edit takes and writes only white space and separators. */
function checkTouched(text: string, located: CdkLocated, answer: Answer): void {
  const touched = [
    ...answer.changes.flatMap((change): readonly Range[] => {
      if ("statement" in change) return callsOf(located, change.statement);
      if (!("items" in change)) return [];
      return [...change.items.keys()].flatMap(
        (index) => located.lists.get(change.list)?.items[index]?.at.range ?? [],
      ).length === 0
        ? []
        : [...change.items.keys()].flatMap((index) => {
            const range = located.lists.get(change.list)?.items[index]?.at.range;
            return range === undefined ? [] : [range];
          });
    }),
    ...commentsOf(located),
  ];
  for (const { range, text: written } of editsOf(answer)) {
    let rest = "";
    for (let at = range[0]; at < range[1]; at++) {
      if (!touched.some(([start, end]) => start <= at && at < end)) rest += text[at] ?? "";
    }
    expect(rest).toMatch(/^[\s,;]*$/);
    expect(
      written.replaceAll(
        /\(?(?:<string>)?(["'`]?)svc:(?:One\*|Many|OfALongName\*|ThatWrapsLines\*)\1\)?!?(?: as string)?/g,
        "",
      ),
    ).toMatch(/^[\s,]*$/);
  }
}

/** The statement, and the call of which it may be all. */
function callsOf(located: CdkLocated, id: string): readonly Range[] {
  const site = located.statementSites.get(id);
  const own = site?.list.elements[site.index];
  const call = site?.call?.list.elements[site.call.index];
  return [own, call].flatMap((range) => (range === undefined ? [] : [range]));
}

function commentsOf(located: CdkLocated): readonly Range[] {
  const [site] = located.listSites.values();
  return site !== undefined && "list" in site.shape ? site.shape.list.comments : [];
}

/** No comma too many, no doubled blank line and no blank at the end of a line. */
function checkLooks(before: string, after: string): void {
  const ugly = [/,[ \t]*,/, /\n\s*\n\s*\n/, /[ \t]\r?\n/, /\[[ \t]*\r?\n[ \t]*\r?\n/];
  for (const pattern of ugly) if (!pattern.test(before)) expect(after).not.toMatch(pattern);
}
