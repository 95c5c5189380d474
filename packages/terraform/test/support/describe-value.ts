import type { Element, Origin, TextPart } from "../../src/evaluate/value.js";

/** A value in one line; what is not known is `?code`, what would fail `!`. */
export function describeValue(value: Element): string {
  switch (value.kind) {
    case "string":
      return JSON.stringify(value.value);
    case "partial":
      return `text(${value.parts.map(describePart).join(" ")})`;
    case "number":
    case "bool":
      return String(value.value);
    case "null":
      return "null";
    case "list": {
      const elements = value.elements.map(describeValue).join(", ");
      return value.shape === "set" ? `{${elements}}` : `[${elements}]`;
    }
    case "object": {
      const entries = [...value.entries].map(([key, entry]) => `${key}: ${describeValue(entry.value)}`);
      return `{${[...entries, ...(value.open === undefined ? [] : ["…"])].join(", ")}}`;
    }
    case "choice":
      return `(${value.alternatives.map(describeValue).join(" | ")})`;
    case "unknown":
      return value.fails ? "!" : `?${value.reason.code}`;
    case "some":
      return `*(${[...value.values.map(describeValue), ...(value.open ? ["…"] : [])].join(" | ")})`;
  }
}

function describePart(part: TextPart): string {
  return part.kind === "text" ? JSON.stringify(part.value) : describeValue(part.value);
}

/** Where a string was written, as source text. */
export function describeOrigin(origin: Origin, text: string): string {
  const at = text.slice(...origin.at.range);
  if (origin.form === "built") return `${origin.by}: ${at}`;
  return origin.list === undefined ? `literal ${at}` : `literal ${at} in ${text.slice(...origin.list.range)}`;
}
