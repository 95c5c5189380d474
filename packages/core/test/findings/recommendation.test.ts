import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/catalog/catalog.js";
import { joinFindings } from "../../src/findings/join-findings.js";
import { unusedByRecommendation } from "../../src/findings/unused-by-recommendation.js";
import type { PolicyDocument, Statement } from "../../src/policy/document.js";
import { parsePolicy } from "../../src/policy/parse-policy.js";
import { findingsOf, permissionRecord, problemsOf, reading, shown, WORKER } from "./records.js";

const POLICY = "arn:aws:iam::111122223333:policy/Data";

function policy(...actions: readonly string[]): Record<string, unknown> {
  return { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] };
}

function create(recommendedPolicy: unknown, existingPolicyId = POLICY): unknown {
  const step = {
    recommendedAction: "CREATE_POLICY",
    existingPolicyId,
    recommendedPolicy,
    policyUpdatedAt: "2026-02-01",
  };
  return { unusedPermissionsRecommendedStep: step };
}

function detach(existingPolicyId = POLICY): unknown {
  return { unusedPermissionsRecommendedStep: { recommendedAction: "DETACH_POLICY", existingPolicyId } };
}

function answer(
  recommendedSteps: readonly unknown[],
  header: Readonly<Record<string, unknown>> = {},
): unknown {
  return {
    resourceArn: WORKER,
    recommendationType: "UnusedPermissionRecommendation",
    status: "SUCCEEDED",
    startedAt: "2026-06-10T08:00:00Z",
    recommendedSteps,
    ...header,
  };
}

