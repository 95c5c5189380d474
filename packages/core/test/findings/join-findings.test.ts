import { describe, expect, it } from "vitest";
import { joinFindings, principalsOf } from "../../src/findings/join-findings.js";
import { withMinUnusedDays } from "../../src/findings/min-unused-days.js";
import { DEPLOYER, findingsOf, joined, permissionRecord, service, shown, WORKER } from "./records.js";

const s3 = service("s3", "GetObject", "PutObject");
const ec2 = service("ec2", "RunInstances");
const newer = { updatedAt: "2026-06-02T08:00:00Z" };
const header: Record<string, unknown> = permissionRecord([]);
delete header["findingDetails"];

describe("records of one id", () => {
  const page = permissionRecord([s3]);
  const nextPage = permissionRecord([ec2, service("s3", "ListBucket")]);
  const cases: readonly (readonly [string, readonly unknown[], readonly string[] | undefined])[] = [
    [
      "pages are united",
      [page, nextPage],
      ["ec2:RunInstances", "s3:GetObject", "s3:ListBucket", "s3:PutObject"],
    ],
    [
      "pages agree in the instant, however it is written",
      [page, permissionRecord([ec2], { updatedAt: "2026-06-01T10:00:00.000+02:00" })],
      ["ec2:RunInstances", "s3:GetObject", "s3:PutObject"],
    ],
    ["a page given twice changes nothing", [page, page], ["s3:GetObject", "s3:PutObject"]],
    [
      "of a whole service and a part of it, the part holds",
      [page, permissionRecord([{ serviceNamespace: "s3" }])],
      ["s3:GetObject", "s3:PutObject"],
    ],
    ["the newest version wins", [page, permissionRecord([ec2], newer)], ["ec2:RunInstances"]],
    ["the newest wins if it names nothing", [page, permissionRecord([], newer)], []],
    [
      "the newest wins if it is resolved",
      [page, permissionRecord([s3], { ...newer, status: "RESOLVED" })],
      undefined,
    ],
    [
      "the newest wins if it is archived",
      [page, permissionRecord([s3], { ...newer, status: "ARCHIVED" })],
      undefined,
    ],
    [
      "an older one that is resolved is passed over",
      [permissionRecord([ec2], { ...newer }), permissionRecord([s3], { status: "RESOLVED" })],
      ["ec2:RunInstances"],
    ],
    [
      "one version of two statuses does not count",
      [page, permissionRecord([ec2], { status: "RESOLVED" })],
      undefined,
    ],
    [
      "a record that tells no version adds nothing to the newest",
      [permissionRecord([ec2]), permissionRecord([ec2, s3], { updatedAt: null })],
      ["ec2:RunInstances"],
    ],
    [
      "a record that tells neither version nor details says that all is used",
      [
        permissionRecord([s3], { updatedAt: null }),
        permissionRecord([], { updatedAt: null, findingType: undefined }),
      ],
      [],
    ],
    [
      "a record of several kinds of detail calls what it names unused",
      [
        permissionRecord([], {
          updatedAt: null,
          findingType: undefined,
          findingDetails: [{ unusedPermissionDetails: s3 }, { unusedIamRoleDetails: {} }],
        }),
      ],
      ["s3:GetObject", "s3:PutObject"],
    ],
    ["a header of the same day changes nothing", [[page, header]], ["s3:GetObject", "s3:PutObject"]],
    [
      "a header that tells no version changes nothing",
      [[permissionRecord([s3], { updatedAt: null }), { ...header, updatedAt: null }]],
      ["s3:GetObject", "s3:PutObject"],
    ],
    ["a header of the same day can end it", [[page, { ...header, status: "RESOLVED" }]], undefined],
    ["a newer header can end it", [[page, { ...header, ...newer, status: "RESOLVED" }]], undefined],
    [
      "a newer header that is active tells that the details are out of date",
      [[page, { ...header, ...newer }]],
      undefined,
    ],
    [
      "one record without updatedAt stands",
      [permissionRecord([s3], { updatedAt: undefined })],
      ["s3:GetObject", "s3:PutObject"],
    ],
    [
      "records that tell no version are intersected",
      [
        permissionRecord([s3, ec2], { updatedAt: undefined }),
        permissionRecord([service("s3", "GetObject")], { updatedAt: "lately" }),
      ],
      ["s3:GetObject"],
    ],
    [
      "a record that tells no version is intersected with the newest",
      [page, permissionRecord([ec2, s3], newer), permissionRecord([ec2], { updatedAt: null })],
      ["ec2:RunInstances"],
    ],
    [
      "a record that tells no version can be the end of it",
      [page, permissionRecord([s3], { updatedAt: null, status: "RESOLVED" })],
      undefined,
    ],
  ];
  it.each(cases)("%s", (_, documents, expected) => {
    expect(shown(joined(documents)?.unused)).toEqual(expected);
    expect(shown(joined([...documents].reverse())?.unused)).toEqual(expected);
  });

  it("tells of nobody, and needs no notice, if all is over", () => {
    const over = { status: "RESOLVED" };
    expect(joinFindings(findingsOf([permissionRecord([s3], over), permissionRecord([ec2], over)]))).toEqual({
      principals: [],
      notices: [],
    });
  });

  it("says so where it had to be cautious", () => {
    const unclear = findingsOf([
      permissionRecord([s3], { updatedAt: null }),
      permissionRecord([ec2], { updatedAt: null }),
    ]);
    expect(joinFindings(unclear).notices).toEqual([
      {
        path: "$[0]",
        message:
          'records of the finding "finding-1" differ and have no updatedAt that tells the newest: only what all of them call unused counts',
      },
    ]);
    const same = findingsOf([
      permissionRecord([s3], { updatedAt: null }),
      permissionRecord([s3], { updatedAt: null }),
    ]);
    expect(joinFindings(same).notices).toEqual([]);
    const otherActions = findingsOf([
      permissionRecord([service("s3", "GetObject")], { updatedAt: null }),
      permissionRecord([service("s3", "PutObject")], { updatedAt: null }),
    ]);
    expect(joinFindings(otherActions).notices).toHaveLength(1);
    const listed = findingsOf([{ ...header, id: "finding-2" }, permissionRecord([s3])]);
    expect(joinFindings(listed).notices).toEqual([]);
    const torn = findingsOf([permissionRecord([s3]), permissionRecord([ec2], { status: "ARCHIVED" })]);
    expect(joinFindings(torn).notices).toEqual([
      {
        path: "$[0]",
        message: 'records of the finding "finding-1" differ in their status: none counts',
      },
    ]);
    const outdated = findingsOf([{ ...header, ...newer }, permissionRecord([s3])]);
    expect(joinFindings(outdated).notices).toEqual([
      {
        path: "$[1]",
        message:
          'records of the finding "finding-1" have changed since: their details are out of date and do not count',
      },
    ]);
  });
});

