import type { InputProblem, Result } from "../result.js";
import { success } from "../result.js";
import { sourceOf, type Reading, type RecordPlace } from "./finding.js";
import { readShape } from "./json-shape.js";
import { readServices, serviceEntry, type ServiceEntry } from "./service-entry.js";

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
  const read: { entry: ServiceEntry; path: string }[] = [];
  for (const { value, path } of entries) {
    const shape = readShape(serviceEntry, value, path);
    if (shape.ok) read.push({ entry: shape.value, path });
    else problems.push(...shape.problems);
  }
  const services = readServices(read);
  if (!services.ok) problems.push(...services.problems);
  if (problems.length > 0 || !services.ok) return { ok: false, problems };
  const { principal } = place;
  return success({
    findings: [
      {
        kind: "unused-permissions",
        ...(principal === undefined ? {} : { principal }),
        source: sourceOf("simple", place),
        unused: services.value,
      },
    ],
    notices: [],
  });
}
