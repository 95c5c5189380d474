import { failure, list, number, type Value } from "../value.js";
import {
  scalar,
  scalarArgument,
  unsupported,
  wrongCount,
  type Call,
  type FunctionDefinition,
} from "./definition.js";

/** `min` and `max`. */
function extreme(pick: (values: readonly number[]) => number): FunctionDefinition {
  return {
    run(args, call) {
      const given = numbers(args, call);
      if ("kind" in given) return given;
      return given.length === 0 ? wrongCount(call) : number(pick(given));
    },
  };
}

/** All arguments as numbers, or the one that is none. */
function numbers(args: readonly Value[], call: Call): readonly number[] | Value {
  const given: number[] = [];
  for (const arg of args) {
    const value = scalarArgument(arg, "number", call);
    if (value.kind !== "number") return value;
    given.push(value.value);
  }
  return given;
}

const range: FunctionDefinition = {
  run(args, call) {
    if (args.length === 0 || args.length > 3) return wrongCount(call);
    const given = numbers(args, call);
    if ("kind" in given) return given;
    const [first = 0, second, third] = given;
    const [start, limit] = second === undefined ? [0, first] : [first, second];
    const step = third ?? (limit < start ? -1 : 1);
    if (![start, limit, step].every(Number.isSafeInteger))
      return unsupported("Fractions are not followed here.", call);
    if (step === 0 || (limit > start ? step < 0 : limit < start && step > 0)) {
      return failure("This step never reaches the limit.", call.at);
    }
    const length = Math.max(0, Math.ceil((limit - start) / step));
    // Terraform itself stops at 1,024.
    if (length > 1024) return failure("`range` makes no more than 1,024 numbers.", call.at);
    return list(
      "list",
      Array.from({ length }, (_, index) => number(start + index * step)),
    );
  },
};

export const NUMBERS: Readonly<Record<string, FunctionDefinition>> = {
  min: extreme((values) => Math.min(...values)),
  max: extreme((values) => Math.max(...values)),
  abs: scalar(["number"], ([value]) => Math.abs(value)),
  ceil: scalar(["number"], ([value]) => Math.ceil(value)),
  floor: scalar(["number"], ([value]) => Math.floor(value)),
  range,
};
