import { expect, it } from "vitest";
import { recogniseFindings } from "../../src/findings/recognise-findings.js";

// By the keys alone: a person may have cut the rest away, with jq or by hand.
const cases: readonly (readonly [keys: string, shape: string | undefined])[] = [
  ["iamend", "snapshot"],
  ["iamend findings", "snapshot"],
  ["findingDetails", "get-finding-v2"],
  ["id resource findingType findingDetails", "get-finding-v2"],
  ["recommendedSteps", "get-finding-recommendation"],
  ["recommendationType", "get-finding-recommendation"],
  ["ServicesLastAccessed", "get-service-last-accessed-details"],
  ["JobStatus", "get-service-last-accessed-details"],
  ["serviceNamespace", "simple"],
  ["actions", "simple"],
  ["detail-type detail", "EventBridge"],
  ["detail-type", undefined],
  ["detail", undefined],
  ["SchemaVersion ProductArn", "ASFF"],
  ["SchemaVersion", undefined],
  ["ProductArn", undefined],
  ["findings", "list"],
  ["Findings", "list"],
  ["id findingType", "list-findings-v2"],
  ["id resource", "list-findings-v2"],
  ["id", undefined],
  ["findingType", undefined],
  ["resource", undefined],
  ["", undefined],
];
it.each(cases)("keys %j are %s", (keys, shape) => {
  const value = Object.fromEntries(keys.split(" ").map((key) => [key, null]));
  expect(recogniseFindings(value)).toBe(shape);
});

it("looks at own keys alone", () => {
  expect(recogniseFindings(Object.create({ iamend: "snapshot" }) as Record<string, unknown>)).toBeUndefined();
});
