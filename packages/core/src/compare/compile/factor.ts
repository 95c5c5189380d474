import type { Dimension } from "../search/dimension.js";

/** A test of one dimension. */
export interface Literal {
  readonly dimension: Dimension;
  readonly test: number;
}

/** One of these conjunctions holds. */
export type Alternatives = readonly (readonly Literal[])[];

/** One part of a statement (its resources, one test of its condition): when it holds. */
export interface Factor {
  readonly exact: Alternatives;
  /** A single alternative, for where the exact ones are too many: the part as an assumption. */
  readonly whole: () => Alternatives;
}

export const ALWAYS: Alternatives = [[]];
export const NEVER: Alternatives = [];

/** For a part that has one alternative at most. */
export function exactly(alternatives: Alternatives): Factor {
  return { exact: alternatives, whole: () => alternatives };
}
