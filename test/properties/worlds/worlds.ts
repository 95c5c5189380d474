import fc from "fast-check";
import { defaultCatalog } from "../../../packages/core/src/catalog/default-catalog.js";
import type { World } from "../oracle/world.js";
import { buildWorld } from "./build.js";
import { patternDraft, serviceDraft, statementDraft } from "./drafts.js";
import { actionName } from "./names.js";

const statements = fc.array(statementDraft, { minLength: 1, maxLength: 4 });
const keep = fc.oneof(
  fc.constant([]),
  fc.array(patternDraft, { maxLength: 2 }),
  fc.array(patternDraft, { maxLength: 2 }),
);

/** Small worlds of made-up services. */
export const smallWorld: fc.Arbitrary<World> = fc
  .record({
    services: fc.record(
      { s3: serviceDraft(actionName), ec2: serviceDraft(actionName), "app-mesh": serviceDraft(actionName) },
      { requiredKeys: ["s3"] },
    ),
    statements,
    keep,
  })
  .map(({ services, ...rest }) => buildWorld({ services: present(services), ...rest }));

/** Services of the catalog that have many words in common, and not more actions than the oracle can bear. */
const REAL_SERVICES = [
  "s3",
  "lambda",
  "sqs",
  "kms",
  "apigateway",
  "dynamodb",
  "states",
  "ecr",
  "events",
  "logs",
];

/** Worlds of real services, with all their actions. */
export const realWorld: fc.Arbitrary<World> = fc
  .record({
    services: fc
      .uniqueArray(fc.constantFrom(...REAL_SERVICES), { minLength: 1, maxLength: 2 })
      .chain((names) =>
        fc.record(Object.fromEntries(names.map((service) => [service, realService(service)]))),
      ),
    statements: fc.array(statementDraft, { minLength: 1, maxLength: 2 }),
    keep,
  })
  .map(buildWorld);

function realService(service: string): ReturnType<typeof serviceDraft> {
  const names = defaultCatalog()
    .actions(service)
    .map(({ name }) => name);
  return fc.record({
    names: fc.constant(names),
    newer: fc.constant(0),
    report: fc.constantFrom("actions" as const, "actions" as const, "whole" as const),
    // Long, and mostly the same, so that whole branches of the trie are safe.
    unused: fc
      .array(fc.nat(9), { minLength: 30, maxLength: 60 })
      .map((chances) => chances.map((chance) => chance === 9)),
  });
}

function present<Value>(record: Readonly<Record<string, Value | undefined>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}
