// The fixture app as if it were deployed: what AWS would call each principal, and what evidence would say of it.
import { readPrincipal } from "@iamend/core";

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** A principal of a template. */
export interface Deployed {
  readonly template: string;
  readonly stack: string;
  readonly account: string;
  readonly logicalId: string;
  readonly type: string;
  readonly physical: string;
}

/** A stack and the template it is made of. */
export interface DeployedStack {
  readonly name: string;
  readonly account: string;
  readonly template: string;
}

const PRINCIPALS: readonly string[] = ["AWS::IAM::Role", "AWS::IAM::User"];

/** Every role and user of some stacks; those that findings are about have the name that is found there. */
export function deployedPrincipals(
  stacks: readonly DeployedStack[],
  templates: ReadonlyMap<string, unknown>,
  arns: readonly string[],
): readonly Deployed[] {
  const found = arns.flatMap((arn) => {
    const read = readPrincipal(arn, "resource");
    return read.ok ? [read.value] : [];
  });
  return stacks.flatMap(({ name, account, template }) =>
    Object.entries(resourcesOf(templates.get(template))).flatMap(([logicalId, { Type, Properties = {} }]) => {
      if (!PRINCIPALS.includes(Type)) return [];
      const written = Properties["RoleName"] ?? Properties["UserName"];
      const fitting = found.filter(
        (one) =>
          one.account === account &&
          one.name.startsWith(name.slice(0, 20)) &&
          one.name.includes(`-${logicalId.slice(0, 25)}-`),
      );
      const physical =
        typeof written === "string" ? written : (fitting[0]?.name ?? `${name}-${logicalId}-Zz0Zz0Zz0Zz0`);
      return [{ template, stack: name, account, logicalId, type: Type, physical }];
    }),
  );
}

/** What `aws cloudformation describe-stack-resources` would print of them. */
export function evidenceOf(principals: readonly Deployed[]): unknown {
  return {
    StackResources: principals.map(({ stack, account, logicalId, type, physical }) => ({
      StackName: stack,
      StackId: `arn:aws:cloudformation:eu-west-1:${account}:stack/${stack}/5e1d`,
      LogicalResourceId: logicalId,
      PhysicalResourceId: physical,
      ResourceType: type,
      Timestamp: "2026-06-01T00:00:00Z",
      ResourceStatus: "CREATE_COMPLETE",
    })),
  };
}

/** Logical ids of those in the same template that hold the policies of a resource; undefined where others may. */
export function holdersIn(template: unknown, logicalId: string): readonly string[] | undefined {
  const resources = resourcesOf(template);
  const { Type = "", Properties = {} } = resources[logicalId] ?? {};
  if (PRINCIPALS.includes(Type)) return [logicalId];
  const named = [Properties["Roles"] ?? [], Properties["Users"] ?? [], Properties["Groups"] ?? []].flat();
  const attached = Object.entries(resources).flatMap(([id, { Properties: own = {} }]) =>
    [own["ManagedPolicyArns"] ?? []].flat().some((arn) => refOf(arn) === logicalId) ? [id] : [],
  );
  const ids = [...named.map(refOf), ...attached];
  return ids.every((id) => id !== undefined) ? ids : undefined;
}

export function resourcesOf(template: unknown): Readonly<Record<string, Resource>> {
  return (
    (template as { readonly Resources?: Readonly<Record<string, Resource>> } | undefined)?.Resources ?? {}
  );
}

function refOf(value: unknown): string | undefined {
  return typeof value === "object" && value !== null && "Ref" in value && typeof value.Ref === "string"
    ? value.Ref
    : undefined;
}
