import type { EditCase } from "./edit-case.js";

export const jsonCases: readonly EditCase[] = [
  {
    name: "an element of lines",
    before: `
      {
        "Statement": [
          {
            "Effect": "Allow",
            "Action": [
              "s3:Get*",
              "s3:Put*",
              "s3:List*"
            ]
          }
        ]
      }
      `,
    replace: { "s3:Get*": ["s3:GetA", "s3:GetB"], "s3:List*": [] },
    after: `
      {
        "Statement": [
          {
            "Effect": "Allow",
            "Action": [
              "s3:GetA",
              "s3:GetB",
              "s3:Put*"
            ]
          }
        ]
      }
      `,
  },
  {
    name: "a scalar, with tabs",
    before: `
      {
      	"Statement": [
      		{
      			"Effect": "Allow",
      			"Action": "s3:*"
      		}
      	]
      }
      `,
    replace: { "s3:*": ["s3:Get*", "s3:Put*"] },
    after: `
      {
      	"Statement": [
      		{
      			"Effect": "Allow",
      			"Action": ["s3:Get*", "s3:Put*"]
      		}
      	]
      }
      `,
  },
  {
    name: "a scalar that becomes too long for a line",
    before: `
      {
      	"Statement": {
      		"Effect": "Allow",
      		"Action": "s3:*"
      	}
      }
      `,
    replace: {
      "s3:*": [
        "s3:GetBucketPublicAccessBlock",
        "s3:GetAccountPublicAccessBlock",
        "s3:GetObjectVersionForReplication",
      ],
    },
    after: `
      {
      	"Statement": {
      		"Effect": "Allow",
      		"Action": [
      			"s3:GetBucketPublicAccessBlock",
      			"s3:GetAccountPublicAccessBlock",
      			"s3:GetObjectVersionForReplication"
      		]
      	}
      }
      `,
  },
  {
    name: "statements",
    before: `
      {
        "Statement": [
          { "Effect": "Allow", "Action": "s3:*" },
          { "Effect": "Allow", "Action": "sqs:*" },
          { "Effect": "Allow", "Action": "sns:*" }
        ]
      }
      `,
    remove: ["s3:*", "sns:*"],
    after: `
      {
        "Statement": [
          { "Effect": "Allow", "Action": "sqs:*" }
        ]
      }
      `,
  },
  {
    name: "text without blanks",
    before: `
      {"Statement":[{"Effect":"Allow","Action":["s3:*","sqs:*"]},{"Effect":"Allow","Action":"sns:*"}]}
      `,
    replace: { "s3:*": ["s3:Get*", "s3:Put*"] },
    remove: ["sns:*"],
    after: `
      {"Statement":[{"Effect":"Allow","Action":["s3:Get*","s3:Put*","sqs:*"]}]}
      `,
  },
  {
    name: "a policy in a string",
    before: `
      {
        "Policy": "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Action\\": [\\"s3:Get*\\", \\"s3:Put*\\"]}]}"
      }
      `,
    replace: { "s3:Get*": [], "s3:Put*": ["s3:PutA", "s3:PutB"] },
    after: `
      {
        "Policy": "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Action\\": [\\"s3:PutA\\", \\"s3:PutB\\"]}]}"
      }
      `,
  },
];
