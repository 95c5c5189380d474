// What `aws cloudformation describe-stack-resources` and `list-stack-resources` print.
import type { DeployedPrincipal, DeployedUnit, ReadEvidence, Tie } from "../contract.js";

/** Reads the resources of stacks, by their shape; `undefined`: these are none. `from`: the file and the JSON path, for messages. */
export function readStackResources(from: string, json: unknown): ReadEvidence | undefined {
  const found = resourcesIn(json);
  if (found === undefined) return undefined;
  const { resources, path, isPart } = found;
  if (!Array.isArray(resources)) return { path, message: "expected the resources of a stack, in an array" };
  const written: StackResource[] = [];
  for (const [index, resource] of resources.entries()) {
    const at = `${path}[${String(index)}]`;
    const read = readResource(resource, at);
    if ("message" in read) return read;
    written.push(read);
  }
  return { ties: tiesOf(written, from, isPart) };
}

/** CloudFormation describes no more of one stack. */
const MOST_DESCRIBED = 100;

function resourcesIn(
  json: unknown,
): { readonly resources: unknown; readonly path: string; readonly isPart: boolean } | undefined {
  // What `--query` leaves of it.
  if (Array.isArray(json)) {
    if (json.length === 0 || !json.every((one) => isObject(one) && "LogicalResourceId" in one))
      return undefined;
    return { resources: json, path: "", isPart: json.length >= MOST_DESCRIBED };
  }
  if (!isObject(json)) return undefined;
  const { StackResources: described, StackResourceSummaries: listed, NextToken: next } = json;
  if (described !== undefined)
    return {
      resources: described,
      path: ".StackResources",
      isPart: Array.isArray(described) && described.length >= MOST_DESCRIBED,
    };
  if (listed === undefined) return undefined;
  return { resources: listed, path: ".StackResourceSummaries", isPart: typeof next === "string" };
}

/** A resource, as far as it matters. */
interface StackResource {
  readonly at: string;
  readonly stackName?: string;
  readonly stackArn?: string;
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
}

/** Such a resource is of no use to anybody. */
const GONE: ReadonlySet<unknown> = new Set(["DELETE_COMPLETE", "DELETE_SKIPPED", "CREATE_FAILED"]);

function readResource(
  resource: unknown,
  at: string,
): StackResource | { readonly path: string; readonly message: string } {
  if (!isObject(resource)) return { path: at, message: "expected a resource of a stack (an object)" };
  const { StackName, StackId, LogicalResourceId, PhysicalResourceId, ResourceType } = resource;
  if (typeof LogicalResourceId !== "string" || LogicalResourceId === "")
    return { path: `${at}.LogicalResourceId`, message: "expected the logical id of a resource (a string)" };
  if (typeof ResourceType !== "string" || ResourceType === "")
    return { path: `${at}.ResourceType`, message: 'expected a type such as "AWS::IAM::Role"' };
  const texts = { StackName, StackId, PhysicalResourceId };
  for (const [key, value] of Object.entries(texts))
    if (value !== undefined && value !== null && typeof value !== "string")
      return { path: `${at}.${key}`, message: "expected a string" };
  const stack = typeof StackId === "string" ? STACK_ARN.exec(StackId) : undefined;
  if (stack === null)
    return {
      path: `${at}.StackId`,
      message: 'expected the ARN of a stack, "arn:aws:cloudformation:<region>:<account>:stack/<name>/<id>"',
    };
  const name = stack?.[3] ?? (typeof StackName === "string" ? StackName : undefined);
  if (typeof StackName === "string" && name !== undefined && StackName !== name)
    return { path: `${at}.StackName`, message: `expected the name in StackId (${name})` };
  const isThere = typeof PhysicalResourceId === "string" && !GONE.has(resource["ResourceStatus"]);
  return {
    at,
    logicalId: LogicalResourceId,
    type: ResourceType,
    ...(name === undefined ? {} : { stackName: name }),
    ...(typeof StackId === "string" ? { stackArn: StackId } : {}),
    ...(isThere && PhysicalResourceId !== "" ? { physicalId: PhysicalResourceId } : {}),
  };
}

const STACK_ARN = /^arn:(aws[a-z-]*):cloudformation:[^:]+:(\d{12}):stack\/([^/]+)\/[^/]+$/;
const ARN = /^arn:(aws[a-z-]*):[^:]+:[^:]*:(\d{12}):/;
/** What has its ARN for its physical id, and lies in the account of its stack. */
const OF_ITS_ACCOUNT: ReadonlySet<string> = new Set([
  "AWS::CloudFormation::Stack",
  "AWS::IAM::ManagedPolicy",
  "AWS::SNS::Topic",
  "AWS::StepFunctions::StateMachine",
  "AWS::SecretsManager::Secret",
]);

function tiesOf(resources: readonly StackResource[], from: string, isPart: boolean): readonly Tie[] {
  return byStack(resources).flatMap((own) => {
    const { stackName: name, stackArn: arn } = own[0] ?? {};
    const { partition, account } = whereabouts(own);
    const unit: DeployedUnit = {
      kind: "stack",
      ...(name === undefined ? {} : { name }),
      ...(arn === undefined ? {} : { arn }),
      ...(account === undefined ? {} : { account }),
      isPart,
    };
    return own.map(({ at, logicalId, type, physicalId }): Tie => {
      const bare = principalOf(type, physicalId);
      const principal = bare && {
        ...bare,
        ...(partition === undefined ? {} : { partition }),
        ...(account === undefined ? {} : { account }),
      };
      return {
        from: from + at,
        unit,
        address: logicalId,
        type,
        ...(physicalId === undefined ? {} : { id: physicalId }),
        ...(principal === undefined ? {} : { principal }),
      };
    });
  });
}

function byStack(resources: readonly StackResource[]): readonly (readonly StackResource[])[] {
  const stacks = new Map<string, StackResource[]>();
  for (const resource of resources) {
    const key = resource.stackArn ?? resource.stackName ?? "";
    const same = stacks.get(key);
    if (same === undefined) stacks.set(key, [resource]);
    else same.push(resource);
  }
  return [...stacks.values()];
}

/** Where a stack is: by its own ARN, else by those of what it holds, if these agree. */
function whereabouts(resources: readonly StackResource[]): {
  readonly partition?: string | undefined;
  readonly account?: string | undefined;
} {
  const [, partition, account] = STACK_ARN.exec(resources[0]?.stackArn ?? "") ?? [];
  if (account !== undefined) return { partition, account };
  const found = new Map<string, { readonly partition: string | undefined; readonly account: string }>();
  for (const { type, physicalId = "" } of resources) {
    const [, where, id] = OF_ITS_ACCOUNT.has(type) ? (ARN.exec(physicalId) ?? []) : [];
    if (id !== undefined) found.set(`${where ?? ""}:${id}`, { partition: where, account: id });
  }
  const [only] = found.values();
  return found.size === 1 && only !== undefined ? only : {};
}

function principalOf(type: string, id: string | undefined): DeployedPrincipal | undefined {
  if (id === undefined) return undefined;
  if (type === "AWS::IAM::Role") return { type: "role", name: id };
  return type === "AWS::IAM::User" ? { type: "user", name: id } : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
