// Functions that Terraform had before 0.15; source that calls them is read by such a version alone.
import { list, object, unknown, type Entry, type Value } from "../value.js";
import { CONVERSIONS } from "./conversions.js";
import { doubt, scalarArgument, wrongCount, type Call, type FunctionDefinition } from "./definition.js";

function converted(to: "tolist" | "tomap", value: Value, call: Call): Value {
  return CONVERSIONS[to]?.run([value], call) ?? unknown(doubt(call));
}

const formerList: FunctionDefinition = {
  whole: true,
  run: (args, call) => converted("tolist", list("tuple", args), call),
};

const formerMap: FunctionDefinition = {
  run(args, call) {
    const entries = new Map<string, Entry>();
    for (let index = 0; index < args.length; index += 2) {
      const key = scalarArgument(args[index], "string", call);
      const value = args[index + 1];
      if (value === undefined) return wrongCount(call);
      if (key.kind !== "string") return key;
      entries.set(key.value, { value });
    }
    return converted("tomap", object("object", entries), call);
  },
};

export const FORMER: ReadonlyMap<string, FunctionDefinition> = new Map([
  ["list", formerList],
  ["map", formerMap],
]);
