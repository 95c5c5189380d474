import type { TemplateNode } from "./node.js";

/** What a key says if it is a text that stands for itself, whatever its quotes. */
export function keyName(key: TemplateNode): string | undefined {
  if (key.kind !== "scalar" || key.style === "empty") return undefined;
  return key.tag === undefined || key.tag === "!!str" ? key.text : undefined;
}
