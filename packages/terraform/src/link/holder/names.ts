import type { Name, Place } from "../../contract.js";
import type { PartialString, TextPart, Value } from "../../evaluate/value.js";
import type { ResourceInstance } from "../module/module-instance.js";
import type { World } from "../module/world.js";
import { refuse } from "../refusal.js";

/** The name that a value makes. */
export function nameOf(value: Value, at: Place): Name {
  switch (value.kind) {
    case "string":
      return { literal: value.value };
    case "partial":
      return partly(value) ?? { unknown: refuse("partly-known", "nothing of it is known", at) };
    case "choice": {
      // A text, or whatever a deployment sets instead.
      const texts = value.alternatives.filter((one) => one.kind === "string");
      const [only] = texts;
      if (only !== undefined && new Set(texts.map((one) => one.value)).size === 1)
        return { default: only.value };
      return { unknown: refuse("partly-known", "it is one of several", at) };
    }
    case "unknown":
      return { unknown: value.reason };
    default:
      return { unknown: refuse("partly-known", "it is not known", at) };
  }
}

function partly({ parts }: PartialString): Name | undefined {
  const starts = knownStart(parts);
  const ends = knownEnd(parts);
  return starts === "" && ends === "" ? undefined : { starts, ends };
}

function knownStart(parts: readonly TextPart[]): string {
  let known = "";
  for (const part of parts) {
    const text = part.kind === "text" ? part : part.value;
    if (text.kind === "text" || text.kind === "string") known += text.value;
    else return text.kind === "partial" ? known + knownStart(text.parts) : known;
  }
  return known;
}

function knownEnd(parts: readonly TextPart[]): string {
  let known = "";
  for (const part of parts.toReversed()) {
    const text = part.kind === "text" ? part : part.value;
    if (text.kind === "text" || text.kind === "string") known = text.value + known;
    else return text.kind === "partial" ? knownEnd(text.parts) + known : known;
  }
  return known;
}

/** The name that a resource is given by its `name` or `name_prefix`; without both, Terraform makes one. */
export function resourceName({ block, scope, type }: ResourceInstance, world: World): Name {
  const name = world.value(block.parts, "name", scope);
  if (name !== undefined && name.kind !== "null") {
    // With a prefix beside it, the name may be null where it is not known.
    return nameOf(name, block.at);
  }
  const prefix = world.value(block.parts, "name_prefix", scope);
  if (prefix !== undefined && prefix.kind !== "null") {
    const known = nameOf(prefix, block.at);
    if ("literal" in known) return { starts: known.literal, ends: "" };
    if ("starts" in known && known.starts !== "") return { starts: known.starts, ends: "" };
    return { unknown: refuse("partly-known", "its prefix is not known", block.at) };
  }
  if (type.startsWith("data.")) return { unknown: refuse("partly-known", "its name is not known", block.at) };
  return { starts: "terraform-", ends: "" };
}
