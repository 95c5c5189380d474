import * as v from "valibot";
import { failure, success, type Result } from "../result.js";
import { sourceOf, type FindingSource, type Notice, type Reading, type RecordPlace } from "./finding.js";
import { jsonObject, present, quoted, readShape } from "./json-shape.js";
import { readServices, type WrittenService } from "./read-services.js";

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
  const unused = readServices(
    read.value.ServicesLastAccessed.map((service, index) =>
      unusedOf(service, `${place.path}.ServicesLastAccessed[${String(index)}]`),
    ),
  );
  if (!unused.ok) return unused;
  const notices: Notice[] = [];
  if (truncated === true) {
    const message =
      "the report goes on (get it with --marker); the services of pages that are missing count as used";
    notices.push({ path: `${place.path}.IsTruncated`, message });
  }
  const { principal } = place;
  return success({
    findings: [
      {
        kind: "unused-permissions",
        ...(principal === undefined ? {} : { principal }),
        source: jobSource(header.value, place),
        unused: unused.value,
      },
    ],
    notices,
  });
}

function unusedOf(service: v.InferOutput<typeof serviceLastAccessed>, path: string): WrittenService {
  const tracked = (service.TrackedActionsLastAccessed ?? []).map(
    ({ ActionName, LastAccessedTime }, index) => ({
      name: ActionName,
      path: `${path}.TrackedActionsLastAccessed[${String(index)}].ActionName`,
      used: typeof LastAccessedTime === "string",
    }),
  );
  const used =
    typeof service.LastAuthenticated === "string" ||
    (service.TotalAuthenticatedEntities ?? 0) > 0 ||
    tracked.some((action) => action.used);
  return {
    prefix: service.ServiceNamespace,
    path: `${path}.ServiceNamespace`,
    ...(used ? { actions: tracked.filter((action) => !action.used) } : {}),
  };
}

/** The pages of one report agree in both times of their job, so these are its id. */
function jobSource(header: v.InferOutput<typeof job>, place: RecordPlace): FindingSource {
  const { JobCreationDate: created, JobCompletionDate: completed } = header;
  const source = {
    ...sourceOf("get-service-last-accessed-details", place),
    ...present({ analyzedAt: completed }),
  };
  if (typeof created !== "string" || typeof completed !== "string") return source;
  return { ...source, id: `job of ${created} to ${completed}`, updatedAt: completed };
}
