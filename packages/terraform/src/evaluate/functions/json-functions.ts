import { jsonText, parseJson, throughJson } from "../json.js";
import { isWhollyKnown } from "../known.js";
import { unknown, type Value } from "../value.js";
import {
  builtString,
  doubt,
  scalarArgument,
  unsupported,
  wrongCount,
  type FunctionDefinition,
} from "./definition.js";

/** The string remembers what it encodes, so that the value can be followed where its text cannot. */
const jsonencode: FunctionDefinition = {
  whole: true,
  run([value, ...others], call) {
    if (value === undefined || others.length > 0) return wrongCount(call);
    const built = isWhollyKnown(value) ? encoded(value, call) : unknown(doubt(call));
    if (built.kind === "string") return { ...built, encodes: value };
    const origin = { form: "built", at: call.at, by: call.name } as const;
    return { kind: "partial", parts: [{ kind: "hole", value: built }], origin, encodes: value };
  },
};

function encoded(value: Value, call: Parameters<FunctionDefinition["run"]>[1]): Value {
  const text = jsonText(value);
  return text === undefined
    ? unsupported("This value is too large to be printed here.", call)
    : builtString(text, call);
}

const jsondecode: FunctionDefinition = {
  run([value, ...others], call) {
    if (value === undefined || others.length > 0) return wrongCount(call);
    if ((value.kind === "string" || value.kind === "partial") && value.encodes !== undefined) {
      return throughJson(value.encodes);
    }
    const text = scalarArgument(value, "string", call);
    return text.kind === "string" ? parseJson(text.value, call.name, call.at) : text;
  },
};

export const JSON_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = { jsonencode, jsondecode };
