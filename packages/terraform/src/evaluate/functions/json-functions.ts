import { jsonText, parseJson, throughJson } from "../json.js";
import { decodeFile } from "../json-file.js";
import { isWhollyKnown } from "../known.js";
import { unknown, type StringValue, type Value } from "../value.js";
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
    if (text.kind !== "string") return text;
    const { origin } = text;
    if (origin.form !== "built" || origin.by !== "file") return parseJson(text.value, call.name, call.at);
    // What stands elsewhere than it is read cannot be followed, and must not be taken for something else.
    return isAsWritten(text)
      ? decodeFile(text.value, origin.at.file, call.at)
      : unsupported("This text is not as it is written.", call);
  },
};

function isAsWritten({ value, origin }: StringValue): boolean {
  return origin.at.range[0] === 0 && origin.at.range[1] === value.length;
}

export const JSON_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = { jsonencode, jsondecode };
