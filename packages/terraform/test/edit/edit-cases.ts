import type { Request } from "../support/requests.js";

/** A file before and after, and what was asked of it. */
export interface EditCase extends Request {
  readonly name: string;
  readonly file?: string;
  readonly before: string;
  readonly after: string;
}

export const editCases: readonly EditCase[] = [
  {
    name: "an item of a list with a line for each",
    before: `data "aws_iam_policy_document" "x" {
  statement {
    actions = [
      "s3:GetObject",
      "s3:PutObject", # upload
    ]
    resources = ["*"]
  }
}
`,
    replace: { "s3:PutObject": [] },
    after: `data "aws_iam_policy_document" "x" {
  statement {
    actions = [
      "s3:GetObject",
    ]
    resources = ["*"]
  }
}
`,
  },
  {
    name: "a scalar in jsonencode",
    before: `x = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
`,
    replace: { "s3:*": ["s3:Get*", "s3:List*"] },
    after: `x = jsonencode({ Statement = [{ Effect = "Allow", Action = ["s3:Get*", "s3:List*"], Resource = "*" }] })
`,
  },
  {
    name: "a statement of a heredoc",
    before: `x = <<-EOF
    {
      "Statement": [
        { "Effect": "Allow", "Action": ["s3:Get*"], "Resource": "\${local.a}" },
        {
          "Effect": "Allow",
          "Action": "sqs:*",
          "Resource": "*"
        }
      ]
    }
    EOF
`,
    remove: ["sqs:*"],
    replace: { "sqs:*": [] },
    after: `x = <<-EOF
    {
      "Statement": [
        { "Effect": "Allow", "Action": ["s3:Get*"], "Resource": "\${local.a}" }
      ]
    }
    EOF
`,
  },
];
