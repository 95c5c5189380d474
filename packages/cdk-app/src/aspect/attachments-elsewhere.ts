import { CfnResource, Stage, type Stack } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import { describeStack } from "./render-stacks.js";
import type { SynthesisedStack } from "../shared/synthesised-stack.js";

/** Where roles, users and groups say what they are called and what they hold: in constructs, and in templates. */
const ATTACHING: ReadonlyMap<string, string> = new Map([
  ["managedPolicyArns", "ManagedPolicyArns"],
  ["permissionsBoundary", "PermissionsBoundary"],
  ["roleName", "RoleName"],
  ["userName", "UserName"],
  ["groupName", "GroupName"],
  ["path", "Path"],
]);

const PRINCIPALS: ReadonlySet<string> = new Set(["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"]);

/**
 * What the other Stages of an app attach: by name or by an export they may attach what this one makes.
 *
 * No more of them than this is rendered. A Stage is synthesised by itself, and one whose turn has not come yet must still be free to change:
 * rendering a policy would freeze its statements.
 */
export function attachmentsElsewhere(
  assembly: IConstruct,
  names: ReadonlyMap<Stack, string>,
): readonly SynthesisedStack[] {
  const found = new Map<Stack, Record<string, unknown>>();
  for (const node of assembly.node.root.node.findAll()) {
    if (!CfnResource.isCfnResource(node) || !PRINCIPALS.has(node.cfnResourceType)) continue;
    const { stack } = node;
    if (Stage.of(stack) === assembly) continue;
    const properties: Record<string, unknown> = {};
    for (const [name, rendered] of ATTACHING) {
      const value = name in node ? resolved(stack, Reflect.get(node, name)) : undefined;
      if (value !== undefined) properties[rendered] = value;
    }
    const resources = found.get(stack) ?? {};
    found.set(stack, resources);
    resources[String(stack.resolve(node.logicalId))] = { Type: node.cfnResourceType, Properties: properties };
  }
  return [...found].map(([stack, resources]) => ({
    ...describeStack(stack, names),
    template: { Resources: resources },
    nested: new Map(),
  }));
}

/** Something may not be ready to be asked; it is then nothing that is known. */
function resolved(stack: Stack, value: unknown): unknown {
  try {
    return stack.resolve(value);
  } catch {
    return { "Fn::GetAtt": ["NotPrepared", "Value"] };
  }
}
