import { success, type InputProblem, type Result } from "../result.js";
import { sourceOf, type Reading, type RecordPlace } from "./finding.js";
import { readShape } from "./json-shape.js";
import { readServices, type WrittenService } from "./read-services.js";
import { serviceEntry, writtenService } from "./service-entry.js";

/**
 * Reads a simple list, `[{"serviceNamespace":"s3","actions":["GetBucketAcl"]}]`, about the principal of the caller.
 *
 * `actions` absent or null means the whole service; an empty list is a problem. `entries` stand at their own paths.
 */
export function readSimple(
  entries: readonly { readonly value: unknown; readonly path: string }[],
  place: RecordPlace,
): Result<Reading> {
  const problems: InputProblem[] = [];
  const services: WrittenService[] = [];
  for (const { value, path } of entries) {
    const read = readShape(serviceEntry, value, path);
    if (read.ok) services.push(writtenService(read.value, path));
    else for (const problem of read.problems) problems.push(problem);
  }
  const unused = readServices(services);
  if (!unused.ok) for (const problem of unused.problems) problems.push(problem);
  if (problems.length > 0 || !unused.ok) return { ok: false, problems };
  const { principal } = place;
  return success({
    findings: [
      {
        kind: "unused-permissions",
        ...(principal === undefined ? {} : { principal }),
        source: sourceOf("simple", place),
        unused: unused.value,
      },
    ],
    notices: [],
  });
}
