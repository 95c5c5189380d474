import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/findings/finding.js";
import { readFindings } from "../../src/findings/read-findings.js";
import { findingsOf, permissionRecord, problemsOf, reading, service, shown, WORKER } from "./records.js";

/** Every finding in one line. */
function summary(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => {
    const detail = finding.kind === "unused-permissions" ? (shown(finding.unused) ?? []).join(" ") : "";
    return `${finding.source.path} ${finding.kind} ${detail}`.trim();
  });
}

describe("containers", () => {
  const record = permissionRecord([service("s3", "GetObject")]);
  const line = "unused-permissions s3:GetObject";
  const cases: readonly (readonly [string, readonly unknown[], readonly string[]])[] = [
    ["one record", [record], [`$ ${line}`]],
    ["an array", [[record, record]], [`$[0] ${line}`, `$[1] ${line}`]],
    ["a list of findings", [{ findings: [record] }], [`$.findings[0] ${line}`]],
    ["an array of pages", [[{ findings: [record] }, record]], [`$[0].findings[0] ${line}`, `$[1] ${line}`]],
    ["JSON Lines", [record, [record]], [`$[line 1] ${line}`, `$[line 2][0] ${line}`]],
    ["an empty array", [[]], []],
    ["an empty list of findings", [{ findings: [] }], []],
    [
      "a simple list in a list",
      [{ findings: [{ serviceNamespace: "s3" }] }],
      ["$.findings unused-permissions s3"],
    ],
    [
      "simple entries on lines of their own",
      [{ serviceNamespace: "s3" }, { serviceNamespace: "sqs" }],
      ["$ unused-permissions s3 sqs"],
    ],
    [
      "simple lists on lines of their own",
      [[{ serviceNamespace: "s3" }], [{ serviceNamespace: "sqs" }]],
      ["$[line 1] unused-permissions s3", "$[line 2] unused-permissions sqs"],
    ],
  ];
  it.each(cases)("reads %s", (_, documents, expected) => {
    const read = readFindings(documents);
    expect(read.ok && summary(read.value.findings)).toEqual(expected);
  });

  it("takes the numbers of the lines from the caller", () => {
    expect(problemsOf([record, 7], { lines: [1, 3] })).toEqual([
      { path: "$[line 3]", message: "expected a finding (an object), found a number" },
    ]);
  });
});

describe("simple lists", () => {
  const cases: readonly (readonly [string, unknown, readonly string[]])[] = [
    ["actions", [{ serviceNamespace: "s3", actions: ["GetBucketAcl"] }], ["s3:GetBucketAcl"]],
    [
      "names with the service",
      [{ serviceNamespace: "s3", actions: ["S3:GetBucketAcl"] }],
      ["s3:GetBucketAcl"],
    ],
    ["one object", { serviceNamespace: "s3", actions: ["GetBucketAcl"] }, ["s3:GetBucketAcl"]],
    ["no actions", [{ serviceNamespace: "s3" }], ["s3"]],
    ["null for actions", [{ serviceNamespace: "s3", actions: null }], ["s3"]],
    [
      "one service twice",
      [
        { serviceNamespace: "s3", actions: ["A"] },
        { serviceNamespace: "S3", actions: ["a", "B"] },
      ],
      ["S3:A", "S3:B"],
    ],
    [
      "a service both as a whole and in part",
      [{ serviceNamespace: "s3" }, { serviceNamespace: "s3", actions: ["A"] }],
      ["s3:A"],
    ],
  ];
  it.each(cases)("reads %s", (_, document, expected) => {
    const [finding, ...others] = findingsOf(document);
    expect(others).toEqual([]);
    expect(finding?.kind === "unused-permissions" && shown(finding.unused)).toEqual(expected);
    expect(finding?.source.shape).toBe("simple");
    expect(reading(document).notices).toEqual([]);
  });

  it("leaves out what is not told", () => {
    const [finding] = findingsOf([{ serviceNamespace: "s3" }, { serviceNamespace: "sqs", actions: ["A"] }]);
    if (finding?.kind !== "unused-permissions") throw new Error("expected unused permissions");
    const { unused, ...rest } = finding;
    expect(rest).toStrictEqual({
      kind: "unused-permissions",
      source: { shape: "simple", path: "$", status: "ACTIVE" },
    });
    const sqs = unused.get("sqs");
    expect(unused.get("s3")).toStrictEqual({ whole: true, prefix: "s3" });
    expect(sqs?.whole === false && sqs.actions.get("a")).toStrictEqual({ name: "A" });
  });

  it("is about the principal of the caller, or about nobody", () => {
    const list = [{ serviceNamespace: "s3" }];
    expect(findingsOf(list, { principal: WORKER })[0]?.principal).toBe(WORKER);
    expect(findingsOf(list)[0]).not.toHaveProperty("principal");
  });
});

