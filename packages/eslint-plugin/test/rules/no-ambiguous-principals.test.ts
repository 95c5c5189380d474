import { finding } from "./support/finding.js";
import { ruleSuite, type Case } from "./support/rule-suite.js";
import { temporaryRoot } from "./support/temporary-root.js";

const PROD = "arn:aws:iam::111122223333:role/reports-prod";

const MAY_BE = {
  message: `This may be ${PROD}, but only reports-… is known of its name. Map it under \`principals\` in the configuration.`,
};

const TERRAFORM = `«resource "aws_iam_role" "reports" {»
  name               = "reports-\${var.stage}"
  assume_role_policy = "{}"
}
`;

const YAML = `Parameters:
  Stage:
    Type: String
Resources:
  «Reports:»
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Sub reports-\${Stage}
      AssumeRolePolicyDocument: {}
`;

const JSON_TEMPLATE = `{
  "Parameters": { "Stage": { "Type": "String" } },
  "Resources": {
    «"Reports": {»
      "Type": "AWS::IAM::Role",
      "Properties": {
        "RoleName": { "Fn::Sub": "reports-\${Stage}" },
        "AssumeRolePolicyDocument": {}
      }
    }
  }
}
`;

function likeIt(file: string, text: string, languages: readonly Case["language"][]): readonly Case[] {
  return languages.map((language) => ({
    name: `${file} as ${language}`,
    language,
    file,
    text,
    errors: [MAY_BE],
  }));
}

ruleSuite("no-ambiguous-principals", {
  root: temporaryRoot({ "findings.json": finding({ s3: ["GetObjectAcl"] }, PROD) }),
  settings: { findings: ["findings.json"], accounts: ["111122223333"] },
  cases: [
    ...likeIt("main.tf", TERRAFORM, ["iamend/terraform", "iamend/source"]),
    ...likeIt("template.yaml", YAML, ["iamend/cloudformation", "yml/yaml"]),
    ...likeIt("template.json", JSON_TEMPLATE, ["iamend/cloudformation", "json/json", "json/jsonc"]),
    {
      name: "a name that is known",
      language: "iamend/terraform",
      file: "main.tf",
      text: `resource "aws_iam_role" "reports" {
  name               = "reports-prod"
  assume_role_policy = "{}"
}
`,
    },
    {
      name: "a role that the configuration knows",
      language: "yml/yaml",
      file: "template.yaml",
      text: YAML.replaceAll(/[«»]/g, ""),
      settings: { principals: { [PROD]: "template.yaml#Reports" } },
    },
    {
      name: "a comment",
      language: "iamend/cloudformation",
      file: "template.yaml",
      text: YAML.replaceAll(/[«»]/g, "").replace(
        "  Reports:",
        "  # iamend-ignore no-ambiguous-principals -- of many stages\n  Reports:",
      ),
    },
  ],
});