describe("sources of one principal", () => {
  const other = { id: "finding-2" };
  it("intersects findings of different ids", () => {
    const all = [
      permissionRecord([s3, ec2]),
      permissionRecord([service("s3", "getobject", "ListBucket")], other),
    ];
    expect(shown(joined(all)?.unused)).toEqual(["s3:GetObject"]);
  });

  it("intersects records without an id, and different shapes", () => {
    const listed = {
      iamend: "snapshot",
      version: 1,
      principals: [{ arn: WORKER, unused: [{ serviceNamespace: "s3" }] }],
    };
    const record = permissionRecord([s3, ec2], { id: null });
    for (const order of [
      [record, listed],
      [listed, record],
    ]) {
      expect(shown(joined(order)?.unused)).toEqual(["s3:GetObject", "s3:PutObject"]);
    }
  });

  it("lets a finding that is over say nothing", () => {
    expect(
      shown(joined([permissionRecord([s3]), permissionRecord([], { ...other, status: "RESOLVED" })])?.unused),
    ).toEqual(["s3:GetObject", "s3:PutObject"]);
  });

  it("knows a principal whatever the case of its name, and shows it as first written", () => {
    const { principals } = joinFindings([
      ...findingsOf(permissionRecord([s3])),
      ...findingsOf(
        permissionRecord([s3], { id: "finding-2", resource: WORKER.replace("Worker", "WORKER") }),
      ),
      ...findingsOf(
        permissionRecord([s3], { id: "finding-3", resource: WORKER.replace(":aws:", ":aws-cn:") }),
      ),
    ]);
    expect(principals.map(({ principal }) => principal)).toEqual(
      [WORKER.replace(":aws:", ":aws-cn:"), WORKER].sort(),
    );
  });

  it("is as old as its oldest source of permissions", () => {
    const all = [
      permissionRecord([s3]),
      permissionRecord([s3], { ...other, analyzedAt: "2026-06-09T23:00:00-05:00" }),
      permissionRecord([s3], { id: "finding-3", analyzedAt: "2026-06-10T03:00:00Z" }),
      permissionRecord([], { id: "finding-4", analyzedAt: "2020-01-01", findingType: "UnusedIAMRole" }),
    ];
    expect(joined(all)?.analyzedAt).toBe("2026-06-10T03:00:00Z");
  });

  it("keeps the other facts beside the permissions", () => {
    const key = (accessKeyId: string, lastAccessed?: string): unknown => ({
      unusedIamUserAccessKeyDetails: { accessKeyId, lastAccessed },
    });
    const record = (id: string, findingDetails: readonly unknown[]): unknown => ({
      id,
      resource: DEPLOYER,
      findingDetails,
    });
    const known = joined([
      record("a", [key("AKIA2", "2026-01-01"), key("AKIA1")]),
      record("b", [key("AKIA2", "2026-02-01")]),
      record("c", [{ unusedIamUserPasswordDetails: {} }]),
    ]);
    expect(known).toMatchObject({
      principal: DEPLOYER,
      unused: new Map(),
      unusedAccessKeys: [{ id: "AKIA1" }, { id: "AKIA2", lastAccessed: "2026-02-01" }],
      unusedPassword: {},
    });
    expect(known).not.toHaveProperty("unusedRole");
  });

  it("lets facts of other kinds say nothing about permissions", () => {
    const details: readonly (readonly [string, unknown])[] = [
      ["UnusedIAMRole", { unusedIamRoleDetails: {} }],
      ["UnusedIAMUserAccessKey", { unusedIamUserAccessKeyDetails: { accessKeyId: "AKIAEXAMPLE" } }],
      ["UnusedIAMUserPassword", { unusedIamUserPasswordDetails: {} }],
    ];
    for (const [findingType, detail] of details) {
      const fact = permissionRecord([], { ...other, findingType, findingDetails: [detail] });
      expect(shown(joined([permissionRecord([ec2]), fact])?.unused)).toEqual(["ec2:RunInstances"]);
    }
  });

  it("keeps the later access of a service that all call unused as a whole", () => {
    const early = permissionRecord([{ serviceNamespace: "s3", lastAccessed: "2026-01-01" }]);
    const late = permissionRecord([{ serviceNamespace: "s3", lastAccessed: "2026-02-01" }], other);
    for (const order of [
      [early, late],
      [late, early],
    ]) {
      expect(joined(order)?.unused.get("s3")).toEqual({
        whole: true,
        prefix: "s3",
        lastAccessed: "2026-02-01",
      });
    }
  });

  it("keeps the later access of an action that all call unused", () => {
    const early = permissionRecord([service("s3", "A@2026-01-01", "B", "C")]);
    const late = permissionRecord([service("s3", "A@2026-02-01", "B@2026-01-01", "C")], other);
    for (const order of [
      [early, late],
      [late, early],
    ]) {
      const s3 = joined(order)?.unused.get("s3");
      expect(s3?.whole === false && [...s3.actions.values()]).toStrictEqual([
        { name: "A", lastAccessed: "2026-02-01T00:00:00Z" },
        { name: "B", lastAccessed: "2026-01-01T00:00:00Z" },
        { name: "C" },
      ]);
    }
  });

  it("leaves out what is not told", () => {
    const nobody = joined([[{ serviceNamespace: "s3" }, { serviceNamespace: "sqs", actions: ["A", "a"] }]]);
    const whole = { whole: true, prefix: "s3" };
    const sqs = { whole: false, prefix: "sqs", actions: new Map([["a", { name: "A" }]]) };
    expect(nobody).toStrictEqual({
      unused: new Map<string, unknown>([
        ["s3", whole],
        ["sqs", sqs],
      ]),
      unusedAccessKeys: [],
      recommendations: new Map(),
      sources: [{ kind: "unused-permissions", shape: "simple", path: "$", status: "ACTIVE", file: "file0" }],
    });
    const role = permissionRecord([{ serviceNamespace: "s3" }], {
      findingType: undefined,
      findingDetails: [{ unusedIamRoleDetails: {} }, { unusedPermissionDetails: { serviceNamespace: "s3" } }],
    });
    expect(joined([role])?.unusedRole).toStrictEqual({});
    expect(
      joined([role, permissionRecord([{ serviceNamespace: "s3" }], other)])?.unused.get("s3"),
    ).toStrictEqual(whole);
    expect(findingsOf([{ serviceNamespace: "s3" }])[0]?.source).not.toHaveProperty("file");
  });

  it("never turns an unused role into unused permissions", () => {
    const known = joined([permissionRecord([], { findingType: "UnusedIAMRole" })]);
    expect(known).toMatchObject({ unused: new Map(), unusedRole: {} });
    expect(known?.sources.map(({ kind }) => kind)).toEqual(["unused-role"]);
  });

  it("groups by principal, the anonymous first", () => {
    const findings = [
      ...findingsOf(permissionRecord([s3], { resource: DEPLOYER })),
      ...findingsOf(permissionRecord([s3])),
      ...findingsOf([{ serviceNamespace: "s3" }]),
    ];
    expect(joinFindings(findings).principals.map(({ principal }) => principal)).toEqual([
      undefined,
      WORKER,
      DEPLOYER,
    ]);
    expect(principalsOf(findings)).toEqual([DEPLOYER, WORKER]);
  });
});