describe("get-finding-v2", () => {
  it("keeps the source and the times of access", () => {
    const record = permissionRecord([service("s3", "s3:GetObject@2026-01-02"), { serviceNamespace: "sqs" }]);
    const [finding] = findingsOf(record, { file: "findings.json" });
    expect(finding).toEqual({
      kind: "unused-permissions",
      principal: WORKER,
      source: {
        shape: "get-finding-v2",
        file: "findings.json",
        path: "$",
        id: "finding-1",
        status: "ACTIVE",
        analyzedAt: "2026-06-10T08:00:00Z",
        updatedAt: "2026-06-01T08:00:00Z",
      },
      unused: new Map([
        [
          "s3",
          {
            whole: false,
            prefix: "s3",
            actions: new Map([["getobject", { name: "GetObject", lastAccessed: "2026-01-02T00:00:00Z" }]]),
          },
        ],
        ["sqs", { whole: true, prefix: "sqs" }],
      ]),
    });
  });

  it("takes a missing status for ACTIVE", () => {
    expect(findingsOf(permissionRecord([], { status: undefined }))[0]?.source.status).toBe("ACTIVE");
  });

  const lastAccessed = "2026-01-02T00:00:00Z";
  const others: readonly (readonly [string, unknown, unknown])[] = [
    ["UnusedIAMRole", { unusedIamRoleDetails: {} }, { kind: "unused-role" }],
    ["UnusedIAMRole", { unusedIamRoleDetails: { lastAccessed } }, { kind: "unused-role", lastAccessed }],
    [
      "UnusedIAMUserAccessKey",
      { unusedIamUserAccessKeyDetails: { accessKeyId: "AKIAEXAMPLE", lastAccessed } },
      { kind: "unused-access-key", accessKeyId: "AKIAEXAMPLE", lastAccessed },
    ],
    ["UnusedIAMUserPassword", { unusedIamUserPasswordDetails: {} }, { kind: "unused-password" }],
  ];
  it.each(others)("reads a finding of type %s", (findingType, detail, expected) => {
    const [finding, ...rest] = findingsOf(permissionRecord([], { findingType, findingDetails: [detail] }));
    expect(finding).toMatchObject({ ...(expected as object), principal: WORKER });
    expect(rest).toEqual([]);
  });

  it("never takes permissions from a finding about a whole role", () => {
    const record = permissionRecord([service("s3", "GetObject")], { findingType: "UnusedIAMRole" });
    const { findings, notices } = reading(record);
    expect(summary(findings)).toEqual(["$ unused-role"]);
    expect(notices).toEqual([
      {
        path: "$.findingDetails[0]",
        message: 'ignored: unusedPermissionDetails do not belong to a finding of type "UnusedIAMRole"',
      },
    ]);
  });

  it("takes null for a detail that is not there", () => {
    const { findings, notices } = reading(
      permissionRecord([], {
        findingDetails: [
          { unusedIamRoleDetails: null, unusedPermissionDetails: service("s3", "GetObject") },
          { unusedPermissionDetails: null },
        ],
      }),
    );
    expect(summary(findings)).toEqual(["$ unused-permissions s3:GetObject"]);
    expect(notices).toEqual([]);
  });

  it("takes null for a time that is not there", () => {
    const role = { findingType: "UnusedIAMRole", analyzedAt: null };
    const [finding] = findingsOf(
      permissionRecord([], { ...role, findingDetails: [{ unusedIamRoleDetails: { lastAccessed: null } }] }),
    );
    expect(finding).not.toHaveProperty("lastAccessed");
    expect(finding?.source).not.toHaveProperty("analyzedAt");
  });

  const withoutDetails: readonly (readonly [string | undefined, string])[] = [
    ["UnusedPermission", "unused-permissions"],
    ["UnusedIAMRole", "unused-role"],
    ["UnusedIAMUserAccessKey", "header"],
    ["UnusedIAMUserPassword", "header"],
    [undefined, "header"],
  ];
  it.each(withoutDetails)("of type %s without details is %s", (findingType, kind) => {
    const findings = findingsOf(permissionRecord([], { findingType }));
    expect(findings).toMatchObject([{ kind, principal: WORKER, source: { id: "finding-1" } }]);
  });

  it("reads all kinds of detail of a record that tells no type", () => {
    const findingDetails = [
      { unusedPermissionDetails: service("s3", "GetObject") },
      { unusedIamRoleDetails: {} },
    ];
    const { findings, notices } = reading(permissionRecord([], { findingType: undefined, findingDetails }));
    expect(summary(findings)).toEqual(["$ unused-role", "$ unused-permissions s3:GetObject"]);
    expect(notices).toEqual([]);
  });

  it("ignores findings that are not about unused access, aloud", () => {
    const external = permissionRecord([], {
      findingType: "ExternalAccess",
      findingDetails: [{ externalAccessDetails: {} }],
    });
    expect(reading([external, external])).toEqual({
      findings: [],
      notices: [{ path: "$[0]", message: '2 of type "ExternalAccess" ignored: not about unused access' }],
    });
  });
});

