// The role that SAM makes for a function or a state machine.
import type { Place, Refusal } from "../../contract.js";
import { branches, isNoValue } from "../../evaluate/branches.js";
import { intrinsicOf } from "../../evaluate/intrinsic.js";
import { member, resolved } from "../../evaluate/members.js";
import { placeIn } from "../../evaluate/scope.js";
import type { TemplateNode } from "../../parse/node.js";
import { refuse } from "../refusal.js";
import type { Resource } from "../template/template.js";

const SECTIONS: ReadonlyMap<string, string> = new Map([
  ["AWS::Serverless::Function", "Function"],
  ["AWS::Serverless::StateMachine", "StateMachine"],
]);

/** Whether SAM makes a role for such a resource, if none is given. */
export function mayHaveSamRole({ type }: Pick<Resource, "type">): boolean {
  return SECTIONS.has(type);
}

/** A property of a function or state machine, from `Globals` if it has none of its own. */
export function samProperty(resource: Resource, name: string): TemplateNode | undefined {
  const own = member(resource.properties, name);
  if (own !== undefined) return own;
  const section = SECTIONS.get(resource.type);
  return section === undefined
    ? undefined
    : member(member(member(resource.instance.root, "Globals"), section), name);
}

/** Whether SAM makes a role; `unclear`: whether its policies count is not. `undefined`: a role is given. */
export function madeRole(resource: Resource): { readonly unclear?: Refusal } | undefined {
  const given = samProperty(resource, "Role");
  if (given === undefined) return {};
  const { scope } = resource;
  const role = resolved(given);
  if (role === undefined) return { unclear: unclear(placeIn(scope, given)) };
  const call = intrinsicOf(role);
  if (call?.name !== "Fn::If") {
    const isNothing = isNoValue(role) || (role.kind === "scalar" && role.type === "null");
    return isNothing ? { unclear: unclear(placeIn(scope, given)) } : undefined;
  }
  // SAM looks at the two values themselves: where one of them is nothing, the role it makes takes its place.
  const choices = resolved(call.argument);
  const direct = choices?.kind === "sequence" ? choices.items.slice(1).map(resolved) : [];
  const isMade = direct.some((choice) => choice !== undefined && isNoValue(choice));
  if (isMade && branches(role, scope).values.length < 2) return {};
  return { unclear: unclear(placeIn(scope, given)) };
}

function unclear(at: Place): Refusal {
  return refuse("partly-known", "whether SAM makes a role of its own here depends on a condition", at);
}
