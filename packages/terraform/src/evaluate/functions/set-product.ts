import { isCertain, namedElements } from "../elements.js";
import { makeSet } from "../set.js";
import { typeOf, unify } from "../type.js";
import { failure, list, unknown, type Value } from "../value.js";
import { doubt, isSet, listArgument, unsupported, type FunctionDefinition } from "./definition.js";
import { unified } from "./unified.js";

const MAX_ROWS = 10_000;

/** Every combination, the last argument changing first. */
export const setproduct: FunctionDefinition = {
  run(args, call) {
    if (args.length < 2) return failure("`setproduct` needs at least two lists.", call.at);
    let rows: readonly (readonly Value[])[] = [[]];
    for (const arg of args) {
      const elements = listArgument(arg, call);
      if ("kind" in elements) return elements;
      if (unify(namedElements(elements).map(typeOf)) === undefined) {
        return failure("The elements have no common type.", call.at);
      }
      const same = unified(elements, call);
      if ("kind" in same) return same;
      if (!same.every(isCertain)) return unknown(doubt(call));
      if (rows.length * same.length > MAX_ROWS) return unsupported("These are too many combinations.", call);
      rows = rows.flatMap((row) => same.map((one) => [...row, one]));
    }
    const tuples = rows.map((row) => list("tuple", row));
    return args.some(isSet) ? makeSet(tuples) : list("list", tuples);
  },
};
