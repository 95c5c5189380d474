// Variables of a module, and the arguments that set them.
import { evaluate } from "../../evaluate/evaluate.js";
import { reason } from "../../evaluate/reason.js";
import type { Run } from "../../evaluate/run.js";
import { EMPTY_SCOPE, lazy, possible, type Scope } from "../../evaluate/scope.js";
import { unknown, type Value } from "../../evaluate/value.js";
import { argument, type MergedBlock } from "./merged-block.js";
import { conform } from "./type-constraint.js";

/** What only the call of a module may say, and no input. */
const META = new Set(["source", "version", "count", "for_each", "providers", "depends_on"]);

/** The arguments of a call, each evaluated when it is needed. */
export function inputsOf(call: MergedBlock, scope: Scope): ReadonlyMap<string, (run: Run) => Value> {
  const inputs = new Map<string, (run: Run) => Value>();
  for (const { body, file } of call.parts) {
    for (const { name, value, at } of body.attributes) {
      if (META.has(name)) continue;
      const compute = (run: Run): Value => evaluate(value, file, scope, run);
      inputs.set(name, lazy(`${name} of the module`, { file, range: at }, compute));
    }
  }
  return inputs;
}

/** The value of a variable: `inputs` of the call, or a word on who sets those of a root module. */
export function variable(
  name: string,
  block: MergedBlock,
  inputs: ReadonlyMap<string, (run: Run) => Value> | string,
  run: Run,
): Value {
  const type = argument(block.parts, "type");
  const isRoot = typeof inputs === "string";
  const given = isRoot ? undefined : inputs.get(name);
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
