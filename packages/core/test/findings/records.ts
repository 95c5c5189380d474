import type { Finding, Reading } from "../../src/findings/finding.js";
import { joinFindings, type JoinOptions, type PrincipalFindings } from "../../src/findings/join-findings.js";
import { readFindings, type ReadFindingsOptions } from "../../src/findings/read-findings.js";
import type { UnusedAccess } from "../../src/findings/unused-access.js";
import type { InputProblem } from "../../src/result.js";

export const WORKER = "arn:aws:iam::111122223333:role/app/Worker";
export const DEPLOYER = "arn:aws:iam::111122223333:user/deployer";

interface Service {
  readonly serviceNamespace: string;
  readonly actions?: readonly unknown[] | null;
  readonly lastAccessed?: string;
}

/** A record of get-finding-v2 about permissions of the worker. */
export function permissionRecord(
  services: readonly Service[],
  header: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    id: "finding-1",
    resource: WORKER,
    resourceType: "AWS::IAM::Role",
    resourceOwnerAccount: "111122223333",
    status: "ACTIVE",
    findingType: "UnusedPermission",
    analyzedAt: "2026-06-10T08:00:00Z",
    createdAt: "2026-03-01T08:00:00Z",
    updatedAt: "2026-06-01T08:00:00Z",
    findingDetails: services.map((service) => ({ unusedPermissionDetails: service })),
    ...header,
  };
}

/** A service with actions that were never used, or since the days given with them (`GetObject@2026-01-01`). */
export function service(serviceNamespace: string, ...actions: readonly string[]): Service {
  return {
    serviceNamespace,
    actions: actions.map((text) => {
      const [action = "", lastAccessed] = text.split("@");
      return lastAccessed === undefined ? { action } : { action, lastAccessed: `${lastAccessed}T00:00:00Z` };
    }),
  };
}

export function reading(document: unknown, options: ReadFindingsOptions = {}): Reading {
  const read = readFindings([document], options);
  if (!read.ok) throw new Error(`unexpected problems: ${JSON.stringify(read.problems)}`);
  return read.value;
}

export function findingsOf(document: unknown, options: ReadFindingsOptions = {}): readonly Finding[] {
  return reading(document, options).findings;
}

export function problemsOf(
  documents: readonly unknown[],
  options: ReadFindingsOptions = {},
): readonly InputProblem[] {
  const read = readFindings(documents, options);
  if (read.ok) throw new Error("expected problems, found none");
  return read.problems;
}

/** What is left of documents about one principal, each a file of its own. */
export function joined(
  documents: readonly unknown[],
  options: JoinOptions = {},
): PrincipalFindings | undefined {
  const findings = documents.flatMap((document, index) =>
    findingsOf(document, { file: `file${String(index)}` }),
  );
  return joinFindings(findings, options).principals[0];
}

/** Unused access as text: `s3` for a whole service, `s3:GetObject`, `s3:` for an empty set. */
export function shown(unused: UnusedAccess | undefined): readonly string[] | undefined {
  if (unused === undefined) return undefined;
  return [...unused.values()].flatMap((one) => {
    if (one.whole) return [one.prefix];
    if (one.actions.size === 0) return [`${one.prefix}:`];
    return [...one.actions.values()].map(({ name }) => `${one.prefix}:${name}`);
  });
}