describe("records without details", () => {
  const header: Record<string, unknown> = permissionRecord([]);
  delete header["findingDetails"];
  const event = {
    "detail-type": "Unused Access Finding for IAM entities",
    detail: { findingId: "finding-1" },
  };
  const asff = {
    SchemaVersion: "2018-10-08",
    ProductArn: "arn:aws:securityhub:eu-west-1::product/aws/access-analyzer",
  };
  const cases: readonly (readonly [string, unknown, string])[] = [
    ["headers", { findings: [header, header] }, "2 headers of findings (list-findings-v2)"],
    ["events", event, "1 EventBridge event"],
    ["ASFF", { Findings: [asff] }, "1 Security Hub finding (ASFF)"],
  ];
  it.each(cases)("is a problem if a file holds only %s", (_, document, what) => {
    const [problem] = problemsOf([document]);
    expect(problem?.message).toContain(what);
    expect(problem?.message).toContain("aws accessanalyzer get-finding-v2 --analyzer-arn <analyzer> --id ");
  });

  it("names the id, unless it could mean something in a shell", () => {
    expect(problemsOf([event])[0]?.message).toContain("--id finding-1");
    expect(problemsOf([{ ...event, detail: { id: "$(rm)" } }])[0]?.message).toContain("--id <id>");
  });

  it("is a notice beside full records", () => {
    const { findings, notices } = reading([header, permissionRecord([service("s3", "GetObject")])]);
    expect(summary(findings)).toEqual(["$[0] header", "$[1] unused-permissions s3:GetObject"]);
    expect(notices.map(({ path }) => path)).toEqual(["$[0]"]);
  });
});

