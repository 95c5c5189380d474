import type { Budget } from "../search/budget.js";
import type { Quantifier } from "./condition-operator.js";
import type { ValueTest } from "./condition-test.js";
import { Dimension, negate, Numbered, type Keep, type Outcome } from "../search/dimension.js";
import { globKey, literalGlob, makeGlob, STAR, type Glob } from "../globs/glob.js";
import { MATCHED, OPEN, UNMATCHED, walkGlobs } from "../globs/glob-walk.js";
import { readAddressSpan } from "./address.js";
import { readDecimal } from "./decimal.js";
import { readInstant } from "./instant.js";
import { pointText, representatives, type LineKind, type LineTest, type Point } from "../globs/line.js";

/** What is asked of a context key: that it is absent, or something of its values. */
export type ContextTest =
  | { readonly kind: "null"; readonly absent: boolean }
  | {
      readonly kind: "values";
      readonly quantifier: Quantifier;
      readonly ifExists: boolean;
      readonly negated: boolean;
      readonly value: ValueTest;
    };

type ValuesTest = Extract<ContextTest, { kind: "values" }>;

/** A value of the key, and what every test of values says of it. */
interface Sample {
  readonly text: string;
  readonly accepted: readonly boolean[];
}

const MAX_SETS = 4096;

/**
 * One context key: absent, or with one value, or (where a test speaks of several) with any set of values.
 *
 * A key has values of one family (the compiler sees to that), and a value of the kind that the family compares.
 */
export class ContextDimension extends Dimension {
  readonly rank = 3;
  readonly name: string;
  readonly subject: string;
  /** As some policy writes it. */
  readonly #key: string;
  readonly #bound: string | undefined;
  readonly #tests = new Numbered<ContextTest>();

  /** `key` is folded, `written` as some policy writes it; `bound`: the only value that the key has. */
  constructor(key: string, written: string, bound?: string) {
    super();
    this.#key = written;
    this.#bound = bound;
    this.name = `context ${key}`;
    this.subject = `the values of ${written}`;
  }

  test(test: ContextTest): number {
    return this.#tests.add(testKey(test), test);
  }

