import type { Unused } from "./pages.js";

const TIME = "2026-10-01T00:00:00Z";

/** Rows of a table as records of Access Analyzer; a cell that cannot be read is an error. */
export function findingsOf(rows: readonly Unused[]): readonly unknown[] {
  return rows.map(({ principal, unused }, index) => {
    const [, , , , account, name = ""] = principal.split(":");
    const type = name.startsWith("user/") ? "User" : "Role";
    return {
      id: `4b2c6f0e-0000-4000-8000-${String(index + 1).padStart(12, "0")}`,
      resource: principal,
      resourceType: `AWS::IAM::${type}`,
      resourceOwnerAccount: account,
      status: "ACTIVE",
      analyzedAt: TIME,
      createdAt: TIME,
      updatedAt: TIME,
      ...detailsOf(unused, type),
    };
  });
}

function detailsOf(unused: string, type: string): Readonly<Record<string, unknown>> {
  const [, lastAccessed] = /; last used (\d{4}-\d{2}-\d{2})$/.exec(unused) ?? [];
  const since = lastAccessed === undefined ? {} : { lastAccessed: `${lastAccessed}T00:00:00Z` };
  const what = unused.replace(/;.*$/, "");
  if (what === "the role itself")
    return { findingType: "UnusedIAMRole", findingDetails: [{ unusedIamRoleDetails: since }] };
  const [, accessKeyId] = /^the access key `(\w+)`$/.exec(what) ?? [];
  if (accessKeyId !== undefined)
    return {
      findingType: "UnusedIAMUserAccessKey",
      findingDetails: [{ unusedIamUserAccessKeyDetails: { accessKeyId, ...since } }],
    };
  if (what === "the password")
    return {
      findingType: "UnusedIAMUserPassword",
      findingDetails: [{ unusedIamUserPasswordDetails: since }],
    };
  const services = new Map<string, { readonly action: string }[] | "whole">();
  for (const part of what.split(", ")) {
    const [, whole, service = "", action = ""] = /^(?:all of `([\w-]+)`|`([\w-]+):(\w+)`)$/.exec(part) ?? [];
    if (whole !== undefined) services.set(whole, "whole");
    else if (action === "") throw new Error(`${type}: no action: ${part}`);
    else {
      const known = services.get(service);
      if (known === undefined) services.set(service, [{ action }]);
      else if (known !== "whole") known.push({ action });
    }
  }
  return {
    findingType: "UnusedPermission",
    findingDetails: [...services].map(([serviceNamespace, actions]) => ({
      unusedPermissionDetails: { serviceNamespace, ...(actions === "whole" ? {} : { actions }) },
    })),
  };
}
