import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { catalogFile2024 } from "../support/catalog-2024.js";
import { inFolder, runIamend, type Run } from "../support/run-iamend.js";

const REFERENCE = fileURLToPath(new URL("../../fixtures/reference", import.meta.url));

function refine(
  policy: unknown,
  unused: unknown,
  args: readonly string[] = [],
  files: Record<string, unknown> = {},
): Run {
  return inFolder({ "policy.json": policy, "unused.json": unused, ...files }, (cwd) =>
    runIamend(["refine", "policy.json", "--unused", "unused.json", ...args], { cwd }),
  );
}

function allow(...actions: readonly string[]): unknown {
  return { Effect: "Allow", Action: actions, Resource: "*" };
}

const NOTHING: readonly unknown[] = [];
const TAGS_UNUSED = [{ serviceNamespace: "s3", actions: ["GetObjectTagging", "s3:PutObjectTagging"] }];

describe("iamend refine", () => {
  it("gives the answer of the reference example", () => {
    inFolder({ "catalog.json": catalogFile2024() }, (cwd) => {
      const run = runIamend(
        ["refine", "policy.json", "--unused", "finding.json", "--catalog", `${cwd}/catalog.json`],
        { cwd: REFERENCE },
      );
      expect(run.code).toBe(0);
      const policy = JSON.parse(run.out) as { Statement: { Action: string[] }[] };
      expect(policy.Statement.map(({ Action }) => Action)).toEqual([
        ["lambda:Invoke*"],
        [
          "s3:GetAccess*",
          "s3:GetAccountPublicAccessBlock",
          "s3:GetDataAccess",
          "s3:GetJobTagging",
          "s3:GetMulti*",
          "s3:GetObject*",
          "s3:GetStorage*",
          "s3:List*",
        ],
      ]);
      expect(run.err).toMatchInlineSnapshot(`
        "policy.json: 30 known permissions removed (8 patterns removed, 1 replaced), proven
        "
      `);
    });
  });

  it("shows the change as a diff of the document", () => {
    const policy = { Version: "2012-10-17", Statement: [allow("s3:GetObject", "s3:GetObjectTagging")] };
    expect(refine(policy, TAGS_UNUSED, ["--format", "diff"]).out).toMatchInlineSnapshot(`
      "--- policy.json
      +++ policy.json
      @@ -4,8 +4,7 @@
           {
             "Effect": "Allow",
             "Action": [
      -        "s3:GetObject",
      -        "s3:GetObjectTagging"
      +        "s3:GetObject"
             ],
             "Resource": "*"
           }
      "
    `);
  });

  it("takes a recommendation to detach for nothing of the policy being used, beside other sources and --keep", () => {
    const detach = {
      resourceArn: "arn:aws:iam::111122223333:role/worker",
      status: "SUCCEEDED",
      recommendedSteps: [
        { unusedPermissionsRecommendedStep: { recommendedAction: "DETACH_POLICY", existingPolicyId: "old" } },
      ],
    };
    const policy = { Statement: [allow("s3:GetObject", "s3:PutObject")] };
    expect(refine(policy, detach, ["--policy", "old"])).toMatchObject({ code: 1, out: "" });
    const kept = refine(policy, detach, ["--policy", "old", "--keep", "s3:Get*"]);
    expect(JSON.parse(kept.out)).toEqual({ Statement: [allow("s3:GetObject")] });
  });

  it("changes nothing but the patterns: numbers, order of keys, line ends and a BOM stay, and the diff is a patch", () => {
    const text = [
      "\ufeff{",
      '\t"Statement": [{"Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObjectTagging"], "Resource": "*",',
      '\t\t"Condition": {"NumericLessThan": {"z": 1.0, "10": 1e2, "2": 3}}}]',
      "}",
    ].join("\r\n");
    const run = refine(text, TAGS_UNUSED);
    expect(run.out).toBe(`${text.replace(', "s3:GetObjectTagging"', "")}\n`);
    const lines = refine(text, TAGS_UNUSED, ["--format", "diff"]).out.split("\n");
    expect(lines.filter((line) => /^[-+](?![-+])/.test(line))).toHaveLength(4);
  });

  it("keeps the shape: a single statement, no Version, the order of keys, a lone pattern, the indentation", () => {
    const text = `{
    "Statement": {
        "Resource": "*",
        "Action": "sns:S*",
        "Effect": "Allow",
        "Sid": "One"
    },
    "Id": "x"
}
`;
    const run = refine(text, [{ serviceNamespace: "sns", actions: ["Subscribe"] }]);
    expect(run.out).toBe(text.replace("sns:S*", "sns:Set*"));
  });

  it("prints a policy that needs no change byte for byte", () => {
    const text = '{"Statement":[ {"Effect":"Allow","Action":["s3:GetObject"],  "Resource":"*"}]}';
    const run = refine(text, TAGS_UNUSED);
    expect(run).toMatchObject({ code: 0, out: `${text}\n`, err: "policy.json: nothing to remove\n" });
  });

  it("prints nothing and exits 1 if no Allow statement would remain", () => {
    const policy = {
      Statement: [allow("s3:GetObjectTagging"), { Effect: "Deny", Action: "s3:*", Resource: "*" }],
    };
    const run = refine(policy, TAGS_UNUSED);
    expect(run).toMatchObject({ code: 1, out: "" });
    expect(run.err).toContain("can be detached or deleted");
  });

  it("leaves an Allow with NotAction as it was, and says what would narrow it", () => {
    const policy = {
      Statement: [
        { Effect: "Allow", NotAction: ["iam:*"], Resource: "*" },
        allow("s3:PutObjectTagging", "s3:PutObject"),
      ],
    };
    const run = refine(policy, TAGS_UNUSED);
    expect(JSON.parse(run.out)).toEqual({
      Statement: [{ Effect: "Allow", NotAction: ["iam:*"], Resource: "*" }, allow("s3:PutObject")],
    });
    expect(run.err).toContain("statement 1: an Allow with NotAction");
    expect(run.err).toContain("add s3:GetObjectTagging, s3:PutObjectTagging to its NotAction");
  });

  it("leaves what would cross the quota as it was, and narrows the rest", () => {
    const policy = { Statement: [allow("*"), allow("s3:PutObject", "s3:PutObjectTagging")] };
    const run = refine(policy, TAGS_UNUSED);
    expect(JSON.parse(run.out)).toEqual({ Statement: [allow("*"), allow("s3:PutObject")] });
    expect(run.err).toMatch(
      /left as it was: policy.json: statement 1: the policy would have \d+ characters, and the quota is 6144; split/,
    );
  });

  it("takes another quota for another kind of attachment", () => {
    const run = refine({ Statement: [allow("*")] }, TAGS_UNUSED, ["--attachment", "inline-role"]);
    const policy = JSON.parse(run.out) as { Statement: { Action: string[] }[] };
    expect(policy.Statement[0]?.Action).toContain("ec2:*");
    expect(policy.Statement[0]?.Action).not.toContain("s3:*");
  });

  it("counts what --keep names as used, also in a service that is wholly unused", () => {
    const run = refine(
      { Statement: [allow("sqs:*", "s3:GetObject")] },
      [{ serviceNamespace: "sqs" }],
      ["--keep", "sqs:PurgeQueue"],
    );
    expect(JSON.parse(run.out)).toEqual({ Statement: [allow("sqs:PurgeQueue", "s3:GetObject")] });
  });

  it("warns that iam:PassRole is not tracked", () => {
    const run = refine({ Statement: [allow("iam:PassRole", "s3:GetObject")] }, [{ serviceNamespace: "iam" }]);
    expect(run.err).toContain("AWS does not track iam:PassRole");
  });

  it("reads the policy from standard input", () => {
    const run = inFolder({ "unused.json": TAGS_UNUSED }, (cwd) =>
      runIamend(["refine", "-", "--unused", "unused.json"], {
        cwd,
        input: JSON.stringify({ Statement: [allow("s3:GetObjectTagging", "s3:GetObject")] }),
      }),
    );
    expect(run.code).toBe(0);
    expect(JSON.parse(run.out)).toEqual({ Statement: [allow("s3:GetObject")] });
  });

  it("removes only what every file says is unused", () => {
    const run = refine(
      { Statement: [allow("s3:GetObjectTagging", "s3:PutObjectTagging")] },
      TAGS_UNUSED,
      ["--unused", "other.json"],
      { "other.json": [{ serviceNamespace: "s3", actions: ["PutObjectTagging"] }] },
    );
    expect(JSON.parse(run.out)).toEqual({ Statement: [allow("s3:GetObjectTagging")] });
  });

  it("takes empty findings for nothing unused, and says so", () => {
    const run = refine({ Statement: [allow("s3:GetObject")] }, NOTHING);
    expect(run.code).toBe(0);
    expect(run.err).toContain("note: unused.json: there are no findings in it");
  });

  it("wants to know which principal, if there are several", () => {
    const finding = (name: string): unknown => ({
      id: name,
      resource: `arn:aws:iam::111122223333:role/${name}`,
      status: "ACTIVE",
      findingType: "UnusedPermission",
      analyzedAt: "2026-10-01T00:00:00Z",
      updatedAt: "2026-10-01T00:00:00Z",
      findingDetails: [
        { unusedPermissionDetails: { serviceNamespace: "s3", actions: [{ action: `${name}Object` }] } },
      ],
    });
    const policy = { Statement: [allow("s3:GetObject", "s3:PutObject")] };
    const lines = `${JSON.stringify(finding("Get"))}\n${JSON.stringify(finding("Put"))}\n`;
    const unclear = refine(policy, lines);
    expect(unclear).toMatchObject({ code: 2, out: "" });
    expect(unclear.err).toContain("findings about 2 principals");
    const clear = refine(policy, lines, ["--principal", "arn:aws:iam::111122223333:role/put"]);
    expect(JSON.parse(clear.out)).toEqual({ Statement: [allow("s3:GetObject")] });
    const other = refine(policy, lines, ["--principal", "arn:aws:iam::111122223333:role/Other"]);
    expect(other.code).toBe(0);
    expect(other.err).toContain("no active finding about arn:aws:iam::111122223333:role/Other");
  });

  it("takes a recommendation for the policy that it is about, and for no other", () => {
    const recommendation = {
      resourceArn: "arn:aws:iam::111122223333:role/worker",
      status: "SUCCEEDED",
      recommendationType: "UnusedPermissionRecommendation",
      recommendedSteps: [
        {
          unusedPermissionsRecommendedStep: {
            recommendedAction: "CREATE_POLICY",
            existingPolicyId: "worker-inline",
            recommendedPolicy: JSON.stringify({ Version: "2012-10-17", Statement: [allow("s3:GetObject")] }),
          },
        },
        {
          unusedPermissionsRecommendedStep: {
            recommendedAction: "DETACH_POLICY",
            existingPolicyId: "worker-inline",
          },
        },
      ],
    };
    const unnamed = refine({ Statement: [allow("s3:GetObject", "s3:PutObject")] }, recommendation);
    expect(unnamed).toMatchObject({ code: 2, out: "" });
    expect(unnamed.err).toContain("recommendations for worker-inline; expected --policy ID");
    const named = ["--policy", "worker-inline"];
    const run = refine({ Statement: [allow("s3:GetObject", "s3:PutObject")] }, recommendation, named);
    expect(JSON.parse(run.out)).toEqual({ Statement: [allow("s3:GetObject")] });
    const other = refine({ Statement: [allow("sqs:SendMessage")] }, recommendation, named);
    expect(other).toMatchObject({ code: 2, out: "" });
    expect(other.err).toContain("not about this policy");
  });
});
