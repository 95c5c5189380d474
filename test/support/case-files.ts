import { catalogFile2024 } from "./catalog-2024.js";
import { ACCOUNT } from "./fix-root.js";
import { DAY_OF_FINDINGS, type LawCase } from "./law-cases.js";

/** The finding of a case about `role/NAME` or `user/NAME`, as Access Analyzer gives it. */
export function findingOf({ unused, analyzedAt = DAY_OF_FINDINGS }: LawCase, name: string): unknown {
  return {
    id: name,
    resource: `arn:aws:iam::${ACCOUNT}:${name}`,
    resourceType: name.startsWith("user/") ? "AWS::IAM::User" : "AWS::IAM::Role",
    resourceOwnerAccount: ACCOUNT,
    status: "ACTIVE",
    findingType: "UnusedPermission",
    analyzedAt,
    createdAt: analyzedAt,
    updatedAt: analyzedAt,
    findingDetails: unused.map((unusedPermissionDetails) => ({ unusedPermissionDetails })),
  };
}

/** The catalog of a case as a file. */
export function catalogFileOf({ catalog }: LawCase): unknown {
  if (catalog === "2024") return catalogFile2024();
  return {
    format: "iamend-catalog/1",
    date: "2026-01-31",
    source: "a case of the law",
    services: catalog,
    retired: {},
  };
}
