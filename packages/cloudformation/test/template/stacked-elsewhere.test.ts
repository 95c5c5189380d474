import { describe, expect, it } from "vitest";
import { createTemplates } from "../../src/link/template/create-templates.js";
import { parseText } from "../../src/parse/parse-text.js";

const FILES: Readonly<Record<string, string>> = {
  "parent.yaml":
    "Resources: { N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml, Parameters: { Name: app } } } }\n",
  "child.yaml":
    'Parameters: { Name: { Type: String } }\nResources:\n  R: { Type: "AWS::IAM::Role", Properties: { RoleName: !Ref Name } }\n  S: { Type: "AWS::IAM::Role", Properties: { RoleName: s } }\n',
};

/** The resources of the nested template that others may be made like, beside files that are no templates. */
function unlisted(
  files: Readonly<Record<string, string>>,
  unread: readonly string[] = [],
): readonly string[] {
  const units = new Map(
    Object.entries(FILES).map(([file, text]) => [file, { file, text, parsed: () => parseText(text) }]),
  );
  const host = {
    read: (file: string) => files[file] ?? { code: "not-found", message: "" },
    list: () => [],
  };
  const deployment = { stacks: new Map(), elsewhere: { files: Object.keys(files), unread } };
  const instances = createTemplates(units, deployment, host);
  return instances.flatMap(({ resources }) =>
    resources.flatMap(({ logicalId, unlisted: why }) =>
      why === undefined ? [] : [`${logicalId} ${why.code}`],
    ),
  );
}

describe("a nested template of which stacks are made elsewhere", () => {
  it.each<[what: string, file: string, text: string, expected: readonly string[]]>([
    ["nothing names it", "a.tf", 'file("other.yaml")', []],
    ["a longer name", "a.tf", 'file("grand-child.yaml")', []],
    ["its name", "a.tf", 'file("${path.module}/child.yaml")', ["R stacked-elsewhere"]],
    [
      "any template",
      "a.tf",
      'resource "aws_cloudformation_stack" "s" { template_body = var.t }',
      ["R stacked-elsewhere"],
    ],
    ["a script", "deploy.ts", "read('./child.yaml')", ["R stacked-elsewhere"]],
  ])("%s", (_, file, text, expected) => {
    expect(unlisted({ [file]: text })).toEqual(expected);
  });

  it("a file that cannot be read", () => {
    expect(unlisted({}, ["u.yaml"])).toEqual(["R stacked-elsewhere"]);
  });
});
