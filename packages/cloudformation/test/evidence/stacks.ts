// What `aws cloudformation` prints of stacks.

export const ACCOUNT = "111122223333";

export interface StackResource {
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceType: string;
  readonly ResourceStatus: string;
}

export function resource(
  logicalId: string,
  type: string,
  physicalId?: string,
  status = "CREATE_COMPLETE",
): StackResource {
  return {
    LogicalResourceId: logicalId,
    ...(physicalId === undefined ? {} : { PhysicalResourceId: physicalId }),
    ResourceType: type,
    ResourceStatus: status,
  };
}

/** Its last part is made up of the others. */
export function stackArn(name: string, account = ACCOUNT, region = "eu-west-1"): string {
  return `arn:aws:cloudformation:${region}:${account}:stack/${name}/${name}-${account}-${region}`;
}

/** `describe-stack-resources` */
export function described(
  name: string,
  resources: readonly StackResource[],
  arn = stackArn(name),
): { readonly StackResources: readonly StackResource[] } {
  return { StackResources: resources.map((one) => ({ StackName: name, StackId: arn, ...one })) };
}

/** `list-stack-resources` */
export function listed(resources: readonly StackResource[]): {
  readonly StackResourceSummaries: readonly StackResource[];
} {
  return { StackResourceSummaries: resources };
}
