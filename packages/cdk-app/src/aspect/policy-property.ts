import type { JsonObject } from "@iamend/core";
import type { CfnResource } from "aws-cdk-lib";
import { isJsonObject, sameJson } from "../shared/json-object.js";

/** The property of a resource that holds its identity policies. */
export interface PolicyProperty {
  /** In the construct, which has it to be read and written. */
  readonly name: string;
  /** In the template. */
  readonly rendered: string;
}

const DOCUMENT: PolicyProperty = { name: "policyDocument", rendered: "PolicyDocument" };
const POLICIES: PolicyProperty = { name: "policies", rendered: "Policies" };

const PROPERTIES: ReadonlyMap<string, PolicyProperty> = new Map([
  ["AWS::IAM::Role", POLICIES],
  ["AWS::IAM::User", POLICIES],
  ["AWS::IAM::Group", POLICIES],
  ["AWS::IAM::Policy", DOCUMENT],
  ["AWS::IAM::ManagedPolicy", DOCUMENT],
  ["AWS::IAM::RolePolicy", DOCUMENT],
  ["AWS::IAM::UserPolicy", DOCUMENT],
  ["AWS::IAM::GroupPolicy", DOCUMENT],
]);

/** The property of a resource that is narrowed; nothing: it has none, or is made without a class that has it. */
export function policyPropertyOf(resource: CfnResource): PolicyProperty | undefined {
  const property = PROPERTIES.get(resource.cfnResourceType);
  return property !== undefined && property.name in resource ? property : undefined;
}

/**
 * The value of a property with its policies narrowed; nothing if it is not what the template has, so that something else has a hand in it.
 *
 * `value`: as the construct gives it, resolved. `before`, `after`: as the template has it, and will have it.
 */
export function narrowedValue(
  { name }: PolicyProperty,
  value: unknown,
  before: unknown,
  after: unknown,
): unknown {
  if (sameJson(value, before)) return after;
  if (name !== POLICIES.name || !Array.isArray(value) || !Array.isArray(before) || !Array.isArray(after))
    return undefined;
  if (value.length !== before.length || value.length !== after.length) return undefined;
  const policies = value.map((policy: unknown, index) => narrowedPolicy(policy, before[index], after[index]));
  return policies.includes(undefined) ? undefined : policies;
}

/** One inline policy, which is written in another case in constructs than in templates. */
function narrowedPolicy(value: unknown, before: unknown, after: unknown): unknown {
  if (sameJson(value, before)) return after;
  if (!isJsonObject(value) || !isJsonObject(before) || !isJsonObject(after)) return undefined;
  const isSame = sameJson(
    [value["policyName"], value["policyDocument"]],
    [before["PolicyName"], before["PolicyDocument"]],
  );
  const narrowed: JsonObject = { ...value, policyDocument: after["PolicyDocument"] };
  return isSame ? narrowed : undefined;
}
