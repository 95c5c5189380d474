import { describe, expect, it } from "vitest";
import { expandTemplate, narrowerTemplates, templateParameters } from "../../src/sam/policy-templates.js";
import { POLICY_TEMPLATES } from "../../src/sam/policy-templates.generated.js";

const NAMES = Object.keys(POLICY_TEMPLATES);

/** The actions of a template, sorted. */
function actionsOf(name: string): readonly string[] {
  return [...new Set((expandTemplate(name) ?? []).flatMap(({ actions }) => actions))].sort();
}

describe("SAM's policy templates", () => {
  it("are known", () => {
    expect(NAMES.length).toBeGreaterThan(75);
  });

  it.each(NAMES)("%s allows actions on resources, of what its parameters say", (name) => {
    const statements = expandTemplate(name) ?? [];
    expect(statements.length).toBeGreaterThan(0);
    for (const { actions, resources, condition } of statements) {
      expect(actions.length).toBeGreaterThan(0);
      for (const action of actions) expect(action).toMatch(/^[a-z0-9-]+:[A-Za-z0-9]*\*?$/);
      expect(resources.length).toBeGreaterThan(0);
      for (const resource of resources) expect(resource).toMatch(/^(?:\*|arn:.*|\$\{\w+\})$/);
      for (const text of [...resources, JSON.stringify(condition ?? {})]) {
        for (const [, variable = ""] of text.matchAll(/\$\{([^}]*)\}/g))
          if (!variable.startsWith("AWS::")) expect(templateParameters(name)).toContain(variable);
      }
    }
  });

  it.each([
    [
      "S3ReadPolicy",
      ["BucketName"],
      [
        "s3:GetBucketLocation",
        "s3:GetLifecycleConfiguration",
        "s3:GetObject",
        "s3:GetObjectVersion",
        "s3:ListBucket",
      ],
    ],
    [
      "SQSPollerPolicy",
      ["QueueName"],
      [
        "sqs:ChangeMessageVisibility",
        "sqs:ChangeMessageVisibilityBatch",
        "sqs:DeleteMessage",
        "sqs:DeleteMessageBatch",
        "sqs:GetQueueAttributes",
        "sqs:ReceiveMessage",
      ],
    ],
    ["SQSSendMessagePolicy", ["QueueName"], ["sqs:SendMessage*"]],
    ["LambdaInvokePolicy", ["FunctionName"], ["lambda:InvokeFunction"]],
    ["CloudWatchPutMetricPolicy", [], ["cloudwatch:PutMetricData"]],
  ])("%s", (name, parameters, actions) => {
    expect(templateParameters(name)).toEqual(parameters);
    expect(actionsOf(name)).toEqual(actions);
  });

  it("say what resources they are about", () => {
    expect(expandTemplate("DynamoDBCrudPolicy")).toEqual([
      {
        actions: expect.arrayContaining(["dynamodb:GetItem", "dynamodb:DeleteItem"]) as unknown,
        resources: ["", "/index/*"].map(
          (end) =>
            `arn:\${AWS::Partition}:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/\${TableName}${end}`,
        ),
      },
    ]);
    expect(expandTemplate("EFSWriteAccessPolicy")?.[0]?.condition).toEqual({
      StringEquals: {
        "elasticfilesystem:AccessPointArn":
          "arn:${AWS::Partition}:elasticfilesystem:${AWS::Region}:${AWS::AccountId}:access-point/${AccessPoint}",
      },
    });
  });

  it.each(["", "toString", "__proto__", "s3readpolicy", "AmazonS3ReadOnlyAccess"])(
    "have none of the name %j",
    (name) => {
      expect(expandTemplate(name)).toBeUndefined();
      expect(templateParameters(name)).toBeUndefined();
      expect(narrowerTemplates(name, [])).toEqual([]);
    },
  );
});

describe("templates that are narrower than another", () => {
  it.each([
    ["S3CrudPolicy", ["s3:GetObject"], ["S3ReadPolicy"]],
    ["S3CrudPolicy", ["s3:PutObject"], ["S3WritePolicy"]],
    ["S3CrudPolicy", ["s3:GetObject", "s3:DeleteObject"], []],
    ["DynamoDBCrudPolicy", ["dynamodb:PutItem"], ["DynamoDBWritePolicy"]],
    ["DynamoDBCrudPolicy", ["dynamodb:Query"], ["DynamoDBReadPolicy"]],
    ["DynamoDBCrudPolicy", ["DYNAMODB:query"], ["DynamoDBReadPolicy"]],
    ["S3ReadPolicy", ["s3:GetObject"], []],
    ["S3CrudPolicy", ["s3:Get*"], []],
    ["S3CrudPolicy", ["sqs:SendMessage"], []],
    ["SQSSendMessagePolicy", ["sqs:SendMessage"], []],
  ])("%s, where %j stay", (name, keep, expected) => {
    expect(narrowerTemplates(name, keep)).toEqual(expected);
  });

  it("are in their order", () => {
    const found = narrowerTemplates("S3CrudPolicy", []);
    expect(found).toEqual(["S3WritePolicy", "S3ReadPolicy"]);
  });

  it("are none where what stays would be allowed on fewer resources", () => {
    // Topics whose names begin with the parameter, and the one topic of that name.
    expect(narrowerTemplates("SNSCrudPolicy", ["sns:Publish"])).toEqual([]);
    expect(narrowerTemplates("SNSCrudPolicy", [])).toEqual(["SNSPublishMessagePolicy"]);
  });

  it("may spell out what the other has a wildcard for", () => {
    expect(narrowerTemplates("TextractPolicy", ["textract:GetDocumentAnalysis"])).toEqual([
      "TextractGetResultPolicy",
    ]);
  });

  it.each(NAMES)("than %s have the same parameters, and no other action", (name) => {
    for (const other of narrowerTemplates(name, [])) {
      expect(templateParameters(other)).toEqual(templateParameters(name));
      expect(narrowerTemplates(other, [])).not.toContain(name);
      const own = actionsOf(name);
      for (const action of actionsOf(other))
        expect(own.includes(action) || own.includes(action.replace(/:.*/, ":*"))).toBe(true);
    }
  });
});
