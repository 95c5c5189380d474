import { parsePolicy } from "../../../packages/core/src/policy/parse-policy.js";
import type { JsonObject, PolicyDocument } from "../../../packages/core/src/policy/document.js";
import type { World } from "../oracle/world.js";

/** A world whose statements can be written as JSON: nothing opaque, nothing open, no unknown effect. */
export function writable(world: World): World {
  return {
    ...world,
    statements: world.statements.map(({ effect, key, elements, hasPrincipal }) => ({
      effect: effect === "unknown" ? "Allow" : effect,
      key,
      // What is opaque becomes a literal, for a list must not be empty.
      elements: elements.map((element) => ("pattern" in element ? element : { pattern: "s3:GetHost" })),
      ...(hasPrincipal === true ? { hasPrincipal } : {}),
    })),
  };
}

/** The statements of a writable world as a policy, with other keys around them, in several shapes. */
export function policyOf({ statements }: World): JsonObject {
  const written = statements.map(({ effect, key, elements, hasPrincipal }, index) => {
    const patterns = elements.flatMap((element) => ("pattern" in element ? [element.pattern] : []));
    const [only] = patterns;
    const list = patterns.length === 1 && index % 2 === 0 ? only : patterns;
    const principal = hasPrincipal === true ? { Principal: "*" } : {};
    return index % 2 === 0
      ? { Sid: `S${String(index)}`, Effect: effect, ...principal, [key]: list, Resource: "*" }
      : {
          Resource: ["*"],
          Condition: { Bool: { "aws:SecureTransport": "true" } },
          [key]: list,
          Effect: effect,
          ...principal,
        };
  });
  const [only, ...others] = written;
  return others.length === 0 ? { Statement: only } : { Statement: written, Version: "2012-10-17" };
}

export function documentOf(json: unknown): PolicyDocument {
  const parsed = parsePolicy(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}
