import * as v from "valibot";
import type { JsonObject } from "../policy/document.js";
import { failure, success, type InputProblem, type Result } from "../result.js";
import type { Finding, Reading, RecordPlace } from "./finding.js";
import { sourceOf } from "./finding.js";
import { jsonObject, present, readShape } from "./json-shape.js";
import type { PrincipalFindings } from "./join-findings.js";
import { readPrincipal } from "./principal.js";
import { readServices } from "./read-services.js";
import { EMPTY_ACTIONS, writtenService } from "./service-entry.js";
import type { UnusedAccess } from "./unused-access.js";

const time = v.pipe(v.string(), v.description("A time in ISO 8601."));
const lastAccessed = v.optional(
  v.pipe(v.string(), v.description("Last used then, before the window of the finding; absent: never.")),
);

const snapshotService = jsonObject({
  serviceNamespace: v.pipe(v.string(), v.description('The prefix of the service\'s actions, such as "s3".')),
  actions: v.optional(
    v.pipe(
      v.array(jsonObject({ action: v.string(), lastAccessed })),
      v.minLength(1, EMPTY_ACTIONS),
      v.description("The unused actions; absent: the whole service is unused."),
    ),
  ),
  lastAccessed,
});

const snapshotPrincipal = jsonObject({
  arn: v.pipe(v.string(), v.description("ARN of an IAM role or user.")),
  analyzedAt: v.optional(time),
  unused: v.optional(
    v.pipe(
      v.array(snapshotService),
      v.description("What it does not use of what it is allowed; absent: no source tells."),
    ),
  ),
  unusedRole: v.optional(jsonObject({ lastAccessed })),
  unusedAccessKeys: v.optional(v.array(jsonObject({ id: v.string(), lastAccessed }))),
  unusedPassword: v.optional(jsonObject({ lastAccessed })),
});

/** The schema of a snapshot, from which its JSON Schema is generated; unknown keys are ignored. */
export const snapshotSchema = jsonObject({
  iamend: v.literal("snapshot"),
  version: v.literal(1),
  principals: v.array(snapshotPrincipal),
});

/** A snapshot: what findings say, in one small file of this project. */
export type Snapshot = v.InferOutput<typeof snapshotSchema>;
type SnapshotPrincipal = v.InferOutput<typeof snapshotPrincipal>;

/** Reads a snapshot (`{"iamend":"snapshot","version":1,…}`); a newer version is a problem that says so. */
export function readSnapshot(value: JsonObject, place: RecordPlace): Result<Reading> {
  const { version } = value;
  if (typeof version === "number" && version > 1) {
    const message = `expected version 1, found ${String(version)}: the snapshot was written by a newer iamend; update this one`;
    return failure({ path: `${place.path}.version`, message });
  }
  const read = readShape(snapshotSchema, value, place.path);
  if (!read.ok) return read;
  const problems: InputProblem[] = [];
  const findings: Finding[] = [];
  for (const [index, principal] of read.value.principals.entries()) {
    const known = readEntry(principal, { ...place, path: `${place.path}.principals[${String(index)}]` });
    if (known.ok) for (const finding of known.value) findings.push(finding);
    else for (const problem of known.problems) problems.push(problem);
  }
  return problems.length > 0 ? { ok: false, problems } : success({ findings, notices: [] });
}

function readEntry(entry: SnapshotPrincipal, place: RecordPlace): Result<readonly Finding[]> {
  const { arn: principal, analyzedAt, unused, unusedRole, unusedAccessKeys, unusedPassword } = entry;
  const arn = readPrincipal(principal, `${place.path}.arn`);
  if (!arn.ok) return arn;
  const source = { ...sourceOf("snapshot", place), ...present({ analyzedAt }) };
  const findings: Finding[] = [];
  if (unused !== undefined) {
    const services = readServices(
      unused.map((service, index) => writtenService(service, `${place.path}.unused[${String(index)}]`)),
    );
    if (!services.ok) return services;
    findings.push({ kind: "unused-permissions", principal, source, unused: services.value });
  }
  if (unusedRole) findings.push({ kind: "unused-role", principal, source, ...present(unusedRole) });
  for (const { id: accessKeyId, lastAccessed } of unusedAccessKeys ?? []) {
    findings.push({
      kind: "unused-access-key",
      principal,
      source,
      accessKeyId,
      ...present({ lastAccessed }),
    });
  }
  if (unusedPassword)
    findings.push({ kind: "unused-password", principal, source, ...present(unusedPassword) });
  return success(findings);
}

/**
 * Makes a snapshot of joined findings; reading it back and joining says the same.
 *
 * Anonymous findings and recommendations, which are relative to a policy, are not part of it.
 */
export function createSnapshot(principals: readonly PrincipalFindings[]): Snapshot {
  return {
    iamend: "snapshot",
    version: 1,
    principals: principals.flatMap((one) =>
      one.principal === undefined ? [] : [entryOf(one.principal, one)],
    ),
  };
}

function entryOf(arn: string, known: PrincipalFindings): SnapshotPrincipal {
  const { analyzedAt, unusedRole, unusedAccessKeys, unusedPassword } = known;
  const tellsPermissions = known.sources.some(({ kind }) => kind === "unused-permissions");
  return {
    arn,
    ...present({ analyzedAt }),
    ...(tellsPermissions ? { unused: servicesOf(known.unused) } : {}),
    ...present({ unusedRole }),
    ...(unusedAccessKeys.length > 0 ? { unusedAccessKeys: [...unusedAccessKeys] } : {}),
    ...present({ unusedPassword }),
  };
}

function servicesOf(unused: UnusedAccess): NonNullable<SnapshotPrincipal["unused"]> {
  return [...unused.values()].flatMap((service) => {
    if (service.whole) {
      return [{ serviceNamespace: service.prefix, ...present({ lastAccessed: service.lastAccessed }) }];
    }
    const actions = [...service.actions.values()].map(({ name, lastAccessed }) => ({
      action: name,
      ...present({ lastAccessed }),
    }));
    // An empty list is no valid entry; a service that is not named is in use just as well.
    return actions.length === 0 ? [] : [{ serviceNamespace: service.prefix, actions }];
  });
}