function document(json: unknown): PolicyDocument {
  const read = parsePolicy(json);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

/** A policy of one statement as an adapter could have read it from source. */
function withStatement(part: Partial<Statement>): PolicyDocument {
  const statement: Statement = { effect: "Allow", key: "Action", elements: [{ pattern: "s3:*" }], ...part };
  return { json: {}, statements: [statement], singleStatement: false };
}

describe("get-finding-recommendation", () => {
  const narrower = policy("s3:Get*");

  it("gives the narrower document of each policy, and tells which are to be detached", () => {
    const findings = findingsOf(answer([create(JSON.stringify(narrower)), detach(), detach("inline")]));
    expect(findings).toMatchObject([
      {
        kind: "recommendation",
        principal: WORKER,
        policyId: POLICY,
        recommended: { json: narrower },
        policyUpdatedAt: "2026-02-01",
      },
      { kind: "recommendation", policyId: "inline", recommended: "detach" },
    ]);
  });

  it("passes over steps that say nothing, and aloud over those that name no policy", () => {
    const nameless = { unusedPermissionsRecommendedStep: { recommendedAction: "DETACH_POLICY" } };
    const steps = [{}, { unusedPermissionsRecommendedStep: null }, nameless, detach()];
    const { findings, notices } = reading(answer(steps));
    expect(findings).toMatchObject([{ policyId: POLICY, source: { shape: "get-finding-recommendation" } }]);
    expect(notices).toEqual([
      {
        path: "$.recommendedSteps[2].unusedPermissionsRecommendedStep",
        message: "ignored: it does not say which policy it is about (existingPolicyId)",
      },
    ]);
  });

  it("takes a document that it has, whatever stands on further pages", () => {
    const first = answer([create(JSON.stringify(narrower))], { nextToken: "more" });
    expect(reading(first)).toMatchObject({ findings: [{ recommended: { json: narrower } }], notices: [] });
  });

  it("does not call a policy unused whose replacement may be on a further page", () => {
    const first = answer([detach()], { nextToken: "more" });
    expect(reading(first)).toMatchObject({
      findings: [],
      notices: [{ message: expect.stringContaining("nextToken") as string }],
    });
    const pages = [answer([detach()]), answer([create(JSON.stringify(narrower))])];
    for (const order of [pages, [...pages].reverse()]) {
      const [principal] = joinFindings(findingsOf(order)).principals;
      expect(principal?.recommendations.get(POLICY)).toMatchObject({ recommended: { json: narrower } });
    }
  });

  it("takes several documents for one policy together", () => {
    const one = answer([create(JSON.stringify(policy("s3:Get*")))]);
    const two = answer([create(JSON.stringify(policy("s3:List*")))]);
    const merged = [
      [one, two, one],
      [two, one],
    ].map((order) => joinFindings(findingsOf(order)).principals[0]?.recommendations.get(POLICY)?.recommended);
    expect(merged[0]).toEqual(merged[1]);
    expect(merged[0]).toMatchObject({
      statements: [{ elements: [{ pattern: "s3:Get*" }] }, { elements: [{ pattern: "s3:List*" }] }],
    });
  });

  const step = "recommendedSteps[0].unusedPermissionsRecommendedStep";
  const wrong: readonly (readonly [string, unknown, string, string])[] = [
    ["work in progress", answer([], { status: "IN_PROGRESS" }), "$.status", "still at work"],
    [
      "a failure",
      {
        ...(answer([], { status: "FAILED", error: { code: "X", message: "no" } }) as object),
        recommendedSteps: null,
      },
      "$.status",
      'AWS says "X: no"',
    ],
    [
      "a failure that gives a code alone",
      answer([], { status: "FAILED", error: { code: "X" } }),
      "$.status",
      'expected "SUCCEEDED", found "FAILED"; AWS says "X"',
    ],
    [
      "a failure that says nothing",
      answer([], { status: "FAILED", error: null }),
      "$.status",
      'expected "SUCCEEDED", found "FAILED"',
    ],
    ["no status", answer([], { status: undefined }), "$.status", "expected a string, found nothing"],
    [
      "an answer about no principal",
      answer([detach()], { resourceArn: "arn:aws:s3:::bucket" }),
      "$.resourceArn",
      "expected the ARN of an IAM role or user",
    ],
    ["text that is no JSON", answer([create("{")]), `$.${step}.recommendedPolicy`, "no JSON"],
    ["a missing document", answer([create(undefined)]), `$.${step}.recommendedPolicy`, "found nothing"],
    [
      "a wrong document",
      answer([
        create('{"Version":"2012-10-17","Statement":[{"Effect":"Maybe","Action":"s3:*","Resource":"*"}]}'),
      ]),
      `$.${step}.recommendedPolicy.Statement[0].Effect`,
      'expected "Allow" or "Deny"',
    ],
    [
      "a document with a principal",
      answer([create('{"Statement":[{"Effect":"Allow","Action":"s3:*","Principal":"*","Resource":"*"}]}')]),
      `$.${step}.recommendedPolicy`,
      "found one with a Principal",
    ],
    [
      "a document with a principal in one statement",
      answer([
        create(
          JSON.stringify({
            Statement: [
              { Effect: "Allow", Action: "s3:*", Resource: "*" },
              { Effect: "Allow", Action: "s3:*", Resource: "*", Principal: "*" },
            ],
          }),
        ),
      ]),
      `$.${step}.recommendedPolicy`,
      "found one with a Principal",
    ],
    [
      "an unknown step",
      answer([{ unusedPermissionsRecommendedStep: { recommendedAction: "BURN_POLICY" } }]),
      `$.${step}.recommendedAction`,
      'found "BURN_POLICY"',
    ],
  ];
  it.each(wrong)("refuses %s", (_, json, path, message) => {
    const [problem, ...others] = problemsOf([json]);
    expect(problem?.path).toBe(path);
    expect(problem?.message).toContain(message);
    expect(others).toEqual([]);
  });

  it("adds nothing to the status if AWS does not say why", () => {
    expect(problemsOf([answer([], { status: "FAILED" })])).toEqual([
      { path: "$.status", message: 'expected "SUCCEEDED", found "FAILED"' },
    ]);
  });
});

describe("joined recommendations", () => {
  const dated = (policyUpdatedAt: string): unknown => ({
    unusedPermissionsRecommendedStep: {
      recommendedAction: "DETACH_POLICY",
      existingPolicyId: "inline",
      policyUpdatedAt,
    },
  });

  it("stand by policy, sorted, with the oldest time of the policy", () => {
    const findings = findingsOf([
      answer([dated("2026-03-01"), detach("b")]),
      answer([dated("2026-02-01"), detach("a")]),
    ]);
    const [known] = joinFindings(findings, { minUnusedDays: 90 }).principals;
    expect([...(known?.recommendations ?? [])]).toStrictEqual([
      ["a", { recommended: "detach" }],
      ["b", { recommended: "detach" }],
      ["inline", { recommended: "detach", policyUpdatedAt: "2026-02-01" }],
    ]);
  });

  it("speak of permissions, so the age of other facts is not theirs", () => {
    const role = permissionRecord([], { findingType: "UnusedIAMRole" });
    expect(joinFindings(findingsOf(role)).principals[0]?.analyzedAt).toBe("2026-06-10T08:00:00Z");
    const [known] = joinFindings(findingsOf([role, answer([detach()])])).principals;
    expect(known).not.toHaveProperty("analyzedAt");
  });
});

describe("unusedByRecommendation", () => {
  const catalog = createCatalog({
    format: "iamend-catalog/1",
    date: "2026-01-01",
    source: "test",
    services: { s3: "GetBucketAcl GetObject ListBucket PutObject", sqs: "SendMessage" },
    retired: {},
  });

  const cases: readonly (readonly [readonly string[], readonly string[], readonly string[]])[] = [
    [["s3:*"], ["s3:Get*"], ["s3:ListBucket", "s3:PutObject"]],
    [["s3:getobject", "s3:PutObject"], ["s3:PutObject"], ["s3:GetObject"]],
    [["s3:NewThing", "s3:Get*"], ["s3:GetObject"], ["s3:GetBucketAcl", "s3:NewThing"]],
    [["*"], ["s3:*"], ["sqs:SendMessage"]],
    [["s3:*", "sqs:*"], ["s3:*"], ["sqs:SendMessage"]],
    [["s3:*"], ["S3:*"], []],
    [["new:Thing"], [], ["new:Thing"]],
    [["*", "new:Thing"], ["s3:*"], ["new:Thing", "sqs:SendMessage"]],
    // AWS accepts no wildcard in a service: it allows nothing, so nothing of it is unused; what it says is to stay stays.
    [["*:*", "s3:Get*"], ["s3:GetObject"], ["s3:GetBucketAcl"]],
    [["*"], ["*:Get*", "s3:PutObject"], ["s3:ListBucket", "sqs:SendMessage"]],
  ];
  it.each(cases)("of %j, if %j is to stay", (before, after, expected) => {
    const rest = after.length === 0 ? { Version: "2012-10-17", Statement: [] } : policy(...after);
    const read = unusedByRecommendation(document(policy(...before)), document(rest), catalog);
    expect(read.ok && [...(shown(read.value) ?? [])].sort()).toEqual(expected);
  });

  it("never calls a service unused as a whole", () => {
    const read = unusedByRecommendation(
      document(policy("s3:*", "sqs:*")),
      document(policy("sqs:*")),
      catalog,
    );
    expect(read.ok && read.value.get("s3")?.whole).toBe(false);
  });

  it("looks at nothing but what is allowed", () => {
    const before = {
      Statement: [
        { Effect: "Deny", Action: "s3:*", Resource: "*" },
        { Effect: "Allow", NotAction: "s3:*", Resource: "*" },
        ...(policy("sqs:*")["Statement"] as []),
      ],
    };
    const after = { Statement: [{ Effect: "Deny", Action: "ec2:*", Resource: "*" }] };
    const read = unusedByRecommendation(document(before), document(after), catalog);
    expect(read.ok && shown(read.value)).toEqual(["sqs:SendMessage"]);
  });

  it("sorts services", () => {
    const nothing = document({ Statement: [] });
    const read = unusedByRecommendation(document(policy("sqs:*", "new:Thing", "s3:Put*")), nothing, catalog);
    expect(read.ok && shown(read.value)).toEqual(["new:Thing", "s3:PutObject", "sqs:SendMessage"]);
  });

  it("calls nothing unused of an element whose value is not certain, but takes it for allowed", () => {
    const opaque = withStatement({
      elements: [{ opaque: "var.actions", values: ["s3:*"] }, { opaque: "local.more" }, { pattern: "sqs:*" }],
    });
    const read = unusedByRecommendation(opaque, document(policy("s3:GetObject")), catalog);
    expect(read.ok && shown(read.value)).toEqual(["sqs:SendMessage"]);
  });

  const unclear: readonly (readonly [string, Partial<Statement>, string])[] = [
    ["an opaque element", { elements: [{ pattern: "s3:*" }, { opaque: "var.actions" }] }, "var.actions"],
    ["patterns that are not listed", { open: "a dynamic block" }, "a dynamic block"],
    ["an unknown effect", { effect: "unknown" }, "its effect is not"],
  ];
  it.each(unclear)("refuses a recommendation with %s", (_, part, why) => {
    const read = unusedByRecommendation(document(policy("s3:*")), withStatement(part), catalog);
    expect(read).toEqual({
      ok: false,
      problems: [{ path: "$", message: `what the recommendation allows is not fully known: ${why}` }],
    });
  });

  it.each([
    ["another policy", policy("sqs:*"), 'it allows "sqs:*", which the policy does not'],
    ["a wider one", policy("s3:*", "s3:GetObject"), 'it allows "s3:*", which the policy does not'],
    ["NotAction", { Statement: [{ Effect: "Allow", NotAction: "s3:*", Resource: "*" }] }, "NotAction"],
  ])("refuses a recommendation of %s", (_, recommended, message) => {
    const read = unusedByRecommendation(document(policy("s3:Get*")), document(recommended), catalog);
    expect(!read.ok && read.problems[0]?.path).toBe("$");
    expect(!read.ok && read.problems[0]?.message).toContain(message);
  });
});
