import type { Step } from "../parse/ast.js";
import type { Place } from "../contract.js";
import { reason } from "./reason.js";
import type { Run } from "./run.js";
import { choice, unknown, type Value } from "./value.js";

/** Where names get their values. */
export interface Scope {
  /**
   * The value of `root` with as many of the `steps` behind it as the scope takes for itself: of `var.a.b` it takes `.a`, of
   * `each.value.x` it takes `.value`, of a bare name none. Nothing: the name is not known here.
   *
   * `run` must be handed on to whatever is evaluated for the answer. `at` is the reference, for reasons.
   */
  resolve(root: string, steps: readonly Step[], run: Run, at: Place): Resolved | undefined;
  /** The result of a function that is not evaluated here, such as one that reads files; nothing: not known either. */
  call?(name: string, args: readonly Value[], run: Run, at: Place): Value | undefined;
}

export interface Resolved {
  readonly value: Value;
  /** How many of the steps are in the value already. */
  readonly used: number;
}

/** No names at all. */
export const EMPTY_SCOPE: Scope = { resolve: () => undefined };

/** Names over another scope: those of a `for`, or any other without steps of their own. */
export function bind(names: ReadonlyMap<string, Value>, outer: Scope): Scope {
  return {
    resolve(root, steps, run, at) {
      const value = names.get(root);
      return value === undefined ? outer.resolve(root, steps, run, at) : { value, used: 0 };
    },
    call: (name, args, run, at) => outer.call?.(name, args, run, at),
  };
}

/**
 * Names of the form `root.name`, such as `local.a`, `var.a`, `path.module`, `count.index`, `each.key`.
 *
 * `members` gives the value of a name, or nothing if there is none.
 */
export function namespace(
  root: string,
  members: (name: string, run: Run) => Value | undefined,
  outer: Scope = EMPTY_SCOPE,
): Scope {
  return {
    resolve(name, steps, run, at) {
      const [first] = steps;
      if (name !== root || first?.kind !== "attribute") return outer.resolve(name, steps, run, at);
      const value = members(first.name, run);
      return value === undefined ? undefined : { value, used: 1 };
    },
    call: (called, args, run, at) => outer.call?.(called, args, run, at),
  };
}

/** A value that is computed when it is first needed, and once; one that needs itself is unknown. */
export function lazy(name: string, at: Place, compute: (run: Run) => Value): (run: Run) => Value {
  let value: Value | undefined;
  let running = false;
  return (run) => {
    if (value !== undefined) return value;
    if (running) return unknown(reason("cycle", `\`${name}\` depends on itself.`, at));
    running = true;
    try {
      const computed = compute(run);
      value = computed;
      return computed;
    } finally {
      running = false;
    }
  };
}

/** A value that something outside may replace: the default of a variable is possible, not certain. */
export function possible(value: Value, message: string, at: Place): Value {
  const why = reason("unresolved-reference", message, at);
  return choice([value, unknown(why)], why);
}