  protected exploreTests(
    numbers: readonly number[],
    keep: Keep,
    budget: Budget,
  ): readonly Outcome[] | undefined {
    const tests = numbers.flatMap((number) => this.#tests.at(number) ?? []);
    const asked = tests.filter((test) => test.kind === "values");
    const several = asked.some(({ quantifier }) => quantifier !== "one");
    const samples = sampleValues(asked, this.#bound, several ? undefined : keepSingle(tests, keep), budget);
    if (samples === undefined) return undefined;
    const outcomes: Outcome[] = [];
    const add = (
      values: string | readonly string[] | undefined,
      truth: (test: ValuesTest, slot: number) => boolean,
    ) => {
      let slot = 0;
      const holds = tests.map((test) =>
        test.kind === "null" ? test.absent === (values === undefined) : truth(test, slot++),
      );
      outcomes.push({ holds, witness: { part: "context", key: this.#key, values } });
    };
    if (this.#bound === undefined) add(undefined, absentTruth);
    if (!several) {
      for (const { text, accepted } of samples) add(text, (_, slot) => accepted[slot] === true);
      return outcomes;
    }
    // The empty set is no absent key, and nobody says what it is; so it counts as a possibility of its own.
    add([], ({ quantifier }) => quantifier === "all");
    const sets = valueSets(samples, budget);
    if (sets === undefined) return undefined;
    for (const { texts, any, all } of sets) {
      add(texts, ({ quantifier }, slot) => (quantifier === "any" ? any[slot] === true : all[slot] === true));
    }
    return outcomes;
  }
}

function testKey(test: ContextTest): string {
  if (test.kind === "null") return `null ${String(test.absent)}`;
  const { quantifier, ifExists, negated, value } = test;
  const what =
    value.family === "text"
      ? value.globs.map(globKey).sort().join(" ")
      : value.family === "boolean"
        ? value.values.join(",")
        : value.line.key;
  return [quantifier, String(ifExists), String(negated), value.family, what].join(" ");
}

function absentTruth({ quantifier, ifExists, negated }: ValuesTest): boolean {
  return ifExists || quantifier === "all" || (quantifier === "one" && negated);
}

/** Turns what is known of groups of globs into what is known of all tests, for a key that is present. */
function keepSingle(tests: readonly ContextTest[], keep: Keep): Keep {
  const status = new Uint8Array(tests.length);
  return (groups) => {
    let slot = 0;
    for (const [index, test] of tests.entries()) {
      if (test.kind === "null") status[index] = test.absent ? UNMATCHED : MATCHED;
      else {
        const group = groups[slot] ?? OPEN;
        status[index] = test.negated ? negate(group) : group;
        slot += 1;
      }
    }
    return keep(status);
  };
}

/** Values such that every combination of truths that any value gives the tests is given by one of them. */
function sampleValues(
  tests: readonly ValuesTest[],
  bound: string | undefined,
  keep: Keep | undefined,
  budget: Budget,
): readonly Sample[] | undefined {
  const negated = tests.map((test) => test.negated);
  const sample = (text: string, matched: readonly boolean[]): Sample => ({
    text,
    accepted: matched.map((one, index) => one !== negated[index]),
  });
  const family = tests[0]?.value.family;
  if (family === undefined) return [{ text: bound ?? "example", accepted: [] }];
  if (family === "text") {
    const groups = tests.map(({ value }): readonly Glob[] => ("globs" in value ? value.globs : []));
    const universe = bound === undefined ? makeGlob([STAR]) : literalGlob(bound);
    return walkGlobs(groups, { universe, ...(keep && { keep }) }, budget)?.map(({ matched, witness }) =>
      sample(witness, matched),
    );
  }
  if (family === "boolean") {
    const lists = tests.map(({ value }) => ("values" in value ? value.values : []));
    return [true, false]
      .filter((truth) => bound === undefined || bound === String(truth))
      .map((truth) =>
        sample(
          String(truth),
          lists.map((list) => list.includes(truth)),
        ),
      );
  }
  const lines = tests.flatMap(({ value }) => ("line" in value ? [value.line] : []));
  return sampleLine(family, lines, bound, sample, budget);
}

function sampleLine(
  kind: LineKind,
  lines: readonly LineTest[],
  bound: string | undefined,
  sample: (text: string, matched: readonly boolean[]) => Sample,
  budget: Budget,
): readonly Sample[] | undefined {
  const points = bound === undefined ? representatives(kind, lines) : boundPoint(kind, bound);
  const weight = lines.reduce((sum, { constants }) => sum + constants.length + 1, 0);
  const distinct = new Map<string, Sample>();
  for (const point of points) {
    if (!budget.spend(weight)) return undefined;
    const matched = lines.map((line) => line.accepts(point));
    const key = matched.join();
    if (!distinct.has(key)) distinct.set(key, sample(bound ?? pointText(kind, point), matched));
  }
  return [...distinct.values()];
}

function boundPoint(kind: LineKind, text: string): readonly Point[] {
  const span = kind === "address" ? readAddressSpan(text) : undefined;
  const point = kind === "address" ? span?.from : kind === "date" ? readInstant(text) : readDecimal(text);
  return point === undefined || (span !== undefined && span.from !== span.to) ? [] : [point];
}

interface ValueSet {
  readonly texts: readonly string[];
  /** For each test: does it hold for any, for all of them? */
  readonly any: readonly boolean[];
  readonly all: readonly boolean[];
}

/** Every combination that a set of values that is not empty gives, grown one value at a time. */
function valueSets(samples: readonly Sample[], budget: Budget): readonly ValueSet[] | undefined {
  const sets = new Map<string, ValueSet>();
  const add = (set: ValueSet): void => {
    const key = `${set.any.join()};${set.all.join()}`;
    if (!sets.has(key)) sets.set(key, set);
  };
  for (const { text, accepted } of samples) {
    for (const { texts, any, all } of [...sets.values()]) {
      if (!budget.spend(4 * accepted.length + 4)) return undefined;
      add({
        texts: [...texts, text],
        any: any.map((one, index) => one || accepted[index] === true),
        all: all.map((one, index) => one && accepted[index] === true),
      });
    }
    add({ texts: [text], any: accepted, all: accepted });
    if (sets.size > MAX_SETS) return undefined;
  }
  return [...sets.values()];
}
