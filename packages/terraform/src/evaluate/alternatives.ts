import type { Refusal } from "../contract.js";
import { choice, MAX_ALTERNATIVES, unknown, type Value } from "./value.js";

/**
 * Does something with values that may each be one of several: with every combination, if they are few.
 *
 * The result is one of the results, which then depend on what the values depend on.
 */
export function spread(
  values: readonly Value[],
  why: Refusal,
  act: (settled: readonly Value[]) => Value,
): Value {
  const choices = values.filter((value) => value.kind === "choice");
  const [first] = choices;
  if (first === undefined) return act(values);
  const combinations = choices.reduce((product, value) => product * value.alternatives.length, 1);
  if (combinations > MAX_ALTERNATIVES) return unknown(first.reason);
  let settled: readonly (readonly Value[])[] = [[]];
  for (const value of values) {
    const options = value.kind === "choice" ? value.alternatives : [value];
    settled = settled.flatMap((before) => options.map((option) => [...before, option]));
  }
  return choice(settled.map(act), choices.length === 1 ? first.reason : why);
}
