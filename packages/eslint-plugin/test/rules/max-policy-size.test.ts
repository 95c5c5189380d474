import { ruleSuite, type Case } from "./support/rule-suite.js";
import { temporaryRoot } from "./support/temporary-root.js";

const ARNS = Array.from(
  { length: 60 },
  (_, index) => `arn:aws:dynamodb:eu-west-1:111122223333:table/t${String(index + 10)}`,
);

const TERRAFORM = (resources: readonly string[]): string => `«resource "aws_iam_user_policy" "reports" {»
  user = "reports"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "dynamodb:Query", Resource = ${JSON.stringify(resources)} }]
  })
}
`;

const YAML = (resources: readonly string[]): string => `Resources:
  «Reports:»
    Type: AWS::IAM::UserPolicy
    Properties:
      UserName: reports
      PolicyName: reports
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: dynamodb:Query
            Resource: ${JSON.stringify(resources)}
`;

const JSON_TEMPLATE = (resources: readonly string[]): string => `{
  "Resources": {
    «"Reports": {»
      "Type": "AWS::IAM::UserPolicy",
      "Properties": {
        "UserName": "reports",
        "PolicyName": "reports",
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Action": "dynamodb:Query", "Resource": ${JSON.stringify(resources)} }]
        }
      }
    }
  }
}
`;

/** What is too long, and nearly the same that is not. */
function both(
  file: string,
  text: (resources: readonly string[]) => string,
  languages: readonly Case["language"][],
): Case[] {
  return languages.flatMap((language): Case[] => [
    {
      name: `${file} as ${language}`,
      language,
      file,
      text: text(ARNS),
      errors: [{ message: /^The policy has \d{4} characters without white space, and AWS accepts 2048\.$/ }],
    },
    {
      name: `${file} as ${language}, not too long`,
      language,
      file,
      text: text(ARNS.slice(30)).replaceAll(/[«»]/g, ""),
    },
  ]);
}

ruleSuite("max-policy-size", {
  root: temporaryRoot({}),
  cases: [
    ...both("main.tf", TERRAFORM, ["iamend/terraform", "iamend/source"]),
    ...both("template.yaml", YAML, ["iamend/cloudformation", "yml/yaml"]),
    ...both("template.json", JSON_TEMPLATE, ["iamend/cloudformation", "json/json", "json/jsonc"]),
    {
      name: "behind a BOM, with CRLF",
      language: "iamend/terraform",
      file: "main.tf",
      text: `\uFEFF${TERRAFORM(ARNS).replaceAll("\n", "\r\n")}`,
      errors: [{ message: /^The policy has / }],
    },
    {
      name: "what is not known may be short",
      language: "iamend/terraform",
      file: "main.tf",
      text: TERRAFORM([...ARNS, "${var.table}"]).replaceAll(/[«»]/g, ""),
    },
    {
      name: "a comment",
      language: "iamend/terraform",
      file: "main.tf",
      text: `# iamend-ignore max-policy-size -- split on deployment\n${TERRAFORM(ARNS).replaceAll(/[«»]/g, "")}`,
    },
  ],
});
