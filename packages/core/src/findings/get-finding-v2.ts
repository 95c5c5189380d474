import * as v from "valibot";
import { success, type Result } from "../result.js";
import {
  sourceOf,
  type Finding,
  type FindingSource,
  type Notice,
  type Reading,
  type RecordPlace,
} from "./finding.js";
import { jsonObject, present, quoted, readShape } from "./json-shape.js";
import { readPrincipal } from "./principal.js";
import { readServices, type WrittenService } from "./read-services.js";
import { serviceEntry, writtenService } from "./service-entry.js";

const lastAccessedOnly = jsonObject({ lastAccessed: v.nullish(v.string()) });

const details = jsonObject({
  unusedPermissionDetails: v.nullish(serviceEntry),
  unusedIamRoleDetails: v.nullish(lastAccessedOnly),
  unusedIamUserAccessKeyDetails: v.nullish(
    jsonObject({ accessKeyId: v.string(), lastAccessed: v.nullish(v.string()) }),
  ),
  unusedIamUserPasswordDetails: v.nullish(lastAccessedOnly),
});

const record = jsonObject({
  id: v.nullish(v.string()),
  resource: v.string(),
  findingType: v.nullish(v.string()),
  status: v.nullish(v.string()),
  analyzedAt: v.nullish(v.string()),
  updatedAt: v.nullish(v.string()),
  findingDetails: v.array(details),
});

/** The kinds of detail that belong to a type of finding. */
const DETAIL_OF: ReadonlyMap<string, keyof Details> = new Map([
  ["UnusedPermission", "unusedPermissionDetails"],
  ["UnusedIAMRole", "unusedIamRoleDetails"],
  ["UnusedIAMUserAccessKey", "unusedIamUserAccessKeyDetails"],
  ["UnusedIAMUserPassword", "unusedIamUserPasswordDetails"],
]);

type Details = v.InferOutput<typeof details>;

/** Is it a type of finding about unused access? Others (`ExternalAccess`, `InternalAccess`) are no business of ours. */
export function isUnusedAccessType(findingType: string): boolean {
  return DETAIL_OF.has(findingType);
}

/**
 * Reads one record of `get-finding-v2`, or one page of it.
 *
 * All permissions of the record are one finding, also if it names none; it then says that everything is used.
 */
export function readFindingV2(
  value: unknown,
  findingType: string | undefined,
  place: RecordPlace,
): Result<Reading> {
  const read = readShape(record, value, place.path);
  if (!read.ok) return read;
  const { resource: principal, findingDetails } = read.value;
  const arn = readPrincipal(principal, `${place.path}.resource`);
  if (!arn.ok) return arn;
  const source = recordSource(read.value, sourceOf("get-finding-v2", place));
  const expected = findingType === undefined ? undefined : DETAIL_OF.get(findingType);
  const notices: Notice[] = [];
  const findings: Finding[] = [];
  const services: WrittenService[] = [];
  for (const [index, detail] of findingDetails.entries()) {
    const path = `${place.path}.findingDetails[${String(index)}]`;
    const strange = Object.entries(detail).find(
      ([key, found]) => found !== undefined && found !== null && key !== expected,
    );
    if (strange !== undefined && findingType !== undefined) {
      // A role that is unused as a whole counts as using everything: its details must not bring permissions in.
      const message = `ignored: ${strange[0]} do not belong to a finding of type ${quoted(findingType)}`;
      notices.push({ path, message });
      continue;
    }
    const { unusedPermissionDetails: entry, unusedIamRoleDetails: role } = detail;
    const { unusedIamUserAccessKeyDetails: key, unusedIamUserPasswordDetails: password } = detail;
    if (entry) services.push(writtenService(entry, `${path}.unusedPermissionDetails`));
    if (role) findings.push({ kind: "unused-role", principal, source, ...present(role) });
    if (key) {
      const { accessKeyId, lastAccessed } = key;
      findings.push({
        kind: "unused-access-key",
        principal,
        source,
        accessKeyId,
        ...present({ lastAccessed }),
      });
    }
    if (password) findings.push({ kind: "unused-password", principal, source, ...present(password) });
  }
  const unused = readServices(services);
  if (!unused.ok) return unused;
  if (services.length > 0 || findingType === "UnusedPermission") {
    findings.push({ kind: "unused-permissions", principal, source, unused: unused.value });
  }
  if (findingType === "UnusedIAMRole" && findings.length === 0) {
    findings.push({ kind: "unused-role", principal, source });
  }
  // Without details the record still tells the status of its id.
  if (findings.length === 0) findings.push({ kind: "header", principal, source });
  return success({ findings, notices });
}

/** The source of a record: its place, its id, its status and its times. */
export function recordSource(
  header: {
    readonly id?: string | null | undefined;
    readonly status?: string | null | undefined;
    readonly analyzedAt?: string | null | undefined;
    readonly updatedAt?: string | null | undefined;
  },
  place: FindingSource,
): FindingSource {
  const { id, status, analyzedAt, updatedAt } = header;
  return { ...place, ...present({ id, status, analyzedAt, updatedAt }) };
}
