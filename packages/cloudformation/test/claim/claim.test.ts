import { describe, expect, test } from "vitest";
import { claims } from "../../src/claim/claims.js";
import { kindOf } from "../../src/claim/kind-of.js";
import { mayClaim } from "../../src/claim/may-claim.js";
import { parseText } from "../../src/parse/parse-text.js";

describe("by its name, a file may be ours", () => {
  test.each([
    ...[
      "template.yaml",
      "a/b.yml",
      "x.json",
      "app.template",
      "app.template.json",
      "app.cfn.yaml",
      "a.cform",
      "T.YAML",
    ],
    ...[
      "stack.yaml.txt",
      "x.template.txt",
      "serverless.yml",
      "serverless.ts.json",
      "a.tmpl",
      "compose/app.yaml",
      "compose-roles.yaml",
      ".github/cfn/roles.yaml",
      "my-package.json",
    ],
  ])("%s", (file) => {
    expect(mayClaim(file)).toBe(true);
  });

  test.each([
    ...[
      "main.tf",
      "main.tf.json",
      "a/x.tofu.json",
      "x.tfvars.json",
      "package.json",
      "a/package-lock.json",
      "tsconfig.build.json",
    ],
    ...["pnpm-lock.yaml", ".github/workflows/ci.yml", "x.ts", "README", "yaml", "a.txt"],
    ...["cdk.out/Stack.assets.json", "notes.yaml.bak"],
  ])("but not %s", (file) => {
    expect(mayClaim(file)).toBe(false);
  });
});

describe("by what it holds, a text is", () => {
  test.each<[kind: string, what: string, text: string]>([
    ["template", "one that says so", "AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n"],
    ["template", "one with a resource", "Resources:\n  Bus:\n    Type: AWS::SQS::Queue\n"],
    ["template", "one with a resource of its own", "Resources: {Thing: {Type: Custom::Thing}}"],
    [
      "template",
      "one with a resource of a third party",
      "'Resources' :\n  Skill: {Type: Alexa::ASK::Skill}\n",
    ],
    ["template", "JSON", '{"Description":"x","Resources":{"Q":{"Type":"AWS::SQS::Queue"}}}'],
    ["template", "JSON over lines", '{\n  "Resources"\n:\n  {\n    "Q": {\n "Type": "AWS::SQS::Queue"\n}}}'],
    [
      "template",
      "indented as a whole, behind a BOM",
      "\uFEFF  Resources:\n    Q:\n      Type: 'AWS::SQS::Queue'\n",
    ],
    ["template", "SAM without resources yet", "Transform: AWS::Serverless-2016-10-31\nGlobals: {}\n"],
    [
      "template",
      "with several transforms",
      "Transform:\n- Ours\n- AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Qs: [x, [a], {}]\n",
    ],
    ["template", "with an include", "Resources:\n  Fn::Transform: {Name: AWS::Include, Parameters: {}}\n"],
    ["template", "with a type behind an alias", "x: &t AWS::SQS::Queue\nResources: {Q: {Type: *t}}\n"],
    ["serverless", "of AWS", "service: app\nprovider:\n  name: aws\n  runtime: nodejs20.x\nfunctions: {}\n"],
    [
      "serverless",
      "in short",
      "service: app\nprovider: aws\nresources:\n  Resources:\n    Q: {Type: AWS::SQS::Queue}\n",
    ],
    ["serverless", "with a provider from elsewhere", "service: app\nprovider: ${file(provider.yml)}\n"],
    ["serverless", "JSON", '{"service":"app","provider":{"name":"aws"}}'],
    [
      "policy",
      "JSON",
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}',
    ],
    ["policy", "with one statement", "Statement: {Effect: Allow, NotAction: 'iam:*', Resource: '*'}\n"],
    ["policy", "with a statement that is none yet", '{"Version": "2012-10-17", "Statement": []}'],
  ])("a %s: %s", (kind, _, text) => {
    expect(claims("x.yaml", text)).toBe(true);
    expect(parseText(text).roots.map(kindOf)).toEqual([kind]);
  });

  test.each([
    [
      "Kubernetes",
      "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: x\nspec:\n  template:\n    spec:\n      containers:\n      - resources: {limits: {cpu: 1}}\n",
    ],
    [
      "a workflow",
      "on: push\njobs:\n  x:\n    runs-on: ubuntu-latest\n    steps:\n    - run: aws s3 ls\n      env: {A: '${{ secrets.A }}'}\n",
    ],
    ["compose", "services:\n  db:\n    image: postgres\n    environment:\n      AWS_REGION: x\n"],
    [
      "OpenAPI",
      "openapi: 3.0.0\npaths:\n  /resources:\n    get:\n      summary: Resources\ncomponents: {schemas: {Statement: {type: object}}}\n",
    ],
    [
      "a package",
      '{"name":"x","scripts":{"deploy":"aws cloudformation deploy"},"dependencies":{"@aws-sdk/client-iam":"1"}}',
    ],
    [
      "a configuration of SAM",
      "version: 0.1\ndefault:\n  deploy:\n    parameters: {stack_name: x, capabilities: CAPABILITY_IAM}\n",
    ],
    [
      "parameters of a stack",
      '[{"ParameterKey":"Role","ParameterValue":"arn:aws:iam::123456789012:role/x"}]',
    ],
    ["Ansible", "- hosts: all\n  tasks:\n  - name: Resources\n    aws_s3: {bucket: x}\n"],
    ["nothing", ""],
  ])("%s, and left alone without a parse", (_, text) => {
    expect(claims("x.yaml", text)).toBe(false);
  });

  test.each([
    ["resources of something else", "Resources:\n  cpu: {Type: std::vector, limit: 1}\nx: a::b\n"],
    ["a service of another cloud", "service: app\nprovider:\n  name: google\n  comment: not aws\n"],
    ["a statement of something else", "Statement: The Effect of this\n"],
    ["a provider that is no service", "provider: ${x}\n"],
    ["a list", "- Resources: {Q: {Type: AWS::SQS::Queue}}\n"],
    ["a text", "Effect AWS::x Resources"],
  ])("%s, which only looks like one of ours", (_, text) => {
    expect(parseText(text).roots.map(kindOf)).toEqual([undefined]);
  });

  test("each document of a text for itself", () => {
    const text = "x: 1\n---\nResources: {Q: {Type: AWS::SQS::Queue}}\n---\nprovider: aws\nservice: x\n";
    expect(parseText(text).roots.map(kindOf)).toEqual([undefined, "template", "serverless"]);
  });
});
