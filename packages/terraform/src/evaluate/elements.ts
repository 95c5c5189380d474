import type { Place, Refusal } from "../contract.js";
import {
  failure,
  some,
  type Choice,
  type Element,
  type ListValue,
  type Some,
  type Unknown,
  type Value,
} from "./value.js";

export function isCertain(element: Element): element is Value {
  return element.kind !== "some";
}

/** The elements, if it is certain how many there are. */
export function certainElements({ elements }: ListValue): readonly Value[] | undefined {
  return elements.every(isCertain) ? elements : undefined;
}

/** Every value that may be among the elements, as far as it can be named. */
export function namedElements(elements: readonly Element[]): readonly Value[] {
  return elements.flatMap((element) => (element.kind === "some" ? element.values : [element]));
}

/** What is left to say of elements whose order or presence is lost: some of these. */
export function blur(elements: readonly Element[], why: Refusal): Some {
  const open = elements.some((element) => (element.kind === "some" ? element.open : !isKnownScalar(element)));
  return some(namedElements(elements), open, why);
}

function isKnownScalar(value: Value): boolean {
  return value.kind !== "unknown" && value.kind !== "choice" && value.kind !== "partial";
}

/**
 * The elements of a list, set or tuple; of one that depends on something unknown, all that may be among them.
 *
 * What is certainly no list is a failure.
 */
export function elementsOf(value: Value, at: Place): readonly Element[] | Unknown {
  switch (value.kind) {
    case "list":
      return value.elements;
    case "unknown":
      return value.fails ? value : [some([], true, value.reason)];
    case "choice":
      return choiceElements(value, at);
    default:
      return failure("A list is needed here.", at);
  }
}

function choiceElements(value: Choice, at: Place): readonly Element[] | Unknown {
  const values: Value[] = [];
  let open = false;
  let lists = 0;
  for (const alternative of value.alternatives) {
    const elements = elementsOf(alternative, at);
    if ("kind" in elements) continue;
    lists += 1;
    for (const element of elements) {
      if (element.kind === "some") {
        values.push(...element.values);
        open ||= element.open;
      } else values.push(element);
    }
  }
  return lists === 0 ? failure("A list is needed here.", at) : [some(values, open, value.reason)];
}
