// What `Ref` and `Fn::GetAtt` give.
import type { Place } from "../contract.js";
import { oneOf } from "./join-parts.js";
import { reason } from "./reason.js";
import type { Parameter, Scope } from "./scope.js";
import type { TextValue } from "./text-value.js";

/** `Ref` of a name: a pseudo parameter, a variable of a loop, a parameter, or else a resource. */
export function refer(name: string, at: Place, scope: Scope): TextValue {
  if (name === "AWS::NoValue") return { kind: "absent" };
  if (name.startsWith("AWS::"))
    return (
      scope.pseudo.get(name) ?? {
        kind: "unknown",
        why: reason("environment", `${name} differs between deployments`, at),
      }
    );
  const turn = scope.loops.get(name);
  if (turn !== undefined) return turn;
  const parameter = scope.parameters.get(name);
  if (parameter !== undefined) return parameterText(name, parameter);
  return { kind: "reference", resource: { instance: scope.instance, logicalId: name, at } };
}

/** `Fn::GetAtt`; of a nested stack of this source it is what that gives out. */
export function attributeOf(logicalId: string, attribute: string, at: Place, scope: Scope): TextValue {
  if (attribute.startsWith("Outputs.")) {
    const given = scope.output?.(logicalId, attribute.slice("Outputs.".length));
    if (given !== undefined) return given;
  }
  return { kind: "reference", resource: { instance: scope.instance, logicalId, attribute, at } };
}

function parameterText(name: string, parameter: Parameter): TextValue {
  const passed = parameter.passed?.();
  if (passed !== undefined && passed.kind !== "absent") return passed;
  const { allowed } = parameter;
  if (allowed !== undefined && allowed.length > 1) return oneOf(allowed);
  if (parameter.default !== undefined) return parameter.default;
  const [only] = allowed ?? [];
  if (only !== undefined) return { kind: "default", text: only };
  return {
    kind: "unknown",
    why: reason("parameter", `a deployment decides what the parameter ${name} is`, parameter.at),
  };
}
