// What stands at a name or an index of a value.
import type { Place } from "../contract.js";
import { convert } from "./convert.js";
import { isCertain } from "./elements.js";
import { reason } from "./reason.js";
import { choice, failure, unknown, type Element, type Value } from "./value.js";

/** The attribute of an object, or element of a map. */
export function member(value: Value, name: string, at: Place): Value {
  switch (value.kind) {
    case "unknown":
      return value;
    case "choice":
      return choice(
        value.alternatives.map((one) => member(one, name, at)),
        value.reason,
      );
    case "object": {
      const entry = value.entries.get(name);
      if (entry !== undefined) return entry.value;
      if (value.open !== undefined) return unknown(value.open);
      return failure(`There is no \`${name}\` here.`, at);
    }
    default:
      return failure(`This has no attributes, and so no \`${name}\`.`, at);
  }
}

/** `value[key]`. */
export function select(value: Value, key: Value, at: Place): Value {
  if (value.kind === "unknown") return value;
  if (key.kind === "unknown") return key;
  if (value.kind === "choice") {
    return choice(
      value.alternatives.map((one) => select(one, key, at)),
      value.reason,
    );
  }
  if (key.kind === "choice") {
    return choice(
      key.alternatives.map((one) => select(value, one, at)),
      key.reason,
    );
  }
  if (value.kind === "object") {
    const name = convert(key, { kind: "string" }, at);
    if (name.kind === "string") return member(value, name.value, at);
    return name.kind === "unknown" ? name : notKnown(at);
  }
  if (value.kind !== "list" || value.shape === "set") return failure("This has no index.", at);
  const position = convert(key, { kind: "number" }, at);
  if (position.kind === "number") return elementAt(value.elements, position.value, at);
  return position.kind === "unknown" ? position : notKnown(at);
}

/** The element at a position, unless it is uncertain how many stand before it. */
export function elementAt(elements: readonly Element[], position: number, at: Place): Value {
  const before = elements.slice(0, position + 1);
  const doubt = before.find((element) => element.kind === "some");
  if (doubt !== undefined) return unknown(doubt.reason);
  const element = elements[position];
  if (element !== undefined && isCertain(element)) return element;
  return failure("There is no element with this index.", at);
}

function notKnown(at: Place): Value {
  return unknown(reason("unresolved-reference", "The index is not known.", at));
}
