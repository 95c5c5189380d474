import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Linter } from "eslint";
import { expect, it } from "vitest";
import iamend from "../../src/index.js";
import { finding } from "./support/finding.js";
import { temporaryRoot } from "./support/temporary-root.js";

// A role whose name CloudFormation made up is certain by what its stack is said to hold.

const NAME = "reports-Role-1A2B3C4D5E6F";

const TEMPLATE = `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: main
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: [s3:GetObject, s3:GetObjectAcl], Resource: "*" }
`;

function stack(physicalId: string): object {
  return {
    StackResources: [
      {
        StackName: "reports",
        StackId: "arn:aws:cloudformation:eu-west-1:111122223333:stack/reports/0a1b2c3d",
        LogicalResourceId: "Role",
        PhysicalResourceId: physicalId,
        ResourceType: "AWS::IAM::Role",
        ResourceStatus: "CREATE_COMPLETE",
      },
    ],
  };
}

const root = temporaryRoot({
  "findings.json": finding({ s3: ["GetObjectAcl"] }, `arn:aws:iam::111122223333:role/${NAME}`),
  "stacks.json": stack(NAME),
  "other.json": stack("somebody-else"),
  "app.yaml": TEMPLATE,
});

const OPTIONS = { findings: "findings.json", accounts: ["111122223333"], stacks: { "app.yaml": "reports" } };

function fixed(evidence?: string): ReturnType<Linter["verifyAndFix"]> {
  const given = evidence === undefined ? {} : { evidence };
  const config = iamend.config({ basePath: root, root: ".", ...OPTIONS, ...given });
  const linter = new Linter({ configType: "flat", cwd: root });
  return linter.verifyAndFix(TEMPLATE, config, join(root, "app.yaml"));
}

it("makes a suggestion a fix", () => {
  expect(fixed().fixed).toBe(false);
  expect(fixed("stacks.json")).toMatchObject({
    output: TEMPLATE.replace(", s3:GetObjectAcl", ""),
    messages: [],
  });
});

it("that contradicts the source is told where it does", () => {
  const { messages, fixed: isFixed } = fixed("other.json");
  expect(isFixed).toBe(false);
  expect(messages).toMatchObject([
    { line: 2, message: expect.stringContaining("is called somebody-else") as string },
    { line: 9, ruleId: "iamend/no-unused-permissions" },
  ]);
});

it("counts as soon as it has changed", () => {
  const file = join(root, "changing.json");
  writeFileSync(file, JSON.stringify(stack("somebody-else")));
  expect(fixed("changing.json").fixed).toBe(false);
  writeFileSync(file, JSON.stringify(stack(NAME)));
  expect(fixed("changing.json").fixed).toBe(true);
});
