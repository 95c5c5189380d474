import { ACCOUNT } from "./run-project.js";

/** A template with one role, which may read and write a bucket; the finding says that it does not write. */
export const TEMPLATE = `Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      RoleName: worker
      Policies:
        - PolicyName: work
          PolicyDocument:
            Version: 2012-10-17
            Statement:
              - Effect: Allow
                Action:
                  - s3:GetObject
                  - s3:PutObject
                Resource: '*'
`;

export const FIXED_TEMPLATE = TEMPLATE.replace("                  - s3:PutObject\n", "");

/** What says that a role did not use something, in a closed world. */
export function worldOf(roles: readonly string[], unused: Readonly<Record<string, readonly string[]>>) {
  return {
    "iamend.config.json": { findings: ["findings.json"], accounts: [ACCOUNT], attachments: "source" },
    "findings.json": roles.map((role) => ({
      id: role,
      resource: `arn:aws:iam::${ACCOUNT}:role/${role}`,
      resourceType: "AWS::IAM::Role",
      resourceOwnerAccount: ACCOUNT,
      status: "ACTIVE",
      findingType: "UnusedPermission",
      analyzedAt: "2026-10-01T00:00:00Z",
      createdAt: "2026-10-01T00:00:00Z",
      updatedAt: "2026-10-01T00:00:00Z",
      findingDetails: Object.entries(unused).map(([serviceNamespace, actions]) => ({
        unusedPermissionDetails: {
          serviceNamespace,
          actions: actions.map((action) => ({ action })),
        },
      })),
    })),
  };
}
