import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Service → unused actions of it; `true`: nothing of it was used. */
export type Unused = Readonly<Record<string, readonly string[] | true>>;

/** Writes findings about principals, by ARN, and gives the path of the file. */
export function writeFindings(unused: Readonly<Record<string, Unused>>): string {
  const file = join(mkdtempSync(join(tmpdir(), "iamend-findings-")), "findings.json");
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
  writeFileSync(file, JSON.stringify(findings));
  return file;
}
