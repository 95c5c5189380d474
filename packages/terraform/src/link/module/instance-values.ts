// What a name that stands for one or many instances is worth.
import type { Refusal } from "../../contract.js";
import { list, object, refer, some, type Referent, type Value } from "../../evaluate/value.js";
import type { Step } from "../../parse/ast.js";
import type { Repetition } from "./repetition.js";

/** A resource, as others refer to it. */
export function referTo(block: string, key: string | undefined, why: Refusal): Value {
  const referent: Referent = key === undefined ? { block } : { block, key };
  return refer(referent, why);
}

/** The value of a name that stands for all instances. */
export function repeatedValue(
  { by, instances, certain }: Repetition,
  valueOf: (key: string | undefined) => Value,
  why: Refusal,
): Value {
  if (by === "single") return valueOf(undefined);
  const known = instances.filter(({ key }) => key !== "*");
  const open = known.length < instances.length;
  if (by === "count") {
    const values = known.map(({ key }) => valueOf(key));
    if (certain) return list("tuple", values);
    return list("tuple", [some([...values, ...(open ? [valueOf("*")] : [])], false, why)]);
  }
  if (open && known.length === 0) return valueOf("*");
  const entries = known.map(({ key = "" }) => [String(JSON.parse(key)), { value: valueOf(key) }] as const);
  return object("map", new Map(entries), open ? { open: why } : {});
}

/** The output that the steps behind a module ask for, past an index or a splat. */
export function outputWanted(steps: readonly Step[]): string | undefined {
  const [first, second] = steps;
  const step = first?.kind === "index" ? second : first;
  if (step?.kind === "splat") return outputWanted(step.each);
  return step?.kind === "attribute" ? step.name : undefined;
}
