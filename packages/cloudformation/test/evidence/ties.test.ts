import { describe, expect, it } from "vitest";
import type { DeployedHolder, Tie } from "../../src/contract.js";
import { readStackResources } from "../../src/evidence/read-stack-resources.js";
import { createPrincipals } from "../../src/link/holder/principals.js";
import { instancesOf, type Files } from "../template/instances.js";
import { described, listed, resource, stackArn } from "./stacks.js";

const OTHER = "444455556666";
const RANDOM = "1A2B3C4D5E6F";

interface TiesCase {
  readonly files: Files;
  readonly stacks?: Readonly<Record<string, readonly string[]>>;
  readonly accounts?: Readonly<Record<string, readonly string[]>>;
  /** As several files. */
  readonly evidence: readonly unknown[];
  /** `address = account/name…`, then codes of why others may be meant; then codes of what does not fit. */
  readonly expected: readonly string[];
}

function role(logicalId: string, name: string): ReturnType<typeof resource> {
  return resource(logicalId, "AWS::IAM::Role", name);
}

function outline({ files, stacks = {}, accounts = {}, evidence }: TiesCase): readonly string[] {
  const ties = evidence.flatMap((json, index): readonly Tie[] => {
    const read = readStackResources(`${String(index)}.json: $`, json);
    if (read === undefined || "message" in read) throw new Error(JSON.stringify(read));
    return read.ties;
  });
  const principals = createPrincipals(instancesOf(files, stacks), {
    ties,
    accounts: (path) => accounts[path],
  });
  return [
    ...principals.all.map(
      ({ address, account, deployed }) =>
        `${address}${account === undefined ? "" : ` in ${account}`}${describeDeployed(deployed)}`,
    ),
    ...principals.evidence.contradictions.map(({ code, at }) => `${code} at ${at?.file ?? "nowhere"}`),
    ...[...principals.evidence.unmatched.values()].map(({ code }) => code),
  ];
}

function describeDeployed(deployed: DeployedHolder | undefined): string {
  if (deployed === undefined) return "";
  const { as, contradicted, open } = deployed;
  const names = as.map(({ name, account }) => (account === undefined ? name : `${account}/${name}`));
  const why = [contradicted, open].flatMap((one) => (one === undefined ? [] : [`?${one.code}`]));
  return ` = ${[...names, ...why].join(" ")}`.trimEnd();
}

const ROLE = 'Resources: { Role: { Type: "AWS::IAM::Role" } }';
const LITERAL = 'Resources: { Role: { Type: "AWS::IAM::Role", Properties: { RoleName: app } } }';
const app = { "t.yaml": ["app"] };
const NESTED = { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: "child.yaml" } };
const PARENT = JSON.stringify({ Resources: { Sub: NESTED } });
const CHILD = `app-Sub-${RANDOM}`;
const TWICE = JSON.stringify({ Resources: { One: NESTED, Two: NESTED } });

