import { Dimension, type Outcome } from "./dimension.js";

/** Tests of an assumption. */
export const HOLDS = 0;
export const FAILS = 1;

/**
 * Something that is true or false of a request, and of which no more is known: whether a pattern with a policy variable
 * matches what its widened glob does, or a condition with an operator that is not understood. The same text in two
 * statements is the same assumption.
 */
export class AssumptionDimension extends Dimension {
  readonly rank = 4;
  readonly subject = "the assumptions";
  readonly name: string;
  readonly #why: string;

  /** `why` says in plain words what is not decided; it becomes a reason. */
  constructor(name: string, why: string) {
    super();
    this.name = name;
    this.#why = why;
  }

  protected exploreTests(tests: readonly number[]): readonly Outcome[] {
    return [true, false].map((truth) => ({
      holds: tests.map((test) => (test === HOLDS) === truth),
      witness: { part: "assumption", why: this.#why },
    }));
  }
}