describe("minUnusedDays", () => {
  const analyzed = { analyzedAt: "2026-06-10T00:00:00Z" };
  const cases: readonly (readonly [
    string,
    ReturnType<typeof service>,
    Record<string, unknown>,
    readonly string[],
  ])[] = [
    ["never accessed stays", service("s3", "GetObject"), analyzed, ["s3:GetObject"]],
    ["long ago stays", service("s3", "GetObject@2026-03-12"), analyzed, ["s3:GetObject"]],
    ["one day less goes", service("s3", "GetObject@2026-03-13"), analyzed, []],
    ["each action by itself", service("s3", "A@2026-06-01", "B"), analyzed, ["s3:B"]],
    ["after the analysis goes", service("s3", "GetObject@2026-07-01"), analyzed, []],
    ["a whole service, never accessed", { serviceNamespace: "s3" }, analyzed, ["s3"]],
    ["a whole service, long ago", { serviceNamespace: "s3", lastAccessed: "2026-01-01" }, analyzed, ["s3"]],
    ["a whole service, lately", { serviceNamespace: "s3", lastAccessed: "2026-06-01" }, analyzed, []],
    ["a whole service, some day", { serviceNamespace: "s3", lastAccessed: "some day" }, analyzed, []],
    ["no time of analysis", service("s3", "A@2020-01-01", "B"), { analyzedAt: undefined }, ["s3:B"]],
    [
      "a time of analysis that is none",
      service("s3", "A@2020-01-01", "B"),
      { analyzedAt: "today" },
      ["s3:B"],
    ],
  ];
  it.each(cases)("%s", (_, one, times, expected) => {
    expect(shown(joined([permissionRecord([one], times)], { minUnusedDays: 90 })?.unused)).toEqual(expected);
  });

  it("counts for each record from its own analysis, before sources are joined", () => {
    const early = permissionRecord([service("s3", "A@2026-01-01")], { analyzedAt: "2026-02-01" });
    const late = permissionRecord([service("s3", "A@2026-01-01")], {
      id: "finding-2",
      analyzedAt: "2026-06-01",
    });
    expect(shown(joined([late], { minUnusedDays: 90 })?.unused)).toEqual(["s3:A"]);
    expect(shown(joined([late, early], { minUnusedDays: 90 })?.unused)).toEqual([]);
  });

  it("leaves nothing unused, never everything, where a part is emptied", () => {
    const whole = permissionRecord([{ serviceNamespace: "s3" }]);
    const part = permissionRecord([service("s3", "A@2026-06-01")]);
    expect(shown(joined([whole, part], { minUnusedDays: 90 })?.unused)).toEqual([]);
  });

  it("is off at zero days", () => {
    const odd = permissionRecord([
      service("s3", "A@2026-07-01"),
      { serviceNamespace: "sqs", lastAccessed: "lately" },
    ]);
    expect(shown(joined([odd], { minUnusedDays: 0 })?.unused)).toEqual(["s3:A", "sqs"]);
    expect(shown(joined([odd], { minUnusedDays: 1 })?.unused)).toEqual([]);
  });

  const lately = "2026-06-01";
  const credentials: readonly (readonly [string, unknown])[] = [
    [
      "UnusedIAMUserAccessKey",
      { unusedIamUserAccessKeyDetails: { accessKeyId: "AKIAEXAMPLE", lastAccessed: lately } },
    ],
    ["UnusedIAMUserPassword", { unusedIamUserPasswordDetails: { lastAccessed: lately } }],
  ];
  it.each(credentials)("goes for findings of type %s", (findingType, detail) => {
    const record = permissionRecord([], { findingType, findingDetails: [detail] });
    expect(joined([record], { minUnusedDays: 5 })?.sources).toHaveLength(1);
    expect(joined([record], { minUnusedDays: 90 })).toBeUndefined();
  });

  it("lets a header end a finding all the same", () => {
    const ended = [permissionRecord([s3]), { ...header, ...newer, status: "RESOLVED" }];
    expect(joined([ended], { minUnusedDays: 90 })).toBeUndefined();
    expect(findingsOf(ended).map((finding) => withMinUnusedDays(finding, 90).kind)).toEqual([
      "unused-permissions",
      "header",
    ]);
  });

  it("goes for roles, too, and lets no older version come back", () => {
    const role = (lastAccessed: string, updatedAt: string): unknown =>
      permissionRecord([], {
        findingType: "UnusedIAMRole",
        updatedAt,
        findingDetails: [{ unusedIamRoleDetails: { lastAccessed } }],
      });
    const versions = [role("2026-01-01", "2026-05-01"), role("2026-06-01", "2026-06-09")];
    expect(joined(versions, { minUnusedDays: 90 })).toBeUndefined();
    expect(joined(versions.slice(0, 1), { minUnusedDays: 90 })).toMatchObject({ unusedRole: {} });
  });
});
