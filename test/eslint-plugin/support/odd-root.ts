import { finding } from "../../support/terraform-sample.js";

const ROLE = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;

/** A role with an inline policy of these statements. */
function role(name: string, statements: string): string {
  return `resource "aws_iam_role" "${name}" {
  name               = "${name}"
  assume_role_policy = jsonencode({ Statement = [] })
}

data "aws_iam_policy_document" "${name}" {
${statements}}

resource "aws_iam_role_policy" "${name}" {
  role   = aws_iam_role.${name}.name
  policy = data.aws_iam_policy_document.${name}.json
}
`;
}

function statement(actions: string): string {
  return `  statement {
    actions   = ${actions}
    resources = ["*"]
  }
`;
}

const USED = statement('["ec2:DescribeInstances"]');

/** Two policies, of which Terraform cannot read the second. */
const BROKEN = `${role("broken", USED + statement('["s3:GetObject", "s3:PutObject"]'))}
resource "aws_iam_role_policy" "open" {
`;

const COMMENTS = role(
  "comments",
  USED +
    statement(`[
      # iamend-ignore no-such-rule -- a rule that there is not
      "s3:PutObject",
      # iamend-keep -- nothing is named
      "s3:DeleteObject",
      # eslint-disable-next-line iamend/no-unused-permissions -- as long as it is reviewed
      "s3:PutObjectAcl",
      "s3:PutObjectTagging", # iamend-ignore no-unused-permissions -- for the restore
      "s3:GetObject",
    ]`),
);

const SUGGESTIONS = role(
  "suggestions",
  `${statement('["s3:GetObjct", "s3:GetObject", "ec2:DescribeInstance"]')}  statement {
    not_actions = ["iam:*"]
    resources   = ["*"]
  }
`,
);

/** Every statement but the first goes, and each touches the next. */
const TOUCHING = `Resources:
  Touching:
    Type: AWS::IAM::Role
    Properties:
      RoleName: touching
      AssumeRolePolicyDocument: { Statement: [] }
      Policies:
        - PolicyName: main
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: ["ec2:DescribeInstances"], Resource: "*" }
              - { Effect: Allow, Action: ["s3:GetObject"], Resource: "*" }
              - { Effect: Allow, Action: ["s3:PutObject", "s3:DeleteObject"], Resource: "*" }
              - Effect: Allow
                Action: s3:*
                Resource: "*"
              - { Effect: Allow, Action: ["s3:Get*", "ec2:DescribeVpcs"], Resource: "*" }
`;

const TF_JSON = {
  resource: {
    aws_iam_role: { json: { name: "json", assume_role_policy: "{}" } },
    aws_iam_role_policy: {
      json: { role: "${aws_iam_role.json.name}", policy: "${data.aws_iam_policy_document.json.json}" },
    },
  },
  data: {
    aws_iam_policy_document: {
      json: {
        statement: [{ actions: ["ec2:Describe*", "ec2:DescribeVpcs", "s3:PutObject"], resources: ["*"] }],
      },
    },
  },
};

const SERVERLESS = `service: orders
provider:
  name: aws
  iam:
    role:
      name: serverless
      statements:
        - Effect: Allow
          Action:
            - ec2:DescribeInstances
            - s3:PutObject
          Resource: "*"
functions: {}
`;

const UNUSED = ["PutObject", "DeleteObject", "PutObjectAcl", "PutObjectTagging"];
const ROLES = [
  "broken",
  "comments",
  "suggestions",
  "touching",
  "json",
  "serverless",
  "marked",
  "split",
  "ignored",
  "redundant",
];

/** What is met seldom: one file for each thing that ESLint or the command might see otherwise than the other. */
export const ODD_ROOT = {
  "broken/main.tf": BROKEN,
  "comments.tf": COMMENTS,
  "suggestions.tf": SUGGESTIONS,
  "touching.yaml": TOUCHING,
  "json/main.tf.json": TF_JSON,
  "serverless.yml": SERVERLESS,
  "marked/main.tf": `\uFEFF${role("marked", USED + statement('["s3:GetObject", "s3:PutObject"]')).replaceAll("\n", "\r\n")}`,
  "redundant.tf": role("redundant", statement('["ec2:Describe*", "ec2:DescribeVpcs", "ec2:describevpcs"]')),
  // The statement stands in one file, all that it allows in two others.
  "split/main.tf": role("split", USED + statement("concat(local.one, local.two)")),
  "split/one.tf": 'locals {\n  one = ["s3:PutObject", "s3:DeleteObject"]\n}\n',
  "split/two.tf": 'locals {\n  two = ["s3:PutObjectAcl"]\n}\n',
  "ignored/main.tf": role("ignored", USED + statement('["s3:PutObject"]')),
  ".terraform/modules/other/main.tf": role("context", USED + statement('["s3:PutObject"]')),
  "iamend.config.json": {
    findings: "findings.json",
    accounts: ["111122223333"],
    attachments: "source",
    ignore: ["ignored/"],
    rules: { "no-ambiguous-principals": "warn" },
  },
  "findings.json": [
    ...ROLES.map((name) => finding({ s3: name === "touching" ? [] : UNUSED }, ROLE(name), name)),
    {
      ...(finding({}, ROLE("redundant"), "whole") as object),
      findingType: "UnusedIAMRole",
      findingDetails: [{ unusedIamRoleDetails: {} }],
    },
  ],
} as const;
