import { inEveryLanguage } from "./support/in-every-language.js";
import { ruleSuite } from "./support/rule-suite.js";
import { temporaryRoot } from "./support/temporary-root.js";

const CONTAINED = "`s3:GetObject` is allowed by `s3:Get*` of the same list already.";
const TWICE = "`sqs:sendmessage` stands in the list twice.";

ruleSuite("no-redundant-actions", {
  root: temporaryRoot({ "policies/README.txt": "" }),
  cases: [
    ...inEveryLanguage({
      name: "patterns that overlap",
      actions: ["s3:Get*", "s3:*Object", "sqs:SendMessage", "sqs:GetQueueUrl"],
    }),
    ...inEveryLanguage({
      name: "contained and equal",
      actions: ["s3:Get*", "«s3:GetObject»", "sqs:SendMessage", "«sqs:sendmessage»"],
      errors: [{ message: CONTAINED }, { message: TWICE }],
      fixed: ["s3:Get*", "sqs:SendMessage"],
    }),
    ...inEveryLanguage({
      name: "behind a BOM, with CRLF",
      actions: ["«s3:GetObject»", "s3:Get*"],
      errors: [{ message: CONTAINED }],
      fixed: ["s3:Get*"],
      rewritten: (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`,
    }),
    ...inEveryLanguage({
      name: "without autofix",
      options: [{ autofix: false }],
      actions: ["s3:Get*", "«s3:GetObject»"],
      errors: [
        {
          message: CONTAINED,
          suggestions: [
            {
              desc: "Remove s3:GetObject, with all else that is unused in its statement.",
              actions: ["s3:Get*"],
            },
          ],
        },
      ],
    }),
    {
      name: "what is denied twice",
      language: "iamend/cloudformation",
      file: "policy.yaml",
      text: `Statement: [{ Effect: Deny, Action: [s3:Get*, s3:GetObject], Resource: "*" }]\n`,
    },
    {
      name: "statements are not compared",
      language: "json/json",
      file: "policy.json",
      text: `{
  "Statement": [
    { "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" },
    { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }
  ]
}
`,
    },
    {
      name: "comments",
      language: "iamend/terraform",
      file: "main.tf",
      text: `resource "aws_iam_role_policy" "reports" {
  role = "reports"
  policy = jsonencode({
    Statement = [{
      Effect = "Allow"
      Action = [
        "s3:Get*",
        "s3:GetObject", # iamend-ignore no-redundant-actions -- the one that matters
        «"s3:GetObjectAcl"», # a remark goes with what it is about
      ]
      Resource = "*"
    }]
  })
}
`,
      errors: [{ message: "`s3:GetObjectAcl` is allowed by `s3:Get*` of the same list already." }],
      output: `resource "aws_iam_role_policy" "reports" {
  role = "reports"
  policy = jsonencode({
    Statement = [{
      Effect = "Allow"
      Action = [
        "s3:Get*",
        "s3:GetObject", # iamend-ignore no-redundant-actions -- the one that matters
      ]
      Resource = "*"
    }]
  })
}
`,
    },
  ],
});
