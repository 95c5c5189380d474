import { record } from "./support/finding.js";
import { ruleSuite, type Case } from "./support/rule-suite.js";
import { temporaryRoot } from "./support/temporary-root.js";

const root = temporaryRoot({
  "findings.json": [
    record("arn:aws:iam::111122223333:role/migration", "UnusedIAMRole", [
      { unusedIamRoleDetails: { lastAccessed: "2026-03-17T08:00:00Z" } },
    ]),
    record("arn:aws:iam::111122223333:user/uploader", "UnusedIAMUserAccessKey", [
      { unusedIamUserAccessKeyDetails: { accessKeyId: "AKIAIOSFODNN7EXAMPLE" } },
    ]),
    record("arn:aws:iam::111122223333:user/admin", "UnusedIAMUserPassword", [
      { unusedIamUserPasswordDetails: {} },
    ]),
  ],
});

const ROLE = { message: "Nobody uses role migration (111122223333); last used 2026-03-17." };

const TERRAFORM = `«resource "aws_iam_role" "migration" {»
  name               = "migration"
  assume_role_policy = "{}"
}
`;

const YAML = `Resources:
  «Migration:»
    Type: AWS::IAM::Role
    Properties:
      RoleName: migration
      AssumeRolePolicyDocument: {}
`;

const JSON_TEMPLATE = `{
  "Resources": {
    «"Migration": {»
      "Type": "AWS::IAM::Role",
      "Properties": { "RoleName": "migration", "AssumeRolePolicyDocument": {} }
    }
  }
}
`;

/** The role under each language that can read it. */
function roles(): readonly Case[] {
  const one = (file: string, text: string, languages: readonly Case["language"][]): Case[] =>
    languages.map((language) => ({ name: `${file} as ${language}`, language, file, text, errors: [ROLE] }));
  return [
    ...one("main.tf", TERRAFORM, ["iamend/terraform", "iamend/source"]),
    ...one("template.yaml", YAML, ["iamend/cloudformation", "yml/yaml"]),
    ...one("template.json", JSON_TEMPLATE, ["iamend/cloudformation", "json/json", "json/jsonc"]),
    ...one(
      "main.tf.json",
      `{ "resource": { "aws_iam_role": { «"migration": { "name": "migration" }» } } }\n`,
      ["iamend/terraform", "json/json"],
    ),
  ];
}

ruleSuite("no-unused-principals", {
  root,
  settings: { findings: ["findings.json"], accounts: ["111122223333"] },
  cases: [
    ...roles(),
    {
      name: "behind a BOM, with CRLF",
      language: "yml/yaml",
      file: "template.yaml",
      text: `\uFEFF${YAML.replaceAll("\n", "\r\n")}`,
      errors: [ROLE],
    },
    {
      name: "an access key, and a password",
      language: "iamend/terraform",
      file: "main.tf",
      text: `«resource "aws_iam_user" "uploader" {»
  name = "uploader"
}

«resource "aws_iam_user" "admin" {»
  name = "admin"
}
`,
      errors: [
        { message: "Nobody uses the access key AKIAIOSFODNN7EXAMPLE of user uploader (111122223333)." },
        { message: "Nobody uses the password of user admin (111122223333)." },
      ],
    },
    {
      name: "a role that is known only by a part of its name",
      language: "iamend/terraform",
      file: "main.tf",
      text: `resource "aws_iam_role" "migration" {
  name               = "\${var.prefix}migration"
  assume_role_policy = "{}"
}
`,
    },
    {
      name: "a comment",
      language: "iamend/terraform",
      file: "main.tf",
      text: `# iamend-ignore no-unused-principals -- for the recovery\n${TERRAFORM.replaceAll(/[«»]/g, "")}`,
    },
    {
      name: "an account that is not known",
      language: "iamend/terraform",
      file: "main.tf",
      text: TERRAFORM,
      settings: { accounts: undefined },
      errors: [ROLE],
    },
  ],
});
