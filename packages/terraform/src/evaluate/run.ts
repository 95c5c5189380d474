import type { Place } from "../contract.js";
import { reason } from "./reason.js";
import { unknown, type ListValue, type Unknown, type Value } from "./value.js";

/** How much one evaluation may still do; shared by all that it evaluates on the way. */
export interface Run {
  depth: number;
  work: number;
  readonly trace?: Trace | undefined;
}

/** Told of what is met on the way; each value is only met where it is computed, which for a local is once. */
export interface Trace {
  /** A reference, its steps included, and what it stands for. */
  reference(at: Place, value: Value): void;
  /** A list expression and its elements. */
  list(at: Place, elements: readonly Value[]): void;
  /** A list of which one element is taken by its position, and where. */
  position(at: Place, list: ListValue): void;
}

/** Expressions within one another, through references too. A level takes a handful of stack frames. */
const MAX_DEPTH = 250;
/** Nodes visited; a large module takes some ten thousand. */
const MAX_WORK = 2_000_000;

export function createRun(trace?: Trace): Run {
  return { depth: 0, work: MAX_WORK, trace };
}

/** Counts work done; gives the answer instead of more work once there has been too much. */
export function spend(run: Run, amount: number, at: Place): Unknown | undefined {
  run.work -= amount;
  return run.work >= 0 ? undefined : unknown(reason("too-large", "Evaluating this takes too long.", at));
}

/** Goes one level deeper, unless that is too deep; `leave` goes back. A pair of calls, since every node of every expression does this. */
export function enter(run: Run, at: Place): Unknown | undefined {
  if (run.depth >= MAX_DEPTH)
    return unknown(reason("too-deep", "This depends on too long a chain of values.", at));
  run.depth += 1;
  return undefined;
}

export function leave(run: Run): void {
  run.depth -= 1;
}
