import { describe, expect, it } from "vitest";
import { joinFindings } from "../../src/findings/join-findings.js";
import { createSnapshot } from "../../src/findings/snapshot.js";
import { unusedAccess } from "../../src/findings/unused-access.js";
import { DEPLOYER, findingsOf, permissionRecord, problemsOf, reading, service, WORKER } from "./records.js";

const snapshot = {
  iamend: "snapshot",
  version: 1,
  principals: [
    {
      arn: WORKER,
      analyzedAt: "2026-06-10T08:00:00Z",
      unused: [
        { serviceNamespace: "s3", actions: [{ action: "GetObject", lastAccessed: "2026-01-01T00:00:00Z" }] },
        { serviceNamespace: "sqs", lastAccessed: "2026-01-02T00:00:00Z" },
      ],
      unusedRole: {},
    },
    {
      arn: DEPLOYER,
      unused: [],
      unusedAccessKeys: [{ id: "AKIAEXAMPLE" }, { id: "AKIAOTHER", lastAccessed: "2026-01-03T00:00:00Z" }],
      unusedPassword: { lastAccessed: "2026-01-01T00:00:00Z" },
    },
  ],
};

describe("readSnapshot", () => {
  it("reads every fact", () => {
    const { findings, notices } = reading(snapshot);
    expect(notices).toEqual([]);
    expect(new Set(findings.map(({ source }) => source.shape))).toEqual(new Set(["snapshot"]));
    expect(findings.map(({ kind, principal }) => `${principal ?? ""} ${kind}`)).toEqual([
      `${WORKER} unused-permissions`,
      `${WORKER} unused-role`,
      `${DEPLOYER} unused-permissions`,
      `${DEPLOYER} unused-access-key`,
      `${DEPLOYER} unused-access-key`,
      `${DEPLOYER} unused-password`,
    ]);
  });

  it("ignores keys that it does not know", () => {
    expect(reading({ ...snapshot, later: true })).toEqual(reading(snapshot));
  });

  const first = snapshot.principals[0];
  const wrong: readonly (readonly [string, unknown, string, string])[] = [
    ["a newer version", { ...snapshot, version: 2, principals: 7 }, "$.version", "written by a newer iamend"],
    ["no version", { ...snapshot, version: undefined }, "$.version", "expected 1, found nothing"],
    ["a version in quotes", { ...snapshot, version: "2" }, "$.version", 'expected 1, found "2"'],
    ["another file of ours", { iamend: "report" }, "$.iamend", 'expected "snapshot", found "report"'],
    ["no ARN", { ...snapshot, principals: [{ unused: [] }] }, "$.principals[0].arn", "expected a string"],
    [
      "a wrong ARN",
      { ...snapshot, principals: [{ arn: "x", unused: [] }] },
      "$.principals[0].arn",
      "expected the ARN",
    ],
    [
      "an empty list of actions",
      { ...snapshot, principals: [{ ...first, unused: [{ serviceNamespace: "s3", actions: [] }] }] },
      "$.principals[0].unused[0].actions",
      "expected at least one action",
    ],
    [
      "an action of another service",
      { ...snapshot, principals: [{ ...first, unused: [service("s3", "ec2:RunInstances")] }] },
      "$.principals[0].unused[0].actions[0].action",
      'expected an action of the service "s3"',
    ],
  ];
  it.each(wrong)("refuses %s", (_, json, path, message) => {
    const problem = problemsOf([json]).find((one) => one.path === path);
    expect(problem?.message).toContain(message);
  });
});

describe("createSnapshot", () => {
  it("says the same after it was read back", () => {
    const role = {
      findingType: "UnusedIAMRole",
      id: "finding-2",
      findingDetails: [{ unusedIamRoleDetails: {} }],
    };
    const findings = [
      ...findingsOf(snapshot),
      ...findingsOf(
        permissionRecord([
          service("s3", "GetObject@2026-02-01", "PutObject"),
          { serviceNamespace: "sqs", lastAccessed: "2026-02-02T00:00:00Z" },
        ]),
      ),
      ...findingsOf(permissionRecord([], { ...role, resource: "arn:aws:iam::111122223333:role/Idle" })),
    ];
    const before = joinFindings(findings).principals;
    const json: unknown = JSON.parse(JSON.stringify(createSnapshot(before)));
    const after = joinFindings(findingsOf(json)).principals;
    const facts = before.map(({ sources, ...known }) => ({
      ...known,
      kinds: new Set(sources.map(({ kind }) => kind)),
    }));
    expect(after).toHaveLength(before.length);
    for (const [index, { sources, ...known }] of after.entries()) {
      expect({ ...known, kinds: new Set(sources.map(({ kind }) => kind)) }).toEqual(facts[index]);
    }
  });

  it("writes whole services and actions, with their times", () => {
    const { principals } = joinFindings(findingsOf(snapshot));
    expect(createSnapshot(principals)).toEqual(snapshot);
  });

  it("writes no empty list of actions, which nothing could read", () => {
    const [known] = joinFindings(findingsOf(snapshot)).principals;
    if (known === undefined) throw new Error("expected a principal");
    const unused = unusedAccess([{ prefix: "s3", actions: [] }]);
    expect(createSnapshot([{ ...known, unused }]).principals[0]?.unused).toEqual([]);
  });

  it("leaves out services of which nothing is unused, and the anonymous", () => {
    const emptied = findingsOf(permissionRecord([service("s3", "GetObject@2026-06-09")]));
    const anonymous = findingsOf([{ serviceNamespace: "s3" }]);
    const { principals } = joinFindings([...emptied, ...anonymous], { minUnusedDays: 30 });
    expect(createSnapshot(principals).principals).toEqual([
      { arn: WORKER, analyzedAt: "2026-06-10T08:00:00Z", unused: [] },
    ]);
  });
});
