import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Service → unused actions of it; `true`: nothing of it was used. */
export type Unused = Readonly<Record<string, readonly string[] | true>>;

/** Writes findings about principals, by ARN, and gives the path of the file. */
export function writeFindings(unused: Readonly<Record<string, Unused>>): string {
  const findings = Object.entries(unused).map(([arn, services], index) => ({
    id: `finding-${String(index)}`,
    resource: arn,
    resourceType: arn.includes(":user/") ? "AWS::IAM::User" : "AWS::IAM::Role",
    resourceOwnerAccount: arn.split(":")[4],
    status: "ACTIVE",
    findingType: "UnusedPermission",
    analyzedAt: "2026-09-01T00:00:00Z",
    createdAt: "2026-09-01T00:00:00Z",
    updatedAt: "2026-09-01T00:00:00Z",
    findingDetails: Object.entries(services).map(([serviceNamespace, actions]) => ({
      unusedPermissionDetails: {
        serviceNamespace,
        ...(actions === true ? {} : { actions: actions.map((action) => ({ action })) }),
      },
    })),
  }));
  return write("findings.json", findings);
}

/** Writes what CloudFormation says of the roles of a stack: logical id → name. */
export function writeEvidence(stack: string, roles: Readonly<Record<string, string>>): string {
  const resources = Object.entries(roles).map(([logicalId, name]) => ({
    StackName: stack,
    StackId: `arn:aws:cloudformation:eu-west-1:111122223333:stack/${stack}/0a1b2c3d-0000-1111-2222-333344445555`,
    LogicalResourceId: logicalId,
    PhysicalResourceId: name,
    ResourceType: "AWS::IAM::Role",
    Timestamp: "2026-08-01T00:00:00Z",
    ResourceStatus: "CREATE_COMPLETE",
  }));
  return write("resources.json", { StackResources: resources });
}

function write(name: string, json: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), "iamend-")), name);
  writeFileSync(file, JSON.stringify(json));
  return file;
}
