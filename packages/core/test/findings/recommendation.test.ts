import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/catalog/catalog.js";
import { joinFindings } from "../../src/findings/join-findings.js";
import { unusedByRecommendation } from "../../src/findings/unused-by-recommendation.js";
import type { PolicyDocument } from "../../src/policy/document.js";
import { parsePolicy } from "../../src/policy/parse-policy.js";
import { findingsOf, problemsOf, reading, shown, WORKER } from "./records.js";

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
      Statement: [{ Effect: "Deny", Action: "s3:*", Resource: "*" }, ...(policy("sqs:*")["Statement"] as [])],
    };
    const after = { Statement: [{ Effect: "Deny", Action: "ec2:*", Resource: "*" }] };
    const read = unusedByRecommendation(document(before), document(after), catalog);
    expect(read.ok && shown(read.value)).toEqual(["sqs:SendMessage"]);
  });

  it.each([
    ["another policy", policy("sqs:*"), 'it allows "sqs:*", which the policy does not'],
    ["a wider one", policy("s3:*", "s3:GetObject"), 'it allows "s3:*", which the policy does not'],
    ["NotAction", { Statement: [{ Effect: "Allow", NotAction: "s3:*", Resource: "*" }] }, "NotAction"],
  ])("refuses a recommendation of %s", (_, recommended, message) => {
    const read = unusedByRecommendation(document(policy("s3:Get*")), document(recommended), catalog);
    expect(!read.ok && read.problems[0]?.message).toContain(message);
  });
});
