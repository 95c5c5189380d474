// What a template makes alike in all of its stacks, whatever its parameters are.
import { evaluateText } from "../../evaluate/evaluate-text.js";
import { joinParts } from "../../evaluate/join-parts.js";
import { member } from "../../evaluate/members.js";
import type { Parameter, Scope } from "../../evaluate/scope.js";
import { namedTexts } from "../holder/named-texts.js";
import type { FoundResource } from "./find-resources.js";

/** Type of a resource → the properties that name it, and those that name who holds what it is. */
const TYPES: ReadonlyMap<string, { readonly own?: string; readonly holders?: readonly string[] }> = new Map([
  ["AWS::IAM::Role", { own: "RoleName" }],
  ["AWS::IAM::User", { own: "UserName" }],
  ["AWS::IAM::Group", { own: "GroupName" }],
  ["AWS::SSO::PermissionSet", { own: "Name" }],
  ["AWS::IAM::Policy", { holders: ["Roles", "Users", "Groups"] }],
  ["AWS::IAM::RolePolicy", { holders: ["RoleName"] }],
  ["AWS::IAM::UserPolicy", { holders: ["UserName"] }],
  ["AWS::IAM::GroupPolicy", { holders: ["GroupName"] }],
  ["AWS::IAM::ManagedPolicy", { own: "ManagedPolicyName", holders: ["Roles", "Users", "Groups"] }],
]);

/**
 * Whether a resource is the same principal, or is held by the same ones, in every stack of its template: names that stand there are, as
 * there is one of each in an account, and those that CloudFormation makes, or a parent passes, are not. `all`: what stands beside it.
 */
export function isSameEverywhere(resource: FoundResource, all: ReadonlyMap<string, FoundResource>): boolean {
  // SAM makes roles that have no names of their own.
  if (resource.type.startsWith("AWS::Serverless::")) return false;
  const type = TYPES.get(resource.type);
  if (type === undefined) return true;
  const { own, holders = [] } = type;
  const { properties, scope } = resource;
  // What a loop goes over may be passed.
  if (scope.loops.size > 0) return false;
  const open = anyStack(scope);
  const name = own === undefined ? undefined : member(properties, own);
  if (own !== undefined && (name === undefined || evaluateText(name, open).kind !== "known")) return false;
  return holders.every((property) => {
    const node = member(properties, property);
    return node === undefined || areSame({ node, scope: open });
  });

  function areSame(named: Parameters<typeof namedTexts>[0]): boolean {
    const { texts, maps, open: more } = namedTexts(named);
    if (more !== undefined || maps.length > 0) return false;
    return texts.every(({ parts, at }) => {
      const text = joinParts(parts, at);
      if (text.kind !== "reference") return text.kind === "known" || text.kind === "absent";
      const found = text.resource.instance === scope.instance ? all.get(text.resource.logicalId) : undefined;
      return (
        found !== undefined && TYPES.get(found.type)?.holders === undefined && isSameEverywhere(found, all)
      );
    });
  }
}

/** A scope in which nothing is known that differs between the stacks of a template. */
function anyStack(scope: Scope): Scope {
  const parameters = [...scope.parameters].map(([name, { at, isList }]): [string, Parameter] => [
    name,
    { at, isList },
  ]);
  return {
    ...scope,
    parameters: new Map(parameters),
    pseudo: new Map(),
    output: () => undefined,
    exported: () => undefined,
    memo: new Map(),
  };
}
