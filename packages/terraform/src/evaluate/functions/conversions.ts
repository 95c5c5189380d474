import { convert } from "../convert.js";
import { typeOf, unify } from "../type.js";
import { namedElements } from "../elements.js";
import { failure } from "../value.js";
import { wrongCount, type FunctionDefinition } from "./definition.js";

const tomap: FunctionDefinition = {
  run([value, ...others], call) {
    if (value === undefined || others.length > 0) return wrongCount(call);
    if (value.kind === "null" || value.kind === "unknown") return value;
    if (value.kind !== "object") return failure("A map is needed here.", call.at);
    const type = unify([...value.entries.values()].map((entry) => typeOf(entry.value)));
    return type === undefined
      ? failure("The elements have no common type.", call.at)
      : convert(value, { kind: "map", of: type }, call.at);
  },
};

/** `tolist` and `toset`. */
function toSequence(kind: "list" | "set"): FunctionDefinition {
  return {
    run([value, ...others], call) {
      if (value === undefined || others.length > 0) return wrongCount(call);
      if (value.kind === "null" || value.kind === "unknown") return value;
      if (value.kind !== "list") return failure(`A ${kind} is needed here.`, call.at);
      const of = unify(namedElements(value.elements).map(typeOf));
      if (of === undefined) return failure("The elements have no common type.", call.at);
      return convert(value, { kind, of }, call.at);
    },
  };
}

function toScalar(kind: "string" | "number" | "bool"): FunctionDefinition {
  return {
    run([value, ...others], call) {
      return value === undefined || others.length > 0 ? wrongCount(call) : convert(value, { kind }, call.at);
    },
  };
}

/** Terraform only hides what is sensitive; it is the same value. */
const same: FunctionDefinition = {
  whole: true,
  run([value, ...others], call) {
    return value === undefined || others.length > 0 ? wrongCount(call) : value;
  },
};

export const CONVERSIONS: Readonly<Record<string, FunctionDefinition>> = {
  tomap,
  tolist: toSequence("list"),
  toset: toSequence("set"),
  tostring: toScalar("string"),
  tonumber: toScalar("number"),
  tobool: toScalar("bool"),
  sensitive: same,
  nonsensitive: same,
};
