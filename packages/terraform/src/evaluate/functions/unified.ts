import { convertElement } from "../convert.js";
import { elementType } from "../type.js";
import type { Element, Unknown } from "../value.js";
import type { Call } from "./definition.js";

/** Elements brought to their common type, as a list needs it. */
export function unified(elements: readonly Element[], call: Call): readonly Element[] | Unknown {
  const type = elementType(elements);
  const converted = elements.map((element) => convertElement(element, type, call.at));
  const failed = converted.find((one): one is Unknown => one.kind === "unknown" && one.fails);
  return failed ?? converted;
}