const cases: Readonly<Record<string, TiesCase>> = {
  "by the name of the stack": {
    files: { "t.yaml": ROLE },
    stacks: app,
    evidence: [described("app", [role("Role", `app-Role-${RANDOM}`)])],
    expected: [`t.yaml#Role = 111122223333/app-Role-${RANDOM}`],
  },
  "a user, and a group, which is none": {
    files: {
      "t.yaml": 'Resources: { U: { Type: "AWS::IAM::User" }, G: { Type: "AWS::IAM::Group" } }',
    },
    stacks: app,
    evidence: [
      described("app", [
        resource("U", "AWS::IAM::User", `app-U-${RANDOM}`),
        resource("G", "AWS::IAM::Group", `app-G-${RANDOM}`),
      ]),
    ],
    expected: [`t.yaml#U = 111122223333/app-U-${RANDOM}`, "t.yaml#G"],
  },
  "a stack in several accounts and regions": {
    files: { "t.yaml": ROLE },
    stacks: app,
    evidence: [
      described("app", [role("Role", "app-Role-AAAAAAAAAAAA")]),
      described("app", [role("Role", "app-Role-BBBBBBBBBBBB")], stackArn("app", OTHER)),
      described("app", [role("Role", "app-Role-CCCCCCCCCCCC")], stackArn("app", OTHER, "us-east-1")),
    ],
    expected: [
      "t.yaml#Role = 111122223333/app-Role-AAAAAAAAAAAA 444455556666/app-Role-BBBBBBBBBBBB 444455556666/app-Role-CCCCCCCCCCCC",
    ],
  },
  "each stack of a template": {
    files: { "t.yaml": ROLE },
    stacks: { "t.yaml": ["one", "two"] },
    evidence: [described("one", [role("Role", `one-Role-${RANDOM}`)])],
    expected: [`t.yaml#Role = 111122223333/one-Role-${RANDOM}`, "t.yaml#Role"],
  },
  "evidence that is given twice counts once": {
    files: { "t.yaml": ROLE },
    stacks: app,
    evidence: [
      described("app", [role("Role", `app-Role-${RANDOM}`)]),
      described("app", [role("Role", `app-Role-${RANDOM}`)]),
    ],
    expected: [`t.yaml#Role = 111122223333/app-Role-${RANDOM}`],
  },
  "evidence that says two things": {
    files: { "t.yaml": ROLE },
    stacks: app,
    evidence: [
      described("app", [role("Role", "app-Role-AAAAAAAAAAAA")]),
      described("app", [role("Role", "app-Role-BBBBBBBBBBBB")]),
    ],
    expected: ["t.yaml#Role = ?evidence-contradicts", "evidence-contradicts at t.yaml"],
  },
  "without a name of the stack, by what it holds; there may be others": {
    files: { "t.yaml": ROLE, "u.yaml": ROLE.replace("Role:", "Other:") },
    evidence: [described("app", [role("Role", `app-Role-${RANDOM}`)])],
    expected: [`t.yaml#Role = 111122223333/app-Role-${RANDOM} ?stack-not-known`, "u.yaml#Other"],
  },
  "several stacks of a template whose names nobody gives": {
    files: { "t.yaml": ROLE },
    evidence: [
      described("one", [role("Role", `one-Role-${RANDOM}`)]),
      described("two", [role("Role", `two-Role-${RANDOM}`)]),
    ],
    expected: [
      `t.yaml#Role = 111122223333/one-Role-${RANDOM} 111122223333/two-Role-${RANDOM} ?stack-not-known`,
    ],
  },
  "a stack that fits two templates": {
    files: { "t.yaml": ROLE, "u.yaml": ROLE },
    evidence: [described("app", [role("Role", `app-Role-${RANDOM}`)])],
    expected: ["t.yaml#Role", "u.yaml#Role", "ambiguous-evidence"],
  },
  "a stack that fits none": {
    files: { "t.yaml": ROLE },
    evidence: [described("app", [role("Other", `app-Other-${RANDOM}`)])],
    expected: ["t.yaml#Role", "unmatched-evidence"],
  },
  "a stack that has more roles than the template": {
    files: { "t.yaml": ROLE },
    evidence: [described("app", [role("Role", `app-Role-${RANDOM}`), role("More", `app-More-${RANDOM}`)])],
    expected: ["t.yaml#Role", "unmatched-evidence"],
  },
  "a stack without anybody in it is nobody's business": {
    files: { "t.yaml": ROLE },
    evidence: [described("app", [resource("B", "AWS::S3::Bucket", "data")])],
    expected: ["t.yaml#Role"],
  },
  "a stack that looks like one of a template, whose stacks have other names": {
    files: { "t.yaml": ROLE },
    stacks: { "t.yaml": ["app-prod"] },
    evidence: [
      described("app-prod", [role("Role", `app-prod-Role-${RANDOM}`)]),
      described("app-dev", [role("Role", `app-dev-Role-${RANDOM}`)]),
    ],
    expected: [`t.yaml#Role = 111122223333/app-prod-Role-${RANDOM} ?stacks-incomplete`, "stacks-incomplete"],
  },
  "two templates of one name, told apart by what they hold": {
    files: { "t.yaml": ROLE, "u.yaml": ROLE.replace("Role:", "Other:") },
    stacks: { "t.yaml": ["app"], "u.yaml": ["app"] },
    evidence: [described("app", [role("Other", `app-Other-${RANDOM}`)])],
    expected: ["t.yaml#Role", `u.yaml#Other = 111122223333/app-Other-${RANDOM}`],
  },
  "a stack in one account and region": {
    files: { "t.yaml": ROLE },
    stacks: { "t.yaml": [stackArn("app")] },
    evidence: [described("app", [role("Role", `app-Role-${RANDOM}`)])],
    expected: [`t.yaml#Role in 111122223333 = 111122223333/app-Role-${RANDOM}`],
  },
  "stacks of one name in several accounts and regions": {
    files: { "t.yaml": ROLE },
    stacks: {
      "t.yaml": ["111122223333", OTHER].flatMap((account) =>
        ["eu-west-1", "us-east-1"].map((region) => stackArn("app", account, region)),
      ),
    },
    evidence: [
      described("app", [role("Role", "app-Role-AAAAAAAAAAAA")], stackArn("app", OTHER, "us-east-1")),
      described("app", [role("Role", "app-Role-BBBBBBBBBBBB")]),
    ],
    expected: [
      "t.yaml#Role in 111122223333 = 111122223333/app-Role-BBBBBBBBBBBB",
      "t.yaml#Role in 111122223333",
      "t.yaml#Role in 444455556666",
      "t.yaml#Role in 444455556666 = 444455556666/app-Role-AAAAAAAAAAAA",
    ],
  },
  "a stack of that name in another region": {
    files: { "t.yaml": ROLE },
    stacks: { "t.yaml": [stackArn("app")] },
    evidence: [
      described("app", [role("Role", "app-Role-AAAAAAAAAAAA")]),
      described("app", [role("Role", "app-Role-BBBBBBBBBBBB")], stackArn("app", "111122223333", "us-east-1")),
    ],
    expected: [
      "t.yaml#Role in 111122223333 = 111122223333/app-Role-AAAAAAAAAAAA ?stacks-incomplete",
      "stacks-incomplete",
    ],
  },
  "what is nested in a stack is where that is": {
    files: { "parent.json": PARENT, "child.yaml": ROLE },
    stacks: { "parent.json": [stackArn("app")] },
    evidence: [described(CHILD, [role("Role", `${CHILD}-Role-${RANDOM}`)])],
    expected: [`child.yaml#Role in 111122223333 = 111122223333/${CHILD}-Role-${RANDOM}`],
  },
  "two templates of one name in accounts of their own": {
    files: { "t.yaml": ROLE, "u.yaml": ROLE },
    stacks: { "t.yaml": ["app"], "u.yaml": ["app"] },
    accounts: { "t.yaml": ["111122223333"], "u.yaml": [OTHER] },
    evidence: [described("app", [role("Role", `app-Role-${RANDOM}`)], stackArn("app", OTHER))],
    expected: ["t.yaml#Role", `u.yaml#Role = 444455556666/app-Role-${RANDOM}`],
  },
  "a list that says no stack, by the names that were made": {
    files: { "t.yaml": ROLE },
    stacks: { "t.yaml": ["one", "two"] },
    evidence: [listed([role("Role", `two-Role-${RANDOM}`)])],
    expected: ["t.yaml#Role", `t.yaml#Role = two-Role-${RANDOM}`],
  },
  "a list that says no stack, of a role that is called the same in each": {
    files: { "t.yaml": LITERAL },
    stacks: { "t.yaml": ["one", "two"] },
    evidence: [listed([role("Role", "app")])],
    expected: ["t.yaml#Role", "t.yaml#Role", "ambiguous-evidence"],
  },
  "a list that says no stack, and that fits none": {
    files: { "t.yaml": ROLE },
    stacks: app,
    evidence: [listed([role("Role", `other-Role-${RANDOM}`)])],
    expected: ["t.yaml#Role", "unmatched-evidence"],
  },
  "a list is of the stack that is described with the same resources": {
    files: {
      "t.yaml": 'Resources: { A: { Type: "AWS::IAM::Role" }, B: { Type: "AWS::IAM::Role" } }',
    },
    stacks: app,
    evidence: [
      listed([role("A", `app-A-${RANDOM}`), role("B", `app-B-${RANDOM}`)]),
      described("app", [role("A", `app-A-${RANDOM}`)]),
    ],
    expected: [`t.yaml#A = 111122223333/app-A-${RANDOM}`, `t.yaml#B = 111122223333/app-B-${RANDOM}`],
  },
  "a nested stack, by the stack around it": {
    files: { "parent.json": PARENT, "child.yaml": ROLE },
    stacks: { "parent.json": ["app"] },
    evidence: [
      described(CHILD, [role("Role", `${CHILD}-Role-${RANDOM}`)]),
      described("app", [resource("Sub", "AWS::CloudFormation::Stack", stackArn(CHILD))]),
    ],
    expected: [`child.yaml#Role = 111122223333/${CHILD}-Role-${RANDOM}`],
  },
  "a nested stack, by its own name": {
    files: { "parent.json": PARENT, "child.yaml": ROLE },
    stacks: { "parent.json": ["app"] },
    evidence: [described(CHILD, [role("Role", `${CHILD}-Role-${RANDOM}`)])],
    expected: [`child.yaml#Role = 111122223333/${CHILD}-Role-${RANDOM}`],
  },
  "nested stacks of one template": {
    files: { "parent.json": TWICE, "child.yaml": ROLE },
    stacks: { "parent.json": ["app"] },
    evidence: [
      described("app", [
        resource("One", "AWS::CloudFormation::Stack", stackArn(`app-One-${RANDOM}`)),
        resource("Two", "AWS::CloudFormation::Stack", stackArn(`app-Two-${RANDOM}`)),
      ]),
      described(`app-Two-${RANDOM}`, [role("Role", `app-Two-${RANDOM}-Role-${RANDOM}`)]),
    ],
    expected: ["child.yaml#Role", `child.yaml#Role = 111122223333/app-Two-${RANDOM}-Role-${RANDOM}`],
  },
  "a nested stack of a stack without a name": {
    files: { "parent.json": PARENT, "child.yaml": ROLE },
    evidence: [
      described("app", [resource("Sub", "AWS::CloudFormation::Stack", stackArn(CHILD))]),
      described(CHILD, [role("Role", `${CHILD}-Role-${RANDOM}`)]),
    ],
    expected: [`child.yaml#Role = 111122223333/${CHILD}-Role-${RANDOM} ?stack-not-known`],
  },
  "the role that SAM makes": {
    files: {
      "t.yaml":
        'Transform: AWS::Serverless-2016-10-31\nResources: { Fn: { Type: "AWS::Serverless::Function" } }',
    },
    stacks: app,
    evidence: [
      described("app", [
        resource("Fn", "AWS::Lambda::Function", "app-Fn"),
        role("FnRole", `app-FnRole-${RANDOM}`),
        role("CodeDeployServiceRole", `app-CodeDeployServiceRole-${RANDOM}`),
      ]),
    ],
    expected: [`t.yaml#FnRole = 111122223333/app-FnRole-${RANDOM}`],
  },
  "the role of a service of the Serverless Framework, whatever its stage": {
    files: { "serverless.yml": "service: shop\nprovider: { name: aws }\nfunctions: { a: { handler: a } }\n" },
    evidence: [described("shop-prod", [role("IamRoleLambdaExecution", "shop-prod-eu-west-1-lambdaRole")])],
    expected: [
      "serverless.yml#IamRoleLambdaExecution = 111122223333/shop-prod-eu-west-1-lambdaRole ?stack-not-known",
    ],
  },
  "the role of a service whose stack is given": {
    files: { "serverless.yml": "service: shop\nprovider: { name: aws }\nfunctions: { a: { handler: a } }\n" },
    stacks: { "serverless.yml": ["shop-prod"] },
    evidence: [described("shop-prod", [role("IamRoleLambdaExecution", "shop-prod-eu-west-1-lambdaRole")])],
    expected: ["serverless.yml#IamRoleLambdaExecution = 111122223333/shop-prod-eu-west-1-lambdaRole"],
  },
  "a name that a parameter gives": {
    files: {
      "t.yaml":
        'Parameters: { Name: { Type: String } }\nResources: { Role: { Type: "AWS::IAM::Role", Properties: { RoleName: !Sub "${Name}-x" } } }',
    },
    stacks: app,
    evidence: [described("app", [role("Role", "shop-x")])],
    expected: ["t.yaml#Role = 111122223333/shop-x"],
  },
  "a literal name that is the same": {
    files: { "t.yaml": LITERAL },
    stacks: app,
    evidence: [described("app", [role("Role", "App")])],
    expected: ["t.yaml#Role = 111122223333/App"],
  },
  "a literal name that is another": {
    files: { "t.yaml": LITERAL },
    stacks: app,
    evidence: [described("app", [role("Role", "other")])],
    expected: ["t.yaml#Role = ?evidence-contradicts", "evidence-contradicts at t.yaml"],
  },
  "a name that CloudFormation did not make": {
    files: { "t.yaml": ROLE },
    stacks: app,
    evidence: [described("app", [role("Role", "other")])],
    expected: ["t.yaml#Role = ?evidence-contradicts", "evidence-contradicts at t.yaml"],
  },
  "something of another type": {
    files: { "t.yaml": ROLE },
    stacks: app,
    evidence: [described("app", [resource("Role", "AWS::IAM::User", `app-Role-${RANDOM}`)])],
    expected: ["t.yaml#Role = ?evidence-contradicts", "evidence-contradicts at t.yaml"],
  },
  "a role that has been deleted": {
    files: { "t.yaml": ROLE },
    stacks: app,
    evidence: [
      described("app", [resource("Role", "AWS::IAM::Role", `app-Role-${RANDOM}`, "DELETE_COMPLETE")]),
    ],
    expected: ["t.yaml#Role = ?evidence-contradicts", "evidence-contradicts at t.yaml"],
  },
  "a role that is not there": {
    files: { "t.yaml": ROLE },
    stacks: app,
    evidence: [described("app", [resource("B", "AWS::S3::Bucket", "data")])],
    expected: ["t.yaml#Role = ?evidence-missing", "evidence-missing at t.yaml"],
  },
  "a role under a condition need not be there": {
    files: { "t.yaml": ROLE.replace("{ Type", "{ Condition: IsProd, Type") },
    stacks: app,
    evidence: [described("app", [resource("B", "AWS::S3::Bucket", "data")])],
    expected: ["t.yaml#Role = ?evidence-missing"],
  },
  "a role that is not among the first hundred resources": {
    files: { "t.yaml": ROLE },
    stacks: app,
    evidence: [
      described(
        "app",
        Array.from({ length: 100 }, (_, index) => resource(`B${String(index)}`, "AWS::S3::Bucket", "data")),
      ),
    ],
    expected: ["t.yaml#Role = ?evidence-missing"],
  },
  "a role that is there in one account, and something else in another": {
    files: { "t.yaml": ROLE },
    stacks: app,
    evidence: [
      described("app", [role("Role", `app-Role-${RANDOM}`)]),
      described("app", [role("Role", "other")], stackArn("app", OTHER)),
    ],
    expected: [
      `t.yaml#Role = 111122223333/app-Role-${RANDOM} ?evidence-contradicts`,
      "evidence-contradicts at t.yaml",
    ],
  },
};

describe("the principals of stacks", () => {
  it.each(Object.entries(cases))("%s", (_, one) => {
    expect(outline(one)).toEqual(one.expected);
  });
});
