import { describe, expect, it } from "vitest";
import { readStackResources } from "../../src/evidence/read-stack-resources.js";
import { ACCOUNT, described, listed, resource, stackArn } from "./stacks.js";

const ROLE = resource("Role", "AWS::IAM::Role", "app-Role-1A2B3C4D5E6F");
const STACK = { kind: "stack", name: "app", arn: stackArn("app"), account: ACCOUNT };

function unitsOf(json: unknown): readonly unknown[] {
  const read = readStackResources("stacks.json: $", json);
  return read === undefined || "message" in read ? [read] : [...new Set(read.ties.map(({ unit }) => unit))];
}

describe("the resources of stacks", () => {
  it("are what is deployed, with where that is told", () => {
    expect(readStackResources("stacks.json: $", described("app", [ROLE]))).toEqual({
      ties: [
        {
          from: "stacks.json: $.StackResources[0]",
          unit: { ...STACK, isPart: false },
          address: "Role",
          type: "AWS::IAM::Role",
          id: "app-Role-1A2B3C4D5E6F",
          principal: { type: "role", name: "app-Role-1A2B3C4D5E6F", partition: "aws", account: ACCOUNT },
        },
      ],
    });
  });

  it.each([
    ["a user is one, too", resource("U", "AWS::IAM::User", "ann"), "user ann"],
    ["another type is none", resource("B", "AWS::S3::Bucket", "data"), undefined],
    ["one without an id is none", resource("R", "AWS::IAM::Role"), undefined],
    ["one that has been deleted is none", resource("R", "AWS::IAM::Role", "r", "DELETE_COMPLETE"), undefined],
    ["one that could not be made is none", resource("R", "AWS::IAM::Role", "r", "CREATE_FAILED"), undefined],
    ["one that could not be updated is one", resource("R", "AWS::IAM::Role", "r", "UPDATE_FAILED"), "role r"],
  ])("principals: %s", (_, one, expected) => {
    const read = readStackResources("", described("app", [one]));
    const [tie] = read !== undefined && "ties" in read ? read.ties : [];
    expect(tie?.principal && `${tie.principal.type} ${tie.principal.name}`).toBe(expected);
  });

  it("are of one stack, or of several", () => {
    const both = [described("app", [ROLE]), described("other", [ROLE])].flatMap((one) => one.StackResources);
    expect(unitsOf({ StackResources: both })).toMatchObject([{ name: "app" }, { name: "other" }]);
  });

  it("are all, or a part", () => {
    const many = Array.from({ length: 100 }, (_, index) => resource(`B${String(index)}`, "AWS::S3::Bucket"));
    expect(unitsOf(described("app", many))).toMatchObject([{ isPart: true }]);
    expect(unitsOf(listed(many))).toEqual([{ kind: "stack", isPart: false }]);
    expect(unitsOf({ ...listed([ROLE]), NextToken: "more" })).toEqual([{ kind: "stack", isPart: true }]);
  });

  it("may be what --query leaves of them", () => {
    expect(unitsOf(described("app", [ROLE]).StackResources)).toEqual([{ ...STACK, isPart: false }]);
    expect(unitsOf(listed([ROLE]).StackResourceSummaries)).toEqual([{ kind: "stack", isPart: false }]);
  });

  it("without a stack are in the account of what has it in its ARN", () => {
    const nested = resource("Sub", "AWS::CloudFormation::Stack", stackArn("app-Sub-1A2B3C4D5E6F"));
    const policy = resource("P", "AWS::IAM::ManagedPolicy", `arn:aws:iam::${ACCOUNT}:policy/p`);
    const other = resource("Q", "AWS::IAM::ManagedPolicy", "arn:aws:iam::444455556666:policy/p");
    const custom = resource("C", "Custom::Any", "arn:aws:iam::444455556666:role/any");
    expect(unitsOf(listed([ROLE, nested, policy, custom]))).toMatchObject([{ account: ACCOUNT }]);
    expect(unitsOf(listed([ROLE, policy, other]))).toEqual([{ kind: "stack", isPart: false }]);
  });

  it.each([[null], [1], ["x"], [[]], [{}], [[{}]], [{ findings: [] }], [[{ serviceNamespace: "s3" }]]])(
    "are not %j",
    (json) => {
      expect(readStackResources("", json)).toBeUndefined();
    },
  );

  const wrong: readonly (readonly [json: unknown, path: string, message: RegExp])[] = [
    [{ StackResources: {} }, ".StackResources", /an array/],
    [{ StackResources: [1] }, ".StackResources[0]", /an object/],
    [{ StackResourceSummaries: [{}] }, ".StackResourceSummaries[0].LogicalResourceId", /logical id/],
    [{ StackResources: [{ LogicalResourceId: "A" }] }, ".StackResources[0].ResourceType", /AWS::IAM::Role/],
    [[{ LogicalResourceId: "A", ResourceType: 1 }], "[0].ResourceType", /AWS::IAM::Role/],
    [[{ ...ROLE, PhysicalResourceId: 1 }], "[0].PhysicalResourceId", /a string/],
    [[{ ...ROLE, StackName: ["app"] }], "[0].StackName", /a string/],
    [[{ ...ROLE, StackId: "app" }], "[0].StackId", /the ARN of a stack/],
    [[{ ...ROLE, StackId: stackArn("app"), StackName: "other" }], "[0].StackName", /the name in StackId/],
  ];
  it.each(wrong)("are refused: %j", (json, path, message) => {
    expect(readStackResources("", json)).toEqual({ path, message: expect.stringMatching(message) as string });
  });
});
