// `try` and `can`: the functions that look at failures.
import type { Place } from "../../contract.js";
import { isWhollyKnown } from "../known.js";
import { reason } from "../reason.js";
import { bool, choice, failure, unknown, type Value } from "../value.js";

/** The first argument that does not fail; one that is not wholly known may fail yet, and the next may count. */
export function attempt(args: readonly Value[], at: Place): Value {
  const possible: Value[] = [];
  for (const value of args) {
    if (value.kind === "unknown" && value.fails) continue;
    possible.push(value);
    if (isWhollyKnown(value)) break;
  }
  if (possible.length === 0) return failure("No argument can be evaluated.", at);
  return choice(
    possible,
    reason("unknown-condition", "Which argument counts depends on something that is not known.", at),
  );
}

/** Whether the argument does not fail. */
export function succeeds(value: Value, at: Place): Value {
  if (value.kind === "unknown" && value.fails) return bool(false);
  if (isWhollyKnown(value)) return bool(true);
  return unknown(reason("unresolved-reference", "Whether this can be evaluated is not known.", at));
}
