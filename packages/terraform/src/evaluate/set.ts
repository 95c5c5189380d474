import type { Place } from "../contract.js";
import { blur } from "./elements.js";
import { knownEqual } from "./equal.js";
import { compareText } from "./go-order.js";
import { reason } from "./reason.js";
import { list, type Element, type ListValue, type StringValue, type Unknown, type Value } from "./value.js";

/** A set of the elements: equal ones become one, and known ones of a kind stand in Terraform's order. */
export function makeSet(elements: readonly Element[], at?: Place): ListValue | Unknown {
  const members = withoutDuplicates(elements);
  return list("set", members.every(isScalar) ? members.toSorted(compareScalars) : members, at);
}

/** Comparing each with each is only done for so many lists and objects. */
const MAX_COMPARED = 1_000;

/** The elements without those that certainly equal one before; a string remembers the origins of its equals. */
export function withoutDuplicates(elements: readonly Element[]): readonly Element[] {
  const members: Element[] = [];
  const places = new Map<string | number | boolean, number>();
  const others: Value[] = [];
  for (const element of elements) {
    if (isScalar(element)) {
      const index = places.get(element.value);
      const first = index === undefined ? undefined : members[index];
      if (index === undefined || first === undefined) places.set(element.value, members.push(element) - 1);
      else if (first.kind === "string" && element.kind === "string") members[index] = united(first, element);
    } else if (element.kind === "some") members.push(element);
    else if (others.length >= MAX_COMPARED) {
      return [blur(elements, reason("too-large", "There are too many elements to compare."))];
    } else if (!others.some((other) => knownEqual(other, element) === true)) {
      others.push(element);
      members.push(element);
    }
  }
  return members;
}

function united(first: StringValue, second: StringValue): StringValue {
  return { ...first, also: [...(first.also ?? []), second.origin, ...(second.also ?? [])] };
}

type Scalar = Extract<Value, { kind: "string" | "number" | "bool" }>;

function isScalar(element: Element): element is Scalar {
  return element.kind === "string" || element.kind === "number" || element.kind === "bool";
}

function compareScalars(left: Scalar, right: Scalar): number {
  if (left.kind === "string" && right.kind === "string") return compareText(left.value, right.value);
  return Number(left.value) - Number(right.value);
}
