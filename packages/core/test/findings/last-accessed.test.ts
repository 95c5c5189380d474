import { describe, expect, it } from "vitest";
import { joinFindings } from "../../src/findings/join-findings.js";
import { findingsOf, problemsOf, reading, shown, WORKER } from "./records.js";

function report(services: readonly unknown[], header: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    JobStatus: "COMPLETED",
    JobType: "ACTION_LEVEL",
    JobCreationDate: "2026-06-10T08:00:00.123Z",
    JobCompletionDate: "2026-06-10T08:00:05.456Z",
    IsTruncated: false,
    ServicesLastAccessed: services,
    ...header,
  };
}

const time = "2026-05-01T00:00:00Z";

describe("services", () => {
  const never = { ServiceName: "Amazon S3", ServiceNamespace: "s3", TotalAuthenticatedEntities: 0 };
  const tracked = [
    { ActionName: "GetBucketAcl" },
    { ActionName: "ListAllMyBuckets", LastAccessedTime: time },
  ];
  const cases: readonly (readonly [string, object, readonly string[]])[] = [
    ["without any access", never, ["s3"]],
    ["without access to what is tracked", { ...never, TrackedActionsLastAccessed: [tracked[0]] }, ["s3"]],
    ["in use, nothing tracked", { ...never, LastAuthenticated: time, TotalAuthenticatedEntities: 1 }, []],
    ["in use by count alone", { ...never, TotalAuthenticatedEntities: 1 }, []],
    [
      "in use in part",
      { ...never, LastAuthenticated: time, TrackedActionsLastAccessed: tracked },
      ["s3:GetBucketAcl"],
    ],
    [
      "in use by a tracked action alone",
      { ...never, TrackedActionsLastAccessed: tracked },
      ["s3:GetBucketAcl"],
    ],
  ];
  it.each(cases)("%s", (_, one, expected) => {
    const findings = findingsOf(report([one]), { principal: WORKER });
    expect(shown(joinFindings(findings).principals[0]?.unused)).toEqual(expected);
  });
});

describe("reports", () => {
  it("is analysed when its job was done, about the principal of the caller", () => {
    const [finding] = findingsOf(report([]), { principal: WORKER });
    expect(finding).toMatchObject({
      principal: WORKER,
      source: { shape: "get-service-last-accessed-details", analyzedAt: "2026-06-10T08:00:05.456Z" },
    });
  });

  it("names nobody if the caller does not", () => {
    expect(findingsOf(report([]))[0]).not.toHaveProperty("principal");
  });

  it("says that further pages are missing", () => {
    const [notice, ...others] = reading(report([], { IsTruncated: true, Marker: "x" })).notices;
    expect(notice?.path).toBe("$.IsTruncated");
    expect(notice?.message).toContain("--marker");
    expect(others).toEqual([]);
    expect(reading(report([])).notices).toEqual([]);
  });

  it("joins the pages of one job", () => {
    const pages = [
      report([{ ServiceNamespace: "s3" }], { IsTruncated: true }),
      report([{ ServiceNamespace: "sqs" }]),
    ];
    expect(shown(joinFindings(findingsOf(pages)).principals[0]?.unused)).toEqual(["s3", "sqs"]);
  });

  it("intersects the reports of two jobs", () => {
    const later = {
      JobCreationDate: "2026-06-11T08:00:00.123Z",
      JobCompletionDate: "2026-06-11T08:00:05.456Z",
    };
    const less = [{ ServiceNamespace: "s3" }];
    const more = [{ ServiceNamespace: "s3" }, { ServiceNamespace: "ec2" }];
    for (const jobs of [
      [report(more), report(less, later)],
      [report(less), report(more, later)],
    ]) {
      expect(shown(joinFindings(findingsOf(jobs)).principals[0]?.unused)).toEqual(["s3"]);
    }
  });

  it.each([
    ["began", { JobCreationDate: null }],
    ["ended", { JobCompletionDate: null }],
  ])("intersects reports that do not tell when their job %s", (_, times) => {
    const [alone] = findingsOf(report([], times));
    expect(alone?.source).not.toHaveProperty("id");
    const reports = [
      report([{ ServiceNamespace: "s3" }, { ServiceNamespace: "ec2" }], times),
      report([{ ServiceNamespace: "s3" }, { ServiceNamespace: "sqs" }], times),
    ];
    expect(shown(joinFindings(findingsOf(reports)).principals[0]?.unused)).toEqual(["s3"]);
  });

  it("takes a service for used that one page calls unused and another used", () => {
    const pages = [
      report([{ ServiceNamespace: "s3" }]),
      report([{ ServiceNamespace: "s3", LastAuthenticated: time }]),
    ];
    for (const order of [pages, [...pages].reverse()]) {
      expect(shown(joinFindings(findingsOf(order)).principals[0]?.unused)).toEqual([]);
    }
  });

  it("is a problem if it does not say that its job is done", () => {
    expect(problemsOf([{ ServicesLastAccessed: [] }])).toEqual([
      { path: "$.JobStatus", message: "expected a string, found nothing" },
    ]);
  });

  it.each(["IN_PROGRESS", "FAILED"])("is a problem if the job is %s", (JobStatus) => {
    const [problem] = problemsOf([{ JobStatus, JobCreationDate: time }]);
    expect(problem?.path).toBe("$.JobStatus");
    expect(problem?.message).toContain(`expected "COMPLETED", found "${JobStatus}"`);
  });

  it("names places by its own keys", () => {
    expect(problemsOf([report([{}])])).toEqual([
      { path: "$.ServicesLastAccessed[0].ServiceNamespace", message: "expected a string, found nothing" },
    ]);
    expect(problemsOf([report([{ ServiceNamespace: "*" }])])).toEqual([
      {
        path: "$.ServicesLastAccessed[0].ServiceNamespace",
        message: 'expected the prefix of a service, such as "s3", found "*"',
      },
    ]);
    const wrong = {
      ServiceNamespace: "s3",
      LastAuthenticated: time,
      TrackedActionsLastAccessed: [{ ActionName: "ec2:A" }],
    };
    expect(problemsOf([report([wrong])])[0]?.path).toBe(
      "$.ServicesLastAccessed[0].TrackedActionsLastAccessed[0].ActionName",
    );
  });
});