describe("wrong shapes", () => {
  const details = "findingDetails[0].unusedPermissionDetails";
  const cases: readonly (readonly [string, unknown, string, string])[] = [
    ["a number", 7, "$", "expected a finding (an object), found a number"],
    ["a list of numbers", [7], "$[0]", "expected a finding (an object), found a number"],
    ["a list of null", [null], "$[0]", "expected a finding (an object), found null"],
    [
      "a list of lists in a list",
      { findings: [[]] },
      "$.findings[0]",
      "expected a finding (an object), found an array",
    ],
    ["a list of lists", [[]], "$[0]", "expected a finding (an object), found an array"],
    ["null for the list", { findings: null }, "$.findings", "expected an array of findings, found null"],
    [
      "a number for a service",
      { findings: [permissionRecord([]), permissionRecord([{ serviceNamespace: 7 as unknown as string }])] },
      `$.findings[1].${details}.serviceNamespace`,
      "expected a string, found a number",
    ],
    [
      "an action without a name",
      permissionRecord([{ serviceNamespace: "s3", actions: [{}] }]),
      `$.${details}.actions[0].action`,
      "expected a string, found nothing",
    ],
    [
      "an empty list of actions",
      permissionRecord([{ serviceNamespace: "s3", actions: [] }]),
      `$.${details}.actions`,
      "expected at least one action, found an empty array; leave the key out if the whole service is unused",
    ],
    [
      "a simple empty list of actions",
      [{ serviceNamespace: "s3", actions: [] }],
      "$[0].actions",
      "expected at least one action, found an empty array; leave the key out if the whole service is unused",
    ],
    [
      "actions without a service",
      [{ actions: ["A"] }],
      "$[0].serviceNamespace",
      "expected a string, found nothing",
    ],
    [
      "one action as a string",
      { serviceNamespace: "s3", actions: "A" },
      "$.actions",
      "expected an array, found a string",
    ],
    [
      "an action of another service",
      [{ serviceNamespace: "s3", actions: ["GetObject", "ec2:RunInstances"] }],
      "$[0].actions[1]",
      'expected an action of the service "s3", found "ec2:RunInstances"',
    ],
    [
      "an action of no service",
      [{ serviceNamespace: "s3", actions: [":GetObject"] }],
      "$[0].actions[0]",
      'expected an action of the service "s3", found ":GetObject"',
    ],
    [
      "a text of 100 characters",
      [{ serviceNamespace: "*".repeat(100) }],
      "$[0].serviceNamespace",
      `expected the prefix of a service, such as "s3", found "${"*".repeat(100)}"`,
    ],
    [
      "a longer text, which is cut",
      [{ serviceNamespace: "*".repeat(101) }],
      "$[0].serviceNamespace",
      `expected the prefix of a service, such as "s3", found "${"*".repeat(100)}…"`,
    ],
    [
      "an action of another service in a record",
      permissionRecord([service("s3", "ec2:RunInstances")]),
      `$.${details}.actions[0].action`,
      'expected an action of the service "s3", found "ec2:RunInstances"',
    ],
    [
      "a pattern",
      [{ serviceNamespace: "s3", actions: ["Get*"] }],
      "$[0].actions[0]",
      'expected the name of one action, such as "GetObject", found "Get*"',
    ],
    [
      "a service that is none",
      [{ serviceNamespace: "*" }],
      "$[0].serviceNamespace",
      'expected the prefix of a service, such as "s3", found "*"',
    ],
    [
      "no resource",
      permissionRecord([], { resource: undefined }),
      "$.resource",
      "expected a string, found nothing",
    ],
    [
      "a resource that is no principal",
      permissionRecord([], { resource: "arn:aws:s3:::bucket" }),
      "$.resource",
      'expected the ARN of an IAM role or user, such as arn:aws:iam::111122223333:role/Name, found "arn:aws:s3:::bucket"',
    ],
    [
      "details that are no list",
      permissionRecord([], { findingDetails: {} }),
      "$.findingDetails",
      "expected an array, found an object",
    ],
    [
      "an array for an object",
      permissionRecord([], { findingType: "UnusedIAMRole", findingDetails: [{ unusedIamRoleDetails: [] }] }),
      "$.findingDetails[0].unusedIamRoleDetails",
      "expected an object, found an array",
    ],
    [
      "a time that is a number",
      permissionRecord([], { updatedAt: 1 }),
      "$.updatedAt",
      "expected a string, found a number",
    ],
    [
      "a type that is a number",
      permissionRecord([], { findingType: 1 }),
      "$.findingType",
      "expected a string, found a number",
    ],
  ];
  it.each(cases)("names the place of %s", (_, document, path, message) => {
    expect(problemsOf([document])).toEqual([{ path, message }]);
  });

  it("says what it could have been", () => {
    expect(problemsOf([{ hello: 1 }])[0]).toMatchObject({ path: "$" });
    expect(problemsOf([{ hello: 1 }])[0]?.message).toContain("found an object that is none of these");
    // A list of findings holds findings, not more lists of them.
    expect(problemsOf([{ findings: [{ findings: [permissionRecord([])] }] }])).toMatchObject([
      { path: "$.findings[0]", message: expect.stringContaining("none of these") as unknown },
    ]);
    expect(problemsOf([])).toEqual([{ path: "$", message: "expected findings, found an empty file" }]);
  });

  it("tells all problems of a file", () => {
    expect(problemsOf([[7, { serviceNamespace: "s3", actions: [] }]])).toHaveLength(2);
  });

  it("wants the ARN of a principal from the caller too", () => {
    expect(problemsOf([[]], { principal: "Worker" })[0]?.path).toBe("principal");
  });

  it("lets no key of the input reach a prototype", () => {
    const text = `{"__proto__":{"polluted":true,"status":"RESOLVED"},"constructor":{"prototype":1},"resource":"${WORKER}",
      "findingDetails":[{"unusedPermissionDetails":{"serviceNamespace":"__proto__","actions":[{"action":"__proto__"}]}}]}`;
    const [finding] = findingsOf(JSON.parse(text));
    expect(finding?.source.status).toBe("ACTIVE");
    expect(finding?.kind === "unused-permissions" && shown(finding.unused)).toEqual(["__proto__:__proto__"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("stands a great many problems and deep nesting", () => {
    expect(problemsOf([Array.from({ length: 200_000 }, () => 7)])).toHaveLength(200_000);
    const wide = Array.from({ length: 150_000 }, () => ({ serviceNamespace: "s3", actions: ["*"] }));
    expect(problemsOf([wide])).toHaveLength(150_000);
    const deep = JSON.parse("[".repeat(100_000) + "]".repeat(100_000)) as unknown;
    expect(problemsOf([deep])).toHaveLength(1);
    expect(findingsOf({ serviceNamespace: "s3", strange: deep })).toHaveLength(1);
  });

  it("reads a long list in no time", () => {
    const actions = Array.from({ length: 50_000 }, (_, index) => `Action${String(index)}`);
    const entries = actions.map((action) => ({ serviceNamespace: "s3", actions: [action] }));
    expect(findingsOf([{ serviceNamespace: "s3", actions }, ...entries])).toHaveLength(1);
  });
});
