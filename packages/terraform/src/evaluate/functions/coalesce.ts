// The first argument that holds anything.
import { convert } from "../convert.js";
import { isCertain } from "../elements.js";
import { typeOf, unify } from "../type.js";
import { choice, failure, type Value } from "../value.js";
import { doubt, isSet, listArgument, nullArgument, type FunctionDefinition } from "./definition.js";

/** The first that is neither null nor an empty string, in the common type of all. */
const coalesce: FunctionDefinition = {
  run(args, call) {
    const type = unify(args.map(typeOf));
    if (type === undefined) return failure("The arguments have no common type.", call.at);
    const possible: Value[] = [];
    for (const arg of args) {
      const value = convert(arg, type, call.at);
      if (value.kind === "null" || (value.kind === "string" && value.value === "")) continue;
      possible.push(value);
      if (value.kind !== "unknown" && value.kind !== "partial") return choice(possible, doubt(call));
    }
    return possible.length === 0 ? nullArgument(call) : choice(possible, doubt(call));
  },
};

const coalescelist: FunctionDefinition = {
  run(args, call) {
    const rest: Value[] = [];
    for (const arg of args) {
      const elements = listArgument(arg, call);
      if ("kind" in elements) return elements;
      if (isSet(arg)) return failure("A set has no order.", call.at);
      const certainlyFull = elements.some(isCertain);
      if (certainlyFull && rest.length === 0) return arg;
      if (elements.length > 0) rest.push(arg);
      if (certainlyFull) return choice(rest, doubt(call));
    }
    return rest.length === 0 ? failure("All lists are empty.", call.at) : choice(rest, doubt(call));
  },
};

export const COALESCE: Readonly<Record<string, FunctionDefinition>> = { coalesce, coalescelist };
