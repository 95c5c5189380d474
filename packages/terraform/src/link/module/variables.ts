// Variables of a module, and the arguments that set them.
import { evaluate } from "../../evaluate/evaluate.js";
import { reason } from "../../evaluate/reason.js";
import type { Run } from "../../evaluate/run.js";
import { EMPTY_SCOPE, lazy, possible, type Scope } from "../../evaluate/scope.js";
import { unknown, type Value } from "../../evaluate/value.js";
import { argument, type MergedBlock } from "./merged-block.js";
import { onDemand } from "./on-demand.js";
import { conform } from "./type-constraint.js";

/** What only the call of a module may say, and no input. */
const META = new Set(["source", "version", "count", "for_each", "providers", "depends_on"]);

/** What a call sets a variable to, evaluated when it is needed. */
export type Inputs = (name: string) => ((run: Run) => Value) | undefined;

/** The arguments of a call. */
export function inputsOf(call: MergedBlock, scope: Scope): Inputs {
  return onDemand((name) => {
    const given = META.has(name) ? undefined : argument(call.parts, name);
    if (given === undefined) return undefined;
    const at = { file: given.file, range: given.at };
    return lazy(`${name} of the module`, at, (run) => evaluate(given.value, given.file, scope, run));
  });
}

/** The value of a variable: `inputs` of the call, or a word on who sets those of a root module. */
export function variable(name: string, block: MergedBlock, inputs: Inputs | string, run: Run): Value {
  const type = argument(block.parts, "type");
  const isRoot = typeof inputs === "string";
  const given = isRoot ? undefined : inputs(name);
  if (given !== undefined) return conform(given(run), type?.value, type?.file ?? block.at.file);
  const fallback = argument(block.parts, "default");
  const why = reason(
    "unresolved-reference",
    `The variable \`${name}\` is set ${isRoot ? inputs : "by the call"}.`,
    block.at,
  );
  if (fallback === undefined) return unknown(why);
  const value = conform(
    evaluate(fallback.value, fallback.file, EMPTY_SCOPE, run),
    type?.value,
    type?.file ?? fallback.file,
  );
  // A call that leaves it out takes the default for certain; of a root module, a deployment may set it.
  return isRoot ? possible(value, why.message, block.at) : value;
}
