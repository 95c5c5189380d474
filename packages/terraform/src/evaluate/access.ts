// What stands at a name or an index of a value.
import type { Place, Refusal } from "../contract.js";
import { convert } from "./convert.js";
import { isCertain, namedElements } from "./elements.js";
import { reason } from "./reason.js";
import {
  choice,
  failure,
  refer,
  unknown,
  type Element,
  type PartialString,
  type Unknown,
  type Value,
} from "./value.js";

/** The attribute of an object, or element of a map. */
export function member(value: Value, name: string, at: Place): Value {
  switch (value.kind) {
    case "unknown":
      return behind(value, name);
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

/** An attribute of something that is not known. */
function behind(value: Unknown, name: string): Unknown {
  const { refers } = value;
  if (refers === undefined) return value;
  return refer(
    { ...refers, attribute: refers.attribute === undefined ? name : `${refers.attribute}.${name}` },
    value.reason,
  );
}

/** `value[key]`. */
export function select(value: Value, key: Value, at: Place): Value {
  if (value.kind === "unknown") return value.refers?.attribute === undefined ? value : behind(value, "*");
  if (key.kind === "unknown" || key.kind === "partial") return anyMember(value, key, at);
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

/** Where it is uncertain how many stand before it, it is any of them; of a resource, the one whose key that is. */
function doubtfulAt(elements: readonly Element[], position: number, why: Refusal): Value {
  const candidates = namedElements(elements);
  const block = commonBlock(candidates);
  const open = elements.some((element) => element.kind === "some" && element.open);
  if (block !== undefined && !open) return refer({ block, key: String(position) }, why);
  return choice(open || candidates.length === 0 ? [...candidates, unknown(why)] : candidates, why);
}

/** The resource that all values are instances of. */
function commonBlock(values: readonly Value[]): string | undefined {
  const blocks = new Set(
    values.map((one) =>
      one.kind === "unknown" && one.refers?.attribute === undefined ? one.refers?.block : undefined,
    ),
  );
  const [block] = blocks;
  return blocks.size === 1 ? block : undefined;
}

/** What stands at a key that is not known: if all members are of one resource, then one of those. */
function anyMember(value: Value, key: Unknown | PartialString, at: Place): Value {
  const members =
    value.kind === "list"
      ? namedElements(value.elements)
      : value.kind === "object"
        ? [...value.entries.values()].map((entry) => entry.value)
        : [];
  const block = commonBlock(members);
  if (block !== undefined) return refer({ block, key: "*" }, notKnown(at).reason);
  return key.kind === "unknown" ? key : notKnown(at);
}

/** The element at a position, unless it is uncertain how many stand before it. */
export function elementAt(elements: readonly Element[], position: number, at: Place): Value {
  const before = elements.slice(0, position + 1);
  const doubt = before.find((element) => element.kind === "some");
  if (doubt !== undefined) return doubtfulAt(elements, position, doubt.reason);
  const element = elements[position];
  if (element !== undefined && isCertain(element)) return element;
  return failure("There is no element with this index.", at);
}

function notKnown(at: Place): Unknown {
  return unknown(reason("unresolved-reference", "The index is not known.", at));
}
