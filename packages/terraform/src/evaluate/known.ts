import type { Element } from "./value.js";

/** Whether nothing in a value is unknown. */
export function isWhollyKnown(value: Element): boolean {
  switch (value.kind) {
    case "unknown":
    case "partial":
    case "choice":
    case "some":
      return false;
    case "list":
      return value.elements.every(isWhollyKnown);
    case "object":
      return (
        value.open === undefined && [...value.entries.values()].every((entry) => isWhollyKnown(entry.value))
      );
    default:
      return true;
  }
}
