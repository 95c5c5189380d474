// The principals that resources are, or that SAM makes for them.
import type { Holder, Name, Place } from "../../contract.js";
import { evaluateText } from "../../evaluate/evaluate-text.js";
import { member } from "../../evaluate/members.js";
import { placeIn } from "../../evaluate/scope.js";
import type { TextValue } from "../../evaluate/text-value.js";
import type { TemplateNode } from "../../parse/node.js";
import { refuse } from "../refusal.js";
import type { Resource, TemplateInstance } from "../template/template.js";
import type { PrincipalType } from "./holders.js";
import { generatedName, nameOf } from "./names.js";
import { madeRole, mayHaveSamRole, samProperty } from "./sam-role.js";

/** Type of a resource → what it is, and the property with its name. */
const TYPES: ReadonlyMap<string, readonly [type: PrincipalType, name: string]> = new Map([
  ["AWS::IAM::Role", ["role", "RoleName"]],
  ["AWS::IAM::User", ["user", "UserName"]],
  ["AWS::IAM::Group", ["group", "GroupName"]],
  ["AWS::SSO::PermissionSet", ["permission-set", "Name"]],
]);

export function isPrincipal(type: string): boolean {
  return TYPES.has(type);
}

interface Made {
  readonly logicalId: string;
  readonly holder: Holder;
}

/** The principal that a resource is. */
export function declaredPrincipal(resource: Resource): Made | undefined {
  const { instance, logicalId, properties, scope, at } = resource;
  const [type, property] = TYPES.get(resource.type) ?? [];
  if (type === undefined || property === undefined) return undefined;
  if (type === "permission-set") {
    const why = refuse(
      "partly-known",
      "Identity Center makes the role of a permission set, and its name",
      at,
    );
    return { logicalId, holder: principal(instance, logicalId, type, { unknown: why }, undefined, at) };
  }
  const given = member(properties, property);
  const value: TextValue = given === undefined ? { kind: "absent" } : evaluateText(given, scope);
  const name =
    value.kind === "absent"
      ? generatedName(instance.scope.pseudo.get("AWS::StackName"), logicalId, type, at)
      : nameOf(value, given === undefined ? at : placeIn(scope, given));
  return {
    logicalId,
    holder: principal(instance, logicalId, type, name, pathOf(member(properties, "Path"), resource), at),
  };
}

/** The role that SAM makes for a resource. */
export function samRole(resource: Resource): Made | undefined {
  if (!mayHaveSamRole(resource) || madeRole(resource) === undefined) return undefined;
  const { instance, at } = resource;
  const logicalId = samRoleId(resource);
  const name = generatedName(instance.scope.pseudo.get("AWS::StackName"), logicalId, "role", at);
  const path = pathOf(samProperty(resource, "RolePath"), resource);
  return { logicalId, holder: principal(instance, logicalId, "role", name, path, at) };
}

export function samRoleId({ logicalId }: Resource): string {
  return `${logicalId}Role`;
}

export function principal(
  { file, place: stack }: TemplateInstance,
  logicalId: string,
  type: PrincipalType,
  name: Name,
  path: string | undefined,
  at: Place,
): Holder {
  return {
    address: `${file}#${logicalId}`,
    type,
    name,
    ...(path === undefined ? {} : { path }),
    ...(stack === undefined ? {} : { account: stack.account }),
    at,
  };
}

/** `undefined`: not known. */
function pathOf(node: TemplateNode | undefined, { scope }: Resource): string | undefined {
  const path = node === undefined ? undefined : evaluateText(node, scope);
  if (path === undefined || path.kind === "absent") return "/";
  return path.kind === "known" ? path.text : undefined;
}
