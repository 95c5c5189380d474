import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/findings/finding.js";
import { joinFindings } from "../../src/findings/join-findings.js";
import type { UnusedAccess } from "../../src/findings/unused-access.js";
import { DEPLOYER, findingsOf, permissionRecord, WORKER } from "./records.js";

const time = fc.constantFrom(
  "2026-01-01T00:00:00Z",
  "2026-01-01T01:00:00+01:00",
  "2026-05-20T00:00:00Z",
  "lately",
  undefined,
);
const action = fc.record({
  action: fc.constantFrom("GetObject", "getobject", "PutObject", "ListBucket"),
  lastAccessed: time,
});
const service = fc.record({
  serviceNamespace: fc.constantFrom("s3", "S3", "ec2", "sqs"),
  actions: fc.option(fc.array(action, { minLength: 1, maxLength: 3 })),
  lastAccessed: time,
});
const record = fc
  .record({
    id: fc.constantFrom("finding-1", "finding-2", "finding-3", undefined),
    resource: fc.constantFrom(WORKER, DEPLOYER),
    status: fc.constantFrom("ACTIVE", "ACTIVE", "ACTIVE", "RESOLVED", undefined),
    updatedAt: time,
    analyzedAt: time,
    services: fc.array(service, { maxLength: 3 }),
  })
  .map(({ services, ...header }) => permissionRecord(services as never, header));
const role = fc
  .record({ id: fc.constantFrom("finding-1", "finding-4"), updatedAt: time, lastAccessed: time })
  .map(({ lastAccessed, ...header }) =>
    permissionRecord([], {
      ...header,
      findingType: "UnusedIAMRole",
      findingDetails: [{ unusedIamRoleDetails: { lastAccessed } }],
    }),
  );
const findings = fc
  .array(fc.oneof(record, record, role), { minLength: 1, maxLength: 8 })
  .map((records) => findingsOf(records));
const options = fc.record({ minUnusedDays: fc.constantFrom(0, 90) });

/** What the unused access allows to remove: `service` or `service:action`, folded. */
function removable(unused: UnusedAccess): ReadonlySet<string> {
  const names = [...unused].flatMap(([folded, one]) =>
    one.whole ? [folded] : [...one.actions.keys()].map((name) => `${folded}:${name}`),
  );
  return new Set(names);
}

function isWithin(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  return [...inner].every((name) => outer.has(name) || outer.has(name.split(":")[0] ?? ""));
}

/** The JSON of a result, maps as lists in their order. */
function written(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (part instanceof Map ? [...part] : part));
}

describe("joining", () => {
  const shuffled = findings.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
  );

  it("does not depend on the order of pages and files", () => {
    fc.assert(
      fc.property(shuffled, options, ([all, other], chosen) => {
        expect(written(joinFindings(other, chosen))).toBe(written(joinFindings(all, chosen)));
      }),
      { numRuns: 1000 },
    );
  });

  it("does not change by duplicates", () => {
    fc.assert(
      fc.property(findings, fc.infiniteStream(fc.boolean()), options, (all, twice, chosen) => {
        const repeated: readonly Finding[] = all.filter(() => twice.next().value);
        expect(written(joinFindings([...all, ...repeated], chosen))).toBe(written(joinFindings(all, chosen)));
      }),
      { numRuns: 1000 },
    );
  });

  it("calls no more unused than any single source that counts", () => {
    fc.assert(
      fc.property(findings, options, (all, chosen) => {
        for (const { principal, unused, sources } of joinFindings(all, chosen).principals) {
          for (const { id, path, kind } of sources) {
            if (kind !== "unused-permissions") continue;
            const own = all.filter((one) => {
              if (one.principal !== principal) return false;
              return id === undefined ? one.source.path === path : one.source.id === id;
            });
            const alone = joinFindings(own, chosen).principals[0]?.unused ?? new Map();
            expect(isWithin(removable(unused), removable(alone))).toBe(true);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("calls nothing unused that no active record does", () => {
    fc.assert(
      fc.property(findings, options, (all, chosen) => {
        for (const { principal, unused } of joinFindings(all, chosen).principals) {
          const said = all.flatMap((one) =>
            one.principal === principal && one.source.status === "ACTIVE" && one.kind === "unused-permissions"
              ? [...removable(one.unused)]
              : [],
          );
          expect(isWithin(removable(unused), new Set(said))).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("calls no more unused with minUnusedDays than without", () => {
    fc.assert(
      fc.property(findings, (all) => {
        const without = new Map(
          joinFindings(all).principals.map(({ principal, unused }) => [principal, unused]),
        );
        for (const { principal, unused } of joinFindings(all, { minUnusedDays: 90 }).principals) {
          expect(isWithin(removable(unused), removable(without.get(principal) ?? new Map()))).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
