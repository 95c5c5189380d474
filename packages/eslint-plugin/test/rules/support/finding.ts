const TIME = "2026-10-01T00:00:00Z";

/** The role of the suites. */
export const ROLE = "arn:aws:iam::111122223333:role/reports";

/** A record of Access Analyzer; a service without actions is wholly unused. */
export function finding(unused: Readonly<Record<string, readonly string[]>>, principal = ROLE): unknown {
  return record(
    principal,
    "UnusedPermission",
    Object.entries(unused).map(([serviceNamespace, actions]) => ({
      unusedPermissionDetails: {
        serviceNamespace,
        ...(actions.length === 0 ? {} : { actions: actions.map((action) => ({ action })) }),
      },
    })),
  );
}

/** A record with other details. */
export function record(principal: string, findingType: string, findingDetails: readonly unknown[]): unknown {
  return {
    id: `finding of ${findingType} for ${principal}`,
    resource: principal,
    resourceType: principal.includes(":user/") ? "AWS::IAM::User" : "AWS::IAM::Role",
    resourceOwnerAccount: principal.split(":")[4],
    status: "ACTIVE",
    findingType,
    analyzedAt: TIME,
    createdAt: TIME,
    updatedAt: TIME,
    findingDetails,
  };
}
