import type { JsonObject } from "../policy/document.js";
import type { FindingShape } from "./finding.js";
import { hasKey } from "./json-shape.js";

/** What an object of a findings file can be: a shape of records, something that only counts, or a list of others. */
export type RecognisedShape = FindingShape | "EventBridge" | "ASFF" | "list";

/** Tells by its keys, never by the name of its file, what an object is; `undefined` if it is nothing known. */
export function recogniseFindings(value: JsonObject): RecognisedShape | undefined {
  const has = (key: string): boolean => hasKey(value, key);
  if (has("iamend")) return "snapshot";
  if (has("findingDetails")) return "get-finding-v2";
  if (has("recommendedSteps") || has("recommendationType")) return "get-finding-recommendation";
  if (has("ServicesLastAccessed") || has("JobStatus")) return "get-service-last-accessed-details";
  if (has("serviceNamespace") || has("actions")) return "simple";
  if (has("detail-type") && has("detail")) return "EventBridge";
  if (has("SchemaVersion") && has("ProductArn")) return "ASFF";
  if (has("findings") || has("Findings")) return "list";
  if (has("id") && (has("findingType") || has("resource"))) return "list-findings-v2";
  return undefined;
}
