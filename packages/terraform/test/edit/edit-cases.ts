import type { Request } from "../support/requests.js";

/** A file before and after, drawn, and what was asked of it. */
export interface EditCase extends Request {
  readonly name: string;
  readonly file?: string;
  readonly before: string;
  readonly after: string;
}

/** Too much for a line, wherever it stands. */
const LONG = Array.from({ length: 16 }, (_, index) => `s3:GetSomethingWithALongName${String(index)}`);

export const editCases: readonly EditCase[] = [
  {
    name: "items of a list with a line for each, with their comments",
    before: `
      data "aws_iam_policy_document" "x" {
        statement {
          actions = [
            "s3:GetObject",
            "s3:PutObject", # upload
            // only for tests

            # the bin
            "s3:DeleteObject"
          ]
          resources = ["*"]
        }
      }
      `,
    replace: { "s3:PutObject": [], "s3:DeleteObject": [] },
    after: `
      data "aws_iam_policy_document" "x" {
        statement {
          actions = [
            "s3:GetObject"
            // only for tests
          ]
          resources = ["*"]
        }
      }
      `,
  },
  {
    name: "wildcards in a list on one line",
    before: `
      data "aws_iam_policy_document" "x" {
        statement {
          actions   = ["s3:Get*", "sqs:*", local.more]
          resources = ["*"]
        }
      }
      `,
    replace: { "s3:Get*": ["s3:GetObject", "s3:GetObjectAcl"], "sqs:*": [] },
    after: `
      data "aws_iam_policy_document" "x" {
        statement {
          actions   = ["s3:GetObject", "s3:GetObjectAcl", local.more]
          resources = ["*"]
        }
      }
      `,
  },
  {
    name: "a very long list within other things is broken into lines",
    before: `
      data "aws_iam_policy_document" "x" {
        statement {
          actions   = var.all ? ["s3:Get*"] : []
          resources = ["*"]
        }
      }
      `,
    replace: { "s3:Get*": LONG },
    after: `
      data "aws_iam_policy_document" "x" {
        statement {
          actions = var.all ? [
${LONG.map((action) => `            "${action}",`).join("\n")}
          ] : []
          resources = ["*"]
        }
      }
      `,
  },
  {
    name: "a list that gets too long and is the first of its group is broken into lines",
    before: `
      data "aws_iam_policy_document" "x" {
        statement {
          actions   = ["s3:Get*"]
          resources = ["*"]
        }
      }
      `,
    replace: {
      "s3:Get*": [
        "s3:GetObjectAttributes",
        "s3:GetObjectTagging",
        "s3:GetObjectVersion",
        "s3:GetObjectTorrent",
      ],
    },
    after: `
      data "aws_iam_policy_document" "x" {
        statement {
          actions = [
            "s3:GetObjectAttributes",
            "s3:GetObjectTagging",
            "s3:GetObjectVersion",
            "s3:GetObjectTorrent",
          ]
          resources = ["*"]
        }
      }
      `,
  },
  {
    name: "one that would move its neighbours stays on its line",
    before: `
      data "aws_iam_policy_document" "x" {
        statement {
          effect    = "Allow"
          actions   = ["s3:Get*"]
          resources = ["*"]
        }
      }
      `,
    replace: {
      "s3:Get*": [
        "s3:GetObjectAttributes",
        "s3:GetObjectTagging",
        "s3:GetObjectVersion",
        "s3:GetObjectTorrent",
      ],
    },
    after: `
      data "aws_iam_policy_document" "x" {
        statement {
          effect    = "Allow"
          actions   = ["s3:GetObjectAttributes", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:GetObjectTorrent"]
          resources = ["*"]
        }
      }
      `,
  },
  {
    name: "one that stands alone is broken into lines",
    before: `
      data "aws_iam_policy_document" "x" {
        statement {
          actions = ["s3:Get*"] # read

          resources = ["*"]
        }
      }
      `,
    replace: {
      "s3:Get*": [
        "s3:GetObjectAttributes",
        "s3:GetObjectTagging",
        "s3:GetObjectVersion",
        "s3:GetObjectTorrent",
      ],
    },
    after: `
      data "aws_iam_policy_document" "x" {
        statement {
          actions = [
            "s3:GetObjectAttributes",
            "s3:GetObjectTagging",
            "s3:GetObjectVersion",
            "s3:GetObjectTorrent",
          ] # read

          resources = ["*"]
        }
      }
      `,
  },
  {
    name: "statement blocks, the first and the last, with their comments",
    before: `
      data "aws_iam_policy_document" "x" {
        version = "2012-10-17"

        # queues
        statement {
          actions   = ["sqs:*"]
          resources = ["*"]
        }

        statement {
          sid       = "Read" # stays
          actions   = ["s3:Get*"]
          resources = ["*"]
        }

        /* tables
           and streams */
        statement {
          actions   = ["dynamodb:*"]
          resources = ["*"]
        } # end
      }
      `,
    remove: ["sqs:*", "dynamodb:*"],
    after: `
      data "aws_iam_policy_document" "x" {
        version = "2012-10-17"

        statement {
          sid       = "Read" # stays
          actions   = ["s3:Get*"]
          resources = ["*"]
        }
      }
      `,
  },
  {
    name: "statement blocks side by side, with changes inside that go with them",
    before: `
      data "aws_iam_policy_document" "x" {
        statement {
          actions = ["sqs:*"]
        }
        statement {
          actions = ["sns:*"]
        }
        statement {
          actions = ["s3:Get*", "sqs:*"]
        }
      }
      `,
    remove: ["sns:*"],
    replace: { "sns:*": [], "sqs:*": ["sqs:Send*"] },
    after: `
      data "aws_iam_policy_document" "x" {
        statement {
          actions = ["sqs:Send*"]
        }
        statement {
          actions = ["s3:Get*", "sqs:Send*"]
        }
      }
      `,
  },
  {
    name: "blocks on one line",
    before: `
      data "aws_iam_policy_document" "x" {
        statement { actions = ["sqs:*"] }
        statement { actions = ["s3:Get*", "s3:Put*"] } # files
      }
      `,
    remove: ["sqs:*"],
    replace: { "s3:Put*": [] },
    after: `
      data "aws_iam_policy_document" "x" {
        statement { actions = ["s3:Get*"] } # files
      }
      `,
  },
  {
    name: "a list in each branch, and one in a call",
    before: `
      data "aws_iam_policy_document" "x" {
        statement {
          actions = concat(["s3:GetObject", "s3:PutObject"], var.write ? ["s3:DeleteObject"] : [])
        }
      }
      `,
    replace: { "s3:PutObject": [], "s3:DeleteObject": [] },
    after: `
      data "aws_iam_policy_document" "x" {
        statement {
          actions = concat(["s3:GetObject"], var.write ? [] : [])
        }
      }
      `,
  },
  {
    name: "what NotAction excludes grows",
    before: `
      data "aws_iam_policy_document" "x" {
        statement {
          not_actions = [
            "iam:*", # admins
          ]
        }
      }
      x = jsonencode({ Statement = [{ NotAction : "sts:*", Resource : "*" }] })
      `,
    append: { "iam:*": ["s3:DeleteBucket"], "sts:*": ["sqs:*"] },
    after: `
      data "aws_iam_policy_document" "x" {
        statement {
          not_actions = [
            "iam:*", # admins
            "s3:DeleteBucket",
          ]
        }
      }
      x = jsonencode({ Statement = [{ NotAction : ["sts:*", "sqs:*"], Resource : "*" }] })
      `,
  },
  {
    name: "scalars in jsonencode",
    before: `
      x = jsonencode({
        Version = "2012-10-17"
        Statement = [
          {
            Effect   = "Allow"
            Action   = "s3:*"
            Resource = "*"
          },
          { Effect = "Allow", Action = "sqs:*", Resource = "*" }, # queues
          { "Effect" : "Allow", "Action" : "sns:*", "Resource" : "*" },
        ]
      })
      `,
    replace: { "s3:*": ["s3:Get*", "s3:List*"], "sqs:*": ["sqs:Send*"], "sns:*": ["sns:Publish"] },
    after: `
      x = jsonencode({
        Version = "2012-10-17"
        Statement = [
          {
            Effect   = "Allow"
            Action   = ["s3:Get*", "s3:List*"]
            Resource = "*"
          },
          { Effect = "Allow", Action = "sqs:Send*", Resource = "*" }, # queues
          { "Effect" : "Allow", "Action" : "sns:Publish", "Resource" : "*" },
        ]
      })
      `,
  },
  {
    name: "a scalar with a colon is broken into lines",
    before: `
      x = jsonencode({
        Statement : {
          Effect : "Allow",
          Action : "s3:*",
          Resource : "*"
        }
      })
      `,
    replace: {
      "s3:*": ["s3:GetObjectAttributes", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:GetObjectTorrent"],
    },
    after: `
      x = jsonencode({
        Statement : {
          Effect : "Allow",
          Action : [
            "s3:GetObjectAttributes",
            "s3:GetObjectTagging",
            "s3:GetObjectVersion",
            "s3:GetObjectTorrent",
          ],
          Resource : "*"
        }
      })
      `,
  },
  {
    name: "elements of a tuple of statements",
    before: `
      x = jsonencode({
        Statement = [
          # queues
          {
            Effect   = "Allow"
            Action   = ["sqs:*"]
            Resource = "*"
          },

          # topics
          {
            Action = ["sns:*"]
          },
          { Action = ["s3:Get*", "s3:Put*"] }
        ]
      })
      y = jsonencode({ Statement = [{ Action = "sns:*" }, { Action = "s3:*" }] })
      `,
    remove: ["sqs:*", "sns:*"],
    replace: { "s3:Put*": [] },
    after: `
      x = jsonencode({
        Statement = [
          { Action = ["s3:Get*"] }
        ]
      })
      y = jsonencode({ Statement = [{ Action = "s3:*" }] })
      `,
  },
  {
    name: "JSON in a heredoc",
    before: `
      x = <<EOF
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Action": [
              "s3:GetObject",
              "s3:PutObject"
            ],
            "Resource": "\${aws_s3_bucket.x["a"].arn}/$\${aws:username}/*"
          },
          {
            "Effect": "Allow",
            "Action": "sqs:*",
            "Resource": "\${jsonencode(var.queues)}"
          }
        ]
      }
      EOF
      `,
    replace: { "s3:PutObject": [], "sqs:*": ["sqs:Receive*", "sqs:Send*"] },
    after: `
      x = <<EOF
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Action": [
              "s3:GetObject"
            ],
            "Resource": "\${aws_s3_bucket.x["a"].arn}/$\${aws:username}/*"
          },
          {
            "Effect": "Allow",
            "Action": ["sqs:Receive*", "sqs:Send*"],
            "Resource": "\${jsonencode(var.queues)}"
          }
        ]
      }
      EOF
      `,
  },
  {
    name: "JSON in an indented heredoc, broken into lines",
    before: `
      x = <<-EOF
          {
              "Statement": [
                  {
                      "Action": "sqs:*",
                      "Resource": \${jsonencode(var.queues)}
                  },
                  {
                      "Action": "s3:*"
                  }
              ]
          }
        EOF
      `,
    replace: {
      "sqs:*": [
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:ReceiveMessage",
        "sqs:SendMessage",
        "sqs:ListQueues",
      ],
    },
    remove: ["s3:*"],
    after: `
      x = <<-EOF
          {
              "Statement": [
                  {
                      "Action": [
                          "sqs:GetQueueAttributes",
                          "sqs:GetQueueUrl",
                          "sqs:ReceiveMessage",
                          "sqs:SendMessage",
                          "sqs:ListQueues"
                      ],
                      "Resource": \${jsonencode(var.queues)}
                  }
              ]
          }
        EOF
      `,
  },
  {
    name: "a statement of a heredoc with directives",
    before: `
      x = <<EOF
      {
        "Statement": [
          { "Effect": "Allow", "Action": ["s3:Get*", "s3:Put*"], "Resource": "*" },
          { "Effect": "Allow", "Action": "sqs:*", "Resource": "\${local.queue}" },
          { "Effect": "Allow", "Action": "sns:*", "Resource": "%{if local.all}*%{else}\${local.topic}%{endif}" }
        ]
      }
      EOF
      `,
    remove: ["sqs:*"],
    replace: { "s3:Put*": [] },
    after: `
      x = <<EOF
      {
        "Statement": [
          { "Effect": "Allow", "Action": ["s3:Get*"], "Resource": "*" },
          { "Effect": "Allow", "Action": "sns:*", "Resource": "%{if local.all}*%{else}\${local.topic}%{endif}" }
        ]
      }
      EOF
      `,
  },
  {
    name: "quoted JSON",
    before: `
      x = "{\\"Statement\\":[{\\"Action\\":[\\"s3:Get*\\",\\"s3:Put*\\"]},{\\"Action\\":\\"sqs:*\\"},{\\"Action\\":\\"sns:*\\",\\"Resource\\":\\"\${var.x["y"]}\\"}]}"
      `,
    remove: ["sqs:*"],
    replace: { "s3:Put*": [], "sns:*": ["sns:Publish", "sns:Subscribe"] },
    after: `
      x = "{\\"Statement\\":[{\\"Action\\":[\\"s3:Get*\\"]},{\\"Action\\":[\\"sns:Publish\\",\\"sns:Subscribe\\"],\\"Resource\\":\\"\${var.x["y"]}\\"}]}"
      `,
  },
  {
    name: "quoted JSON with line breaks in it",
    before: `
      x = "{\\n  \\"Statement\\": [\\n    {\\"Action\\": [\\n      \\"s3:Get*\\",\\n      \\"s3:Put*\\"\\n    ]},\\n    {\\"Action\\": \\"sqs:*\\"}\\n  ]\\n}\\n"
      `,
    remove: ["sqs:*"],
    replace: { "s3:Put*": [] },
    after: `
      x = "{\\n  \\"Statement\\": [\\n    {\\"Action\\": [\\n      \\"s3:Get*\\"\\n    ]}\\n  ]\\n}\\n"
      `,
  },
  {
    name: "JSON syntax",
    file: "main.tf.json",
    before: `
      {
        "data": {
          "aws_iam_policy_document": {
            "x": {
              "statement": [
                {
                  "actions": ["s3:Get*", "s3:Put*"],
                  "resources": ["\${local.bucket}"]
                },
                {
                  "actions": [
                    "sqs:*"
                  ]
                }
              ]
            }
          }
        },
        "resource": {
          "aws_iam_role_policy": {
            "x": {
              "policy": "{\\"Statement\\": [{\\"Action\\": \\"sns:*\\", \\"Resource\\": \\"*\\"}]}"
            }
          }
        }
      }
      `,
    remove: ["sqs:*"],
    replace: { "s3:Put*": [], "sns:*": ["sns:Publish", "sns:Subscribe"] },
    after: `
      {
        "data": {
          "aws_iam_policy_document": {
            "x": {
              "statement": [
                {
                  "actions": ["s3:Get*"],
                  "resources": ["\${local.bucket}"]
                }
              ]
            }
          }
        },
        "resource": {
          "aws_iam_role_policy": {
            "x": {
              "policy": "{\\"Statement\\": [{\\"Action\\": [\\"sns:Publish\\", \\"sns:Subscribe\\"], \\"Resource\\": \\"*\\"}]}"
            }
          }
        }
      }
      `,
  },
  {
    name: "a policy that a file holds",
    file: "policy.json",
    before: `
      {
      \t"Statement": [
      \t\t{
      \t\t\t"Effect": "Allow",
      \t\t\t"Action": "s3:*",
      \t\t\t"Resource": "arn:aws:s3:::b/\${aws:username}"
      \t\t},
      \t\t{ "Effect": "Allow", "Action": ["sqs:*"], "Resource": "*" },
      \t\t{ "Effect": "Deny", "NotAction": ["s3:*"], "Resource": "*" }
      \t]
      }
      `,
    remove: ["sqs:*"],
    after: `
      {
      \t"Statement": [
      \t\t{
      \t\t\t"Effect": "Allow",
      \t\t\t"Action": "s3:*",
      \t\t\t"Resource": "arn:aws:s3:::b/\${aws:username}"
      \t\t},
      \t\t{ "Effect": "Deny", "NotAction": ["s3:*"], "Resource": "*" }
      \t]
      }
      `,
  },
  {
    name: "a scalar of a policy that a file holds",
    file: "policy.json",
    before: `
      {
      \t"Statement": {
      \t\t"Effect": "Allow",
      \t\t"Action": "s3:*",
      \t\t"Resource": "*"
      \t}
      }
      `,
    replace: {
      "s3:*": ["s3:GetObjectAttributes", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:GetObjectTorrent"],
    },
    after: `
      {
      \t"Statement": {
      \t\t"Effect": "Allow",
      \t\t"Action": [
      \t\t\t"s3:GetObjectAttributes",
      \t\t\t"s3:GetObjectTagging",
      \t\t\t"s3:GetObjectVersion",
      \t\t\t"s3:GetObjectTorrent"
      \t\t],
      \t\t"Resource": "*"
      \t}
      }
      `,
  },
  {
    name: "a template file",
    file: "policy.tpl",
    before: `
      {
        "Statement": [
          {
            "Action": ["s3:Get*", "s3:Put*"],
            "Resource": \${jsonencode(buckets)}
          },
          {
            "Action": "sqs:*",
            "Resource": "\${queue}"
          }
        ]
      }
      `,
    remove: ["sqs:*"],
    replace: { "s3:Put*": [] },
    after: `
      {
        "Statement": [
          {
            "Action": ["s3:Get*"],
            "Resource": \${jsonencode(buckets)}
          }
        ]
      }
      `,
  },
  {
    name: "lists in locals and in the inputs of a module",
    before: `
      locals {
        read = ["s3:GetObject"] # read
      }
      module "x" {
        source = "./x"
        policy_statements = {
          s3 = {
            effect    = "Allow"
            actions   = ["s3:Get*", "s3:Put*"]
            resources = ["*"]
          }
        }
      }
      `,
    replace: { "s3:Put*": [] },
    after: `
      locals {
        read = ["s3:GetObject"] # read
      }
      module "x" {
        source = "./x"
        policy_statements = {
          s3 = {
            effect    = "Allow"
            actions   = ["s3:Get*"]
            resources = ["*"]
          }
        }
      }
      `,
  },
];
