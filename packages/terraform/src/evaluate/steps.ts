// Attributes, indexes and splats behind a value.
import type { Place } from "../contract.js";
import type { Step } from "../parse/ast.js";
import { member, select } from "./access.js";
import { isCertain } from "./elements.js";
import { evaluateIn, placeIn, type Frame } from "./evaluate.js";
import { choice, list, some, type Element, type Unknown, type Value } from "./value.js";

/** The value at the end of the steps. */
export function follow(value: Value, steps: readonly Step[], frame: Frame): Value {
  let reached = value;
  for (const step of steps) {
    const at = placeIn(frame, step.at);
    if (step.kind === "splat") reached = splat(reached, step.each, frame, at);
    else if (step.kind === "attribute") reached = member(reached, step.name, at);
    else {
      notePosition(reached, frame, at);
      reached = select(reached, evaluateIn(step.key, frame), at);
    }
  }
  return reached;
}

function notePosition(value: Value, frame: Frame, at: Place): void {
  if (value.kind === "list") frame.run.trace?.position(at, value);
  if (value.kind === "choice") for (const one of value.alternatives) notePosition(one, frame, at);
}

function splat(value: Value, each: readonly Step[], frame: Frame, at: Place): Value {
  switch (value.kind) {
    case "null":
      return list("tuple", []);
    case "unknown":
      return value.fails ? value : splatUnknown(value, each, frame);
    case "choice":
      return choice(
        value.alternatives.map((one) => splat(one, each, frame, at)),
        value.reason,
      );
    case "list":
      return collect(
        value.elements.map((element) => splatElement(element, each, frame)),
        value.shape === "tuple" ? "tuple" : "list",
      );
    default:
      return collect([follow(value, each, frame)], "tuple");
  }
}

/** A resource is an element of its own; of one with keys that are not known there may be any number. */
function splatUnknown(value: Unknown, each: readonly Step[], frame: Frame): Value {
  const { refers } = value;
  if (refers === undefined || refers.attribute !== undefined)
    return list("tuple", [some([], true, value.reason)]);
  const element = follow(value, each, frame);
  return list("tuple", [refers.key === "*" ? some([element], false, value.reason) : element]);
}

function splatElement(element: Element, each: readonly Step[], frame: Frame): Element {
  if (element.kind !== "some") return follow(element, each, frame);
  return some(
    element.values.map((value) => follow(value, each, frame)),
    element.open,
    element.reason,
  );
}

function collect(elements: readonly Element[], shape: "tuple" | "list"): Value {
  const failed = elements.find((element) => element.kind === "unknown" && element.fails);
  return failed !== undefined && isCertain(failed) ? failed : list(shape, elements);
}
