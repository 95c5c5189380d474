import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inFolder, runIamend } from "../../support/run-iamend.js";

const ACCOUNT = "111122223333";
const OTHER = "444455556666";
const ROLE = "app-prod-AppRole-1A2B3C4D5E6F7";

const TEMPLATE = `Resources:
  AppRole:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: main
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action:
                  - s3:GetObject
                  - s3:PutObject # for uploads
                Resource: "*"
`;
const FIXED = TEMPLATE.replace("                  - s3:PutObject # for uploads\n", "");

function finding(name: string, account = ACCOUNT): object {
  return {
    id: `${account}-${name}`,
    resource: `arn:aws:iam::${account}:role/${name}`,
    resourceType: "AWS::IAM::Role",
    resourceOwnerAccount: account,
    status: "ACTIVE",
    findingType: "UnusedPermission",
    analyzedAt: "2026-09-30T00:00:00Z",
    createdAt: "2026-09-30T00:00:00Z",
    updatedAt: "2026-09-30T00:00:00Z",
    findingDetails: [
      { unusedPermissionDetails: { serviceNamespace: "s3", actions: [{ action: "PutObject" }] } },
    ],
  };
}

/** As `aws cloudformation describe-stack-resources` prints it. */
function stack(name: string, physicalId: string, account = ACCOUNT, logicalId = "AppRole"): object {
  return {
    StackResources: [
      {
        StackName: name,
        StackId: `arn:aws:cloudformation:eu-west-1:${account}:stack/${name}/0a1b2c3d-${account}`,
        LogicalResourceId: logicalId,
        PhysicalResourceId: physicalId,
        ResourceType: "AWS::IAM::Role",
        Timestamp: "2026-01-02T03:04:05.678000+00:00",
        ResourceStatus: "CREATE_COMPLETE",
        DriftInformation: { StackResourceDriftStatus: "NOT_CHECKED" },
      },
    ],
  };
}

/** As `aws cloudformation list-stack-resources` prints it. */
function list(physicalId: string): object {
  return {
    StackResourceSummaries: [
      {
        LogicalResourceId: "AppRole",
        PhysicalResourceId: physicalId,
        ResourceType: "AWS::IAM::Role",
        LastUpdatedTimestamp: "2026-01-02T03:04:05.678000+00:00",
        ResourceStatus: "CREATE_COMPLETE",
      },
    ],
  };
}

const CONFIGURATION = {
  findings: "finding.json",
  accounts: [ACCOUNT],
  stacks: { "app.yaml": "app-prod" },
};
const SAMPLE = {
  "app.yaml": TEMPLATE,
  "finding.json": [finding(ROLE)],
  "iamend.config.json": CONFIGURATION,
};

const pretty = (...documents: readonly object[]): string =>
  documents.map((one) => `${JSON.stringify(one, null, 4)}\n`).join("");

/** What a file may hold, all of it the same evidence. */
const shapes: readonly (readonly [name: string, evidence: string])[] = [
  ["describe-stack-resources", pretty(stack("app-prod", ROLE))],
  ["list-stack-resources", pretty(list(ROLE))],
  ["several, one behind the other", pretty(stack("network", "x", ACCOUNT, "Flow"), stack("app-prod", ROLE))],
  ["several on one line each", `${JSON.stringify(list(ROLE))}\n${JSON.stringify(stack("app-prod", ROLE))}\n`],
  ["several in an array", JSON.stringify([stack("app-prod", ROLE), [list(ROLE)]])],
  [
    "one behind the other without a line between",
    `${JSON.stringify(stack("app-prod", ROLE), null, 1)}${pretty(list(ROLE))}`,
  ],
];

