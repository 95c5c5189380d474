import type { Value } from "../../evaluate/value.js";
import type { World } from "../module/world.js";
import { TEMPLATE } from "../policy/policies.js";
import type { TerraformUnit } from "../unit.js";

/**
 * Whether there may be policies that only following every use locates: a template that is rendered somewhere, the `policy` of something
 * that is not deployed as one, or a policy that is built around another one's text.
 *
 * `located`: addresses of the resources whose `policy` has been located.
 */
export function mayMeetMore(
  world: World,
  located: ReadonlySet<string>,
  units: Iterable<TerraformUnit>,
): boolean {
  for (const { type, address, block, scope } of world.allResources()) {
    if (type === TEMPLATE) return true;
    const policy = located.has(address) ? undefined : world.value(block.parts, "policy", scope);
    if (policy !== undefined && mayBePolicy(policy)) return true;
  }
  for (const { text } of units) if (text.includes("Statement") && POLICY_OF.test(text)) return true;
  return false;
}

/** A reference to the attribute of that name, or what may be one. */
const POLICY_OF = /\.policy\b|"policy"/;

function mayBePolicy(value: Value): boolean {
  switch (value.kind) {
    case "string":
      return value.encodes === undefined ? value.value.includes("Statement") : mayBePolicy(value.encodes);
    case "partial":
      if (value.encodes !== undefined) return mayBePolicy(value.encodes);
      return value.parts.some((part) =>
        part.kind === "text" ? part.value.includes("Statement") : mayBePolicy(part.value),
      );
    case "choice":
      return value.alternatives.some(mayBePolicy);
    case "object":
      return value.entries.has("Statement");
    default:
      return value.kind === "list";
  }
}
