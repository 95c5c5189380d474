// How a function is written down: what it takes, and what it makes of it.
import type { Place, Refusal } from "../../contract.js";
import { convert } from "../convert.js";
import { elementsOf } from "../elements.js";
import { reason } from "../reason.js";
import {
  bool,
  failure,
  MAX_STRING,
  number,
  tooLarge,
  unknown,
  type Element,
  type StringValue,
  type Unknown,
  type Value,
} from "../value.js";

/** One call: where it stands, and whose name it bears. */
export interface Call {
  readonly name: string;
  readonly at: Place;
}

/** A function over values. No argument is a failure. Unless it is `whole`, no argument is a choice either: each alternative is tried. */
export interface FunctionDefinition {
  readonly run: (args: readonly Value[], call: Call) => Value;
  readonly whole?: true;
}

interface Scalars {
  readonly string: string;
  readonly number: number;
  readonly bool: boolean;
}
type ScalarName = keyof Scalars;
type ScalarsOf<Names extends readonly ScalarName[]> = { [Index in keyof Names]: Scalars[Names[Index]] };

/** A function of strings, numbers and bools alone, all of which have to be known. */
export function scalar<const Names extends readonly ScalarName[]>(
  names: Names,
  act: (args: ScalarsOf<Names>, call: Call) => Value | string | number | boolean,
): FunctionDefinition {
  return {
    run(args, call) {
      if (args.length !== names.length) return wrongCount(call);
      const given: (string | number | boolean)[] = [];
      for (const [index, name] of names.entries()) {
        const value = scalarArgument(args[index], name, call);
        if (value.kind !== "string" && value.kind !== "number" && value.kind !== "bool") return value;
        given.push(value.value);
      }
      const result = act(given as unknown as ScalarsOf<Names>, call);
      if (typeof result === "string") return builtString(result, call);
      if (typeof result === "number") return number(result);
      return typeof result === "boolean" ? bool(result) : result;
    },
  };
}

/** The argument in that type, or why there is none. */
export function scalarArgument(value: Value | undefined, name: ScalarName, call: Call): Value {
  if (value === undefined) return wrongCount(call);
  if (value.kind === "null") return nullArgument(call);
  const converted = convert(value, { kind: name }, call.at);
  if (converted.kind === "partial") {
    return unknown(reason("unresolved-reference", "Part of this text is not known.", call.at));
  }
  // What a function makes of an attribute is no longer that attribute.
  return converted.kind === "unknown" && !converted.fails ? unknown(converted.reason) : converted;
}

/** The elements of an argument that has to be a list, set or tuple. */
export function listArgument(value: Value | undefined, call: Call): readonly Element[] | Unknown {
  if (value === undefined) return wrongCount(call);
  return value.kind === "null" ? nullArgument(call) : elementsOf(value, call.at);
}

/** Whether a value has elements but no order; some functions refuse it. */
export function isSet(value: Value | undefined): boolean {
  return value?.kind === "list" && value.shape === "set";
}

export function builtString(value: string, { name, at }: Call): StringValue | Unknown {
  if (value.length > MAX_STRING) return tooLarge(at);
  return { kind: "string", value: value.normalize("NFC"), origin: { form: "built", at, by: name } };
}

export function wrongCount({ name, at }: Call): Unknown {
  return failure(`\`${name}\` takes another number of arguments.`, at);
}

export function nullArgument({ name, at }: Call): Unknown {
  return failure(`\`${name}\` takes no null.`, at);
}

/** Why a result that depends on unknown elements is not known. */
export function doubt({ name, at }: Call): Refusal {
  return reason("unresolved-reference", `What \`${name}\` gives depends on something that is not known.`, at);
}

export function unsupported(message: string, { at }: Call): Unknown {
  return unknown(reason("unsupported", message, at));
}
