import { describe, expect, it } from "vitest";
import { describeOutputs, instancesOf } from "./instances.js";

describe("createTemplates", () => {
  it("tells where each resource stands", () => {
    const text = `Resources:
  One: { Type: "AWS::IAM::Role" }
  Fn::ForEach::Loop: [X, [a], { "Two\${X}": { Type: "AWS::IAM::Role", Properties: {} } }]
---
Resources:
  Three: { Type: "AWS::IAM::Role" }
`;
    const found = instancesOf({ "t.yaml": text }).flatMap(({ key, document, resources }) =>
      resources.map(({ logicalId, steps, at }) => {
        const [start, end] = at.range;
        return { key, document, logicalId, steps, text: text.slice(start, end) };
      }),
    );
    expect(found).toEqual([
      {
        key: "t.yaml",
        document: 0,
        logicalId: "One",
        steps: ["Resources", "One"],
        text: 'One: { Type: "AWS::IAM::Role" }',
      },
      {
        key: "t.yaml",
        document: 0,
        logicalId: "Twoa",
        steps: ["Resources", "Fn::ForEach::Loop", 2, "Two${X}"],
        text: '"Two${X}": { Type: "AWS::IAM::Role", Properties: {} }',
      },
      {
        key: "t.yaml@1",
        document: 1,
        logicalId: "Three",
        steps: ["Resources", "Three"],
        text: 'Three: { Type: "AWS::IAM::Role" }',
      },
    ]);
  });

  it("tells where a resource of a service stands in the file that it is written in", () => {
    const [instance] = instancesOf({
      "app/serverless.yml":
        "service: s\nprovider: { name: aws }\ncustom: { r: { Resources: { C: { Type: 'AWS::IAM::Role' } } } }\nresources:\n  - Resources: { A: { Type: 'AWS::IAM::Role' } }\n  - ${file(../more.yml):parts.0}\n  - ${self:custom.r}\n",
      "more.yml": "parts:\n  - Resources:\n      B: { Type: 'AWS::IAM::Role' }\n",
    });
    expect(
      instance?.resources.map(({ logicalId, at, steps }) => [logicalId, at.file, steps.join("/")]),
    ).toEqual([
      ["A", "app/serverless.yml", "resources/0/Resources/A"],
      ["B", "more.yml", "parts/0/Resources/B"],
      ["C", "app/serverless.yml", "custom/r/Resources/C"],
    ]);
  });

  it.each([
    [
      "Resources: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://b/k } } }",
      "include",
      "s3://b/k",
    ],
    [
      "Transform: { Name: AWS::Include, Parameters: { Location: !Ref X } }\nResources: {}",
      "include",
      "not seen",
    ],
    ["Transform: Ours\nResources: {}", "macro", "Ours"],
    ["Transform: [AWS::Serverless-2016-10-31, Ours]\nResources: {}", "macro", "Ours"],
    ["Resources: { Fn::ForEach::X: [A, B] }", "not-followed", "loop"],
    ["Resources: { <<: text }", "not-followed", "merge"],
    ["Transform: AWS::SecretsManager-2020-07-23\nResources: {}", undefined, ""],
  ])("%s", (text, code, message) => {
    const [instance] = instancesOf({ "t.yaml": `AWSTemplateFormatVersion: "2010-09-09"\n${text}\n` });
    expect(instance?.unseen?.code).toBe(code);
    expect(instance?.unseen?.message ?? "").toContain(message);
  });

  it("says what a macro or a loop may add to a single resource", () => {
    const [instance] = instancesOf({
      "t.yaml": `Resources:
  A: { Type: "AWS::IAM::Role", Properties: { Fn::Transform: { Name: Ours }, RoleName: a } }
  B: { Type: "AWS::IAM::Role" }
  C: { Type: "AWS::IAM::Role", Properties: { Fn::ForEach::X: [X, [a], { "\${X}": b }] } }
`,
    });
    expect(instance?.resources.map(({ unlisted }) => unlisted?.code)).toEqual([
      "macro",
      undefined,
      "not-followed",
    ]);
  });

  it("ends where templates nest each other twice at each step", () => {
    const files: Record<string, string> = {};
    for (let step = 0; step < 30; step++) {
      const child = `{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: t${String(step + 1)}.yaml } }`;
      files[`t${String(step)}.yaml`] = `Resources:\n  A: ${child}\n  B: ${child}\n`;
    }
    expect(instancesOf(files).length).toBeLessThan(3000);
  });

  it("ends where loops stand in loops", () => {
    const list = `[${Array.from({ length: 60 }, (_, index) => `v${String(index)}`).join(", ")}]`;
    const text = `Resources:
  Fn::ForEach::A:
    - A
    - ${list}
    - Fn::ForEach::B: [B, ${list}, { Fn::ForEach::C: [C, ${list}, { "R\${A}\${B}\${C}": { Type: "AWS::IAM::Role" } }] }]
`;
    const [instance] = instancesOf({ "t.yaml": text });
    expect(instance?.resources.length).toBe(5000);
    expect(instance?.unseen?.code).toBe("not-followed");
    const [empty] = instancesOf({ "t.yaml": text.replace(/\{ "R.*?\} \}/, "{}") });
    expect(empty?.resources.length).toBe(0);
    expect(empty?.unseen?.code).toBe("not-followed");
  });
});

describe("variables of the Serverless Framework", () => {
  const service = `service: shop
provider: { name: aws, stage: "\${opt:stage, 'test'}", region: eu-west-1 }
custom:
  name: app
  list: [a, b]
  byStage: { test: in-test }
  alias: \${self:custom.name}
  circle: \${self:custom.circle}
  one: \${self:custom.two}
  two: \${self:custom.one}
resources:
  Outputs:
    O: { Value: VALUE }
`;

  it.each([
    ["${self:custom.name}", "known app"],
    ["${self:custom.alias}-x", "known app-x"],
    ["${self:service}", "known shop"],
    ["${self:custom.list.1}", "known b"],
    ["${self:provider.stage}", "default test"],
    ["${sls:stage}", "default test"],
    ["${self:provider.region}", "default eu-west-1"],
    ["${aws:region}", "default eu-west-1"],
    ["${opt:stage, 'dev'}", "default dev"],
    ["${opt:stage, self:custom.name}", "default app"],
    ["${opt:stage, ${self:custom.name}}", "default app"],
    ["${opt:stage}", "?environment"],
    ["a-${env:X}-b", "partly a-…-b"],
    ["${self:custom.byStage.${self:provider.stage}}", "default in-test"],
    ["${self:custom.absent, 'x'}", "default x"],
    ["${self:custom.circle}", "?cycle"],
    ["${self:custom.one}", "?cycle"],
    ["${file(other.yml):names.first}", "known one"],
    ["${file(./other.yml):names.${self:custom.name}, 'two'}", "default two"],
    ["${file(../outside.yml):x}", "?environment"],
    ["!Sub '${R}-${self:custom.name}'", "partly …-app"],
    ["!Ref AWS::StackName", "default shop-test"],
  ])("%s", (written, said) => {
    const value = written.startsWith("!") ? written : `"${written}"`;
    const [instance] = instancesOf({
      "serverless.yml": service.replace("VALUE", value),
      "other.yml": "#host\nnames: { first: one }\n",
    });
    expect(describeOutputs(instance)).toEqual({ O: said });
  });
});