describe("evidence of stacks", () => {
  it.each(shapes)("makes a computed name certain: %s", (_, evidence) => {
    inFolder({ ...SAMPLE, "stacks.json": evidence }, (folder) => {
      const { code } = runIamend(["check", "--evidence", "stacks.json", "--fix"], { cwd: folder });
      expect([code, readFileSync(join(folder, "app.yaml"), "utf8")]).toEqual([0, FIXED]);
    });
  });

  it("is named by the configuration, from its own folder, or comes from standard input", () => {
    const evidence = pretty(stack("app-prod", ROLE));
    const configuration = { ...CONFIGURATION, evidence: ["evidence/stacks.json"] };
    const files = {
      ...SAMPLE,
      "evidence/stacks.json": evidence,
      "iamend.config.json": configuration,
      "a/b.txt": "",
    };
    inFolder(files, (folder) => {
      const { code } = runIamend(["check", "--fix", ".."], { cwd: join(folder, "a") });
      expect([code, readFileSync(join(folder, "app.yaml"), "utf8")]).toEqual([0, FIXED]);
    });
    inFolder(SAMPLE, (folder) => {
      const { code } = runIamend(["check", "--fix", "--evidence", "-"], { cwd: folder, input: evidence });
      expect(code).toBe(0);
    });
  });

  it("may be followed by paths", () => {
    inFolder({ ...SAMPLE, "stacks.json": pretty(stack("app-prod", ROLE)) }, (folder) => {
      const { out } = runIamend(["check", "--evidence", "stacks.json", "app.yaml"], { cwd: folder });
      expect(out).toContain("1 fixable with --fix:");
    });
  });

  it("is how the name is known", () => {
    inFolder({ ...SAMPLE, "stacks.json": pretty(stack("app-prod", ROLE)) }, (folder) => {
      const args = ["check", "--evidence", "stacks.json"];
      expect(runIamend([...args, "--explain-holders"], { cwd: folder }).out).toContain(
        "name told by evidence",
      );
      const { holders } = JSON.parse(
        runIamend([...args, "--explain-holders", "--format", "json"], { cwd: folder }).out,
      ) as { readonly holders: readonly { readonly closed: boolean }[] };
      expect(holders).toMatchObject([{ closed: true, holders: [{ known: "evidence", name: ROLE }] }]);
    });
  });

  it("is asked for where it would make a change certain", () => {
    inFolder(SAMPLE, (folder) => {
      const { out } = runIamend(["check"], { cwd: folder });
      expect(out).toContain("give `--evidence` of its stack");
      expect(out).toContain('in the configuration, "evidence": ["<file>"]');
    });
  });

  const open: readonly (readonly [name: string, files: object, said: string])[] = [
    [
      "of one of two accounts",
      { "iamend.config.json": { ...CONFIGURATION, accounts: [ACCOUNT, OTHER] } },
      `no evidence tells of it in account ${OTHER}; give \`--evidence\` of that too (what \`aws cloudformation describe-stack-resources --stack-name app-prod\` prints there)`,
    ],
    [
      "of a template whose stacks are not named",
      { "iamend.config.json": { ...CONFIGURATION, stacks: {} } },
      '"stacks": {"<template>": ["<stack>"]}',
    ],
    [
      "without accounts",
      { "iamend.config.json": { ...CONFIGURATION, accounts: undefined } },
      '"accounts": ["<account id>"]',
    ],
    [
      "and of a stack that nobody has named",
      { "more.json": pretty(stack("app-dev", "app-dev-AppRole-AAAAAAAAAAAA")) },
      "the stack app-dev looks like one of app.yaml, and `stacks` does not name it",
    ],
    [
      "where another role is named alike",
      { "finding.json": [finding(ROLE), finding("app-prod-AppRole-AAAAAAAAAAAA")] },
      "app-prod-AppRole-AAAAAAAAAAAA, which is named alike",
    ],
  ];
  it.each(open)("leaves a suggestion: %s", (_, files, said) => {
    const all = { ...SAMPLE, "stacks.json": pretty(stack("app-prod", ROLE)), "more.json": "[]", ...files };
    inFolder(all, (folder) => {
      const { out } = runIamend(["check", "--evidence", "stacks.json", "more.json"], { cwd: folder });
      expect(out).toContain(said);
      expect(out).toContain("1 fixable with --fix-suggestions");
    });
  });

  it("of two accounts counts for both", () => {
    const other = "app-prod-AppRole-7F6E5D4C3B2A";
    const files = {
      ...SAMPLE,
      "stacks.json": pretty(stack("app-prod", ROLE), stack("app-prod", other, OTHER)),
      "finding.json": [finding(ROLE)],
      "iamend.config.json": { ...CONFIGURATION, evidence: "stacks.json", accounts: [ACCOUNT, OTHER] },
    };
    inFolder(files, (folder) => {
      const { code, out } = runIamend(["check"], { cwd: folder });
      expect([code, out]).toEqual([0, expect.not.stringContaining("s3:PutObject")]);
    });
    inFolder({ ...files, "finding.json": [finding(ROLE), finding(other, OTHER)] }, (folder) => {
      expect(runIamend(["check"], { cwd: folder }).out).toContain("1 fixable with --fix:");
    });
  });

  it("of stacks of one template that are told with their accounts counts for each", () => {
    const arn = (name: string, account: string): string =>
      `arn:aws:cloudformation:eu-west-1:${account}:stack/${name}`;
    const dev = "app-dev-AppRole-7F6E5D4C3B2A";
    const files = {
      ...SAMPLE,
      "stacks.json": pretty(stack("app-prod", ROLE), stack("app-dev", dev, OTHER)),
      "finding.json": [finding(ROLE), finding(dev, OTHER)],
      "iamend.config.json": {
        findings: "finding.json",
        evidence: "stacks.json",
        stacks: { "app.yaml": [arn("app-prod", ACCOUNT), arn("app-dev", OTHER)] },
      },
    };
    inFolder(files, (folder) => {
      expect(runIamend(["check", "--fix"], { cwd: folder }).code).toBe(0);
      expect(readFileSync(join(folder, "app.yaml"), "utf8")).toBe(FIXED);
    });
    inFolder({ ...files, "finding.json": [finding(ROLE)] }, (folder) => {
      expect(runIamend(["check", "--fix"], { cwd: folder }).code).toBe(0);
      expect(readFileSync(join(folder, "app.yaml"), "utf8")).toBe(TEMPLATE);
    });
  });

  it("that contradicts the source is told, proves nothing, and is an error with --strict", () => {
    inFolder({ ...SAMPLE, "stacks.json": pretty(stack("app-prod", "legacy-role")) }, (folder) => {
      const { code, out, err } = runIamend(["check", "--evidence", "stacks.json"], { cwd: folder });
      const said = "stacks.json: $.StackResources[0] says that AppRole is called legacy-role";
      expect(code).toBe(1);
      expect(out).toContain(`not fixed ${said}`);
      expect(err).toContain(`note: app.yaml:2:3: ${said}`);
      const strict = runIamend(["check", "--strict", "--evidence", "stacks.json"], { cwd: folder });
      expect(strict.err).toContain(`error: app.yaml:2:3: ${said}`);
    });
  });

  it("that fits nothing is told", () => {
    inFolder({ ...SAMPLE, "stacks.json": pretty(stack("other", "x", ACCOUNT, "X")) }, (folder) => {
      const { err } = runIamend(["check", "--evidence", "stacks.json"], { cwd: folder });
      expect(err).toContain("note: stacks.json: $.StackResources: the stack other fits none of this source");
    });
  });

  const wrong: readonly (readonly [name: string, evidence: string, said: string])[] = [
    [
      "findings",
      JSON.stringify([finding(ROLE)]),
      "stacks.json:1:2: $[0]: expected evidence: what `aws cloudformation",
    ],
    ["a number", "1", "stacks.json:1:1: $: expected evidence"],
    ["nothing", "", "stacks.json: expected evidence (JSON), found an empty file"],
    ["no JSON", "{", "stacks.json:1:1: not valid JSON"],
    [
      "a second document that is cut off",
      `${pretty(list("a"))}{\n  "StackResources": [\n`,
      "stacks.json:13:22: not valid JSON",
    ],
    [
      "no list of resources",
      '{ "StackResources": "all" }',
      "stacks.json:1:21: $.StackResources: expected the resources of a stack, in an array",
    ],
    [
      "a resource without a type, in a second document",
      `${pretty(list("a"))}{\n  "StackResources": [\n    { "LogicalResourceId": "A" }\n  ]\n}\n`,
      'stacks.json:14:5: $.StackResources[0].ResourceType: expected a type such as "AWS::IAM::Role"',
    ],
    [
      "a stack without an ARN, in an array",
      '[{ "StackResources": [{ "LogicalResourceId": "A", "ResourceType": "B", "StackId": "c" }] }]',
      "stacks.json:1:83: $[0].StackResources[0].StackId: expected the ARN of a stack",
    ],
    [
      "a key that is given twice",
      '{ "StackResources": [], "StackResources": [] }',
      "occurs twice in one object",
    ],
  ];
  it.each(wrong)("is refused: %s", (_, evidence, said) => {
    inFolder({ ...SAMPLE, "stacks.json": evidence }, (folder) => {
      const { code, out, err } = runIamend(["check", "--evidence", "stacks.json"], { cwd: folder });
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain(`iamend: ${said.startsWith("occurs") ? "" : said}`);
      expect(err).toContain(said);
    });
  });

  it("that is not there, or that the configuration names in another way, is refused", () => {
    const configuration = { ...CONFIGURATION, evidence: 1 };
    inFolder({ ...SAMPLE, "wrong.json": configuration }, (folder) => {
      const missing = runIamend(["check", "--evidence", "none.json"], { cwd: folder });
      expect([missing.code, missing.err]).toEqual([
        2,
        expect.stringContaining("none.json: no such file (expected evidence (JSON))"),
      ]);
      const odd = runIamend(["check", "--config", "wrong.json"], { cwd: folder });
      expect([odd.code, odd.err]).toEqual([2, expect.stringContaining("$.evidence: expected a string or")]);
    });
  });

  it("that holds nothing is told", () => {
    inFolder({ ...SAMPLE, "stacks.json": "[]" }, (folder) => {
      const { code, err } = runIamend(["check", "--evidence", "stacks.json"], { cwd: folder });
      expect([code, err]).toEqual([1, expect.stringContaining("stacks.json: there are no resources in it")]);
    });
  });
});
