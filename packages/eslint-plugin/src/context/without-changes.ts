import type { Problem } from "@iamend/engine";
import type { Refusal } from "@iamend/source";

/** The same problem, which nothing is offered to change any more, and why. */
export function withoutChanges(problem: Problem, refused: Refusal): Problem {
  const { fix, suggestions, ...rest } = problem;
  return fix === undefined && suggestions === undefined ? problem : { ...rest, refused };
}
