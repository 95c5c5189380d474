import type { Budget } from "./budget.js";
import { MATCHED, OPEN, UNMATCHED } from "../globs/glob-walk.js";

/** What a request is at one dimension; `values` undefined: the context has no such key. */
export type Witness =
  | { readonly part: "action" | "resource" | "principal"; readonly text: string }
  | {
      readonly part: "context";
      readonly key: string;
      readonly values: string | readonly string[] | undefined;
    }
  | { readonly part: "assumption"; readonly why: string };

/** A combination of truths that some value of a dimension has, and that value if it can be named. */
export interface Outcome {
  readonly holds: readonly boolean[];
  readonly witness: Witness;
}

/** Is a combination worth knowing? One entry for each thing asked about: `OPEN`, `MATCHED` or `UNMATCHED`. */
export type Keep = (status: Uint8Array) => boolean;

/**
 * One independent part of a request: its action, its principal, its resource, one context key, or one assumption about
 * something that is compared as a whole.
 *
 * Clauses ask a dimension by *predicates*, each the conjunction of some of its *tests*. The dimension answers which
 * combinations of predicates some value has.
 */
export abstract class Dimension {
  /** For reasons: what there is too much of. */
  abstract readonly subject: string;
  /** Dimensions are decided in ascending order; the names break ties. */
  abstract readonly rank: number;
  abstract readonly name: string;

  readonly #predicates: (readonly number[])[] = [];
  readonly #byKey = new Map<string, number>();

  /** The number of the predicate that holds where all these tests do. */
  predicate(tests: readonly number[]): number {
    const distinct = [...new Set(tests)].sort((left, right) => left - right);
    const key = distinct.join(",");
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.#byKey.set(key, this.#predicates.length);
    return this.#predicates.push(distinct) - 1;
  }

  get predicateCount(): number {
    return this.#predicates.length;
  }

  /**
   * Every combination of these predicates that some value has and that is worth keeping; maybe some that none has, never
   * one too few. Undefined where there are too many to tell.
   */
  explore(predicates: readonly number[], keep: Keep, budget: Budget): readonly Outcome[] | undefined {
    const tests = [...new Set(predicates.flatMap((predicate) => this.#predicates[predicate] ?? []))];
    const slot = new Map(tests.map((test, index) => [test, index]));
    const asked = predicates.map((predicate) =>
      (this.#predicates[predicate] ?? []).map((test) => slot.get(test) ?? 0),
    );
    const status = new Uint8Array(predicates.length);
    const keepTests: Keep = (known) => {
      for (const [index, slots] of asked.entries()) {
        status[index] = slots.some((one) => known[one] === UNMATCHED)
          ? UNMATCHED
          : slots.some((one) => known[one] === OPEN)
            ? OPEN
            : MATCHED;
      }
      return keep(status);
    };
    return this.exploreTests(tests, keepTests, budget)?.map(({ holds, witness }) => ({
      holds: asked.map((slots) => slots.every((one) => holds[one] === true)),
      witness,
    }));
  }

  /** The same for tests. */
  protected abstract exploreTests(
    tests: readonly number[],
    keep: Keep,
    budget: Budget,
  ): readonly Outcome[] | undefined;
}

/** Numbers things by a key, each key once. */
export class Numbered<Thing> {
  readonly #things: Thing[] = [];
  readonly #byKey = new Map<string, number>();

  add(key: string, thing: Thing): number {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.#byKey.set(key, this.#things.length);
    return this.#things.push(thing) - 1;
  }

  at(number: number): Thing | undefined {
    return this.#things[number];
  }

  get all(): readonly Thing[] {
    return this.#things;
  }
}

/** Statuses of tests that are each a group of globs or its complement, from the statuses of the groups. */
export function negate(status: number): number {
  return status === MATCHED ? UNMATCHED : status === UNMATCHED ? MATCHED : OPEN;
}
