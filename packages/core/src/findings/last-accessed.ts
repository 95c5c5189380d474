import * as v from "valibot";
import { failure, success, type InputProblem, type Result } from "../result.js";
import { sourceOf, type FindingSource, type Notice, type Reading, type RecordPlace } from "./finding.js";
import { jsonObject, present, quoted, readShape } from "./json-shape.js";
import { readServices, type ServiceEntry } from "./service-entry.js";
import { uniteUnused } from "./unite-unused.js";
import { unusedAccess, type UnusedAccess } from "./unused-access.js";

const trackedAction = jsonObject({ ActionName: v.string(), LastAccessedTime: v.nullish(v.string()) });

const serviceLastAccessed = jsonObject({
  ServiceNamespace: v.string(),
  LastAuthenticated: v.nullish(v.string()),
  TotalAuthenticatedEntities: v.nullish(v.number()),
  TrackedActionsLastAccessed: v.nullish(v.array(trackedAction)),
});

const job = jsonObject({
  JobStatus: v.string(),
  JobCreationDate: v.nullish(v.string()),
  JobCompletionDate: v.nullish(v.string()),
  IsTruncated: v.nullish(v.boolean()),
});

const report = jsonObject({ ServicesLastAccessed: v.array(serviceLastAccessed) });

/**
 * Reads a report of `get-service-last-accessed-details` about the principal of the caller; none is named inside.
 *
 * A service without any access is wholly unused; of any other, the tracked actions without a time of access are unused.
 * An action that AWS does not track counts as used.
 */
export function readLastAccessed(value: unknown, place: RecordPlace): Result<Reading> {
  const header = readShape(job, value, place.path);
  if (!header.ok) return header;
  const { JobStatus: status, IsTruncated: truncated } = header.value;
  if (status !== "COMPLETED") {
    const message = `expected "COMPLETED", found ${quoted(status)}; run generate-service-last-accessed-details, wait until its job has ended, and get the details again`;
    return failure({ path: `${place.path}.JobStatus`, message });
  }
  const read = readShape(report, value, place.path);
  if (!read.ok) return read;
  const problems: InputProblem[] = [];
  const services: UnusedAccess[] = [];
  for (const [index, service] of read.value.ServicesLastAccessed.entries()) {
    const unused = readService(service, `${place.path}.ServicesLastAccessed[${String(index)}]`);
    if (unused.ok) services.push(unused.value);
    else problems.push(...unused.problems);
  }
  if (problems.length > 0) return { ok: false, problems };
  const notices: Notice[] = [];
  if (truncated === true) {
    const message = "the report goes on (get it with --marker); the services of pages that are missing count as used";
    notices.push({ path: `${place.path}.IsTruncated`, message });
  }
  const { principal } = place;
  return success({
    findings: [
      {
        kind: "unused-permissions",
        ...(principal === undefined ? {} : { principal }),
        source: jobSource(header.value, place),
        unused: uniteUnused(services),
      },
    ],
    notices,
  });
}

function readService(service: v.InferOutput<typeof serviceLastAccessed>, path: string): Result<UnusedAccess> {
  const { ServiceNamespace: serviceNamespace, TrackedActionsLastAccessed: tracked } = service;
  const actions = (tracked ?? []).map(({ ActionName, LastAccessedTime }) => ({
    action: ActionName,
    used: (LastAccessedTime ?? undefined) !== undefined,
  }));
  const used =
    (service.LastAuthenticated ?? undefined) !== undefined ||
    (service.TotalAuthenticatedEntities ?? 0) > 0 ||
    actions.some((action) => action.used);
  const entry: ServiceEntry = { serviceNamespace, ...(used ? { actions } : {}) };
  const read = readServices([{ entry, path }]);
  if (!read.ok) return { ok: false, problems: read.problems.map(inKeysOfReport) };
  if (!used) return read;
  const unused = readServices([{ entry: { ...entry, actions: actions.filter((action) => !action.used) }, path }]);
  if (!unused.ok) return unused;
  // A service in use stays in sight with an empty set, lest another entry call all of it unused.
  return success(uniteUnused([unusedAccess([{ prefix: serviceNamespace, actions: [] }]), unused.value]));
}

/** The pages of one report agree in both times of their job, so these are its id. */
function jobSource(header: v.InferOutput<typeof job>, place: RecordPlace): FindingSource {
  const { JobCreationDate: created, JobCompletionDate: completed } = header;
  const source = { ...sourceOf("get-service-last-accessed-details", place), ...present({ analyzedAt: completed }) };
  if (typeof created !== "string" || typeof completed !== "string") return source;
  return { ...source, id: `job of ${created} to ${completed}`, updatedAt: completed };
}

function inKeysOfReport({ path, message }: InputProblem): InputProblem {
  return {
    path: path
      .replace(/\.serviceNamespace$/, ".ServiceNamespace")
      .replace(/\.actions(\[\d+\])$/, ".TrackedActionsLastAccessed$1.ActionName"),
    message: message.replace("as serviceNamespace says", "as ServiceNamespace says"),
  };
}
