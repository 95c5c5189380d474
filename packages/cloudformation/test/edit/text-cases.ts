import type { EditCase } from "./edit-case.js";

export const textCases: readonly EditCase[] = [
  {
    name: "between single quotes",
    before: `
      Policy: !Sub '{
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": [
                "s3:Get*",
                "s3:Put*",
                "s3:List*"
              ],
              "Resource": "arn:\${AWS::Partition}:s3:::it''s"
            }
          ]
        }'
      `,
    replace: { "s3:Get*": ["s3:GetA", "s3:GetB"], "s3:List*": [] },
    after: `
      Policy: !Sub '{
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": [
                "s3:GetA",
                "s3:GetB",
                "s3:Put*"
              ],
              "Resource": "arn:\${AWS::Partition}:s3:::it''s"
            }
          ]
        }'
      `,
  },
  {
    name: "on one line between single quotes",
    before: `
      Policy: '{"Statement": [{"Effect": "Allow", "Action": "s3:*"}, {"Effect": "Allow", "Action": "sqs:*"}]}'
      `,
    replace: { "s3:*": ["s3:A", "s3:B"] },
    remove: ["sqs:*"],
    after: `
      Policy: '{"Statement": [{"Effect": "Allow", "Action": ["s3:A", "s3:B"]}]}'
      `,
  },
  {
    name: "between double quotes",
    before: `
      Policy: "{\\"Statement\\": [
          {\\"Effect\\": \\"Allow\\", \\"Action\\": [\\"s3:Get*\\",
            \\"s3:Put*\\"]}]}"
      `,
    replace: { "s3:Get*": [], "s3:Put*": ["s3:PutA", "s3:PutB"] },
    after: `
      Policy: "{\\"Statement\\": [
          {\\"Effect\\": \\"Allow\\", \\"Action\\": [\\"s3:PutA\\",
            \\"s3:PutB\\"]}]}"
      `,
  },
  {
    name: "behind |",
    before: `
      Policy:
        Fn::Sub: |
          {
            "Statement": [
              {
                "Effect": "Allow",
                "Action": [
                  "s3:Get*",
                  "s3:Put*"
                ],
                "Resource": "\${Bucket.Arn}"
              },
              {
                "Effect": "Allow",
                "Action": "sqs:*"
              },
              {
                "Effect": "Allow",
                "Action": "sns:*"
              }
            ]
          }
      After: 1
      `,
    replace: { "s3:Get*": [], "s3:Put*": ["s3:PutA", "s3:PutB"] },
    remove: ["sqs:*"],
    after: `
      Policy:
        Fn::Sub: |
          {
            "Statement": [
              {
                "Effect": "Allow",
                "Action": [
                  "s3:PutA",
                  "s3:PutB"
                ],
                "Resource": "\${Bucket.Arn}"
              },
              {
                "Effect": "Allow",
                "Action": "sns:*"
              }
            ]
          }
      After: 1
      `,
  },
  {
    name: "behind |-",
    before: `
      Policy:
        Fn::Sub: |-
          {
            "Statement": [
              {
                "Effect": "Allow",
                "Action": [
                  "s3:Get*",
                  "s3:Put*"
                ],
                "Resource": "\${Bucket.Arn}"
              },
              {
                "Effect": "Allow",
                "Action": "sqs:*"
              },
              {
                "Effect": "Allow",
                "Action": "sns:*"
              }
            ]
          }
      After: 1
      `,
    replace: { "s3:Get*": [], "s3:Put*": ["s3:PutA", "s3:PutB"] },
    remove: ["sqs:*"],
    after: `
      Policy:
        Fn::Sub: |-
          {
            "Statement": [
              {
                "Effect": "Allow",
                "Action": [
                  "s3:PutA",
                  "s3:PutB"
                ],
                "Resource": "\${Bucket.Arn}"
              },
              {
                "Effect": "Allow",
                "Action": "sns:*"
              }
            ]
          }
      After: 1
      `,
  },
  {
    name: "behind >",
    before: `
      Policy:
        Fn::Sub: >
          {
            "Statement": [
              {
                "Effect": "Allow",
                "Action": [
                  "s3:Get*",
                  "s3:Put*"
                ],
                "Resource": "\${Bucket.Arn}"
              },
              {
                "Effect": "Allow",
                "Action": "sqs:*"
              },
              {
                "Effect": "Allow",
                "Action": "sns:*"
              }
            ]
          }
      After: 1
      `,
    replace: { "s3:Get*": [], "s3:Put*": ["s3:PutA", "s3:PutB"] },
    remove: ["sqs:*"],
    after: `
      Policy:
        Fn::Sub: >
          {
            "Statement": [
              {
                "Effect": "Allow",
                "Action": [
                  "s3:PutA",
                  "s3:PutB"
                ],
                "Resource": "\${Bucket.Arn}"
              },
              {
                "Effect": "Allow",
                "Action": "sns:*"
              }
            ]
          }
      After: 1
      `,
  },
  {
    name: "behind |+",
    before: `
      Policy:
        Fn::Sub: |+
          {
            "Statement": [
              {
                "Effect": "Allow",
                "Action": [
                  "s3:Get*",
                  "s3:Put*"
                ],
                "Resource": "\${Bucket.Arn}"
              },
              {
                "Effect": "Allow",
                "Action": "sqs:*"
              },
              {
                "Effect": "Allow",
                "Action": "sns:*"
              }
            ]
          }
      After: 1
      `,
    replace: { "s3:Get*": [], "s3:Put*": ["s3:PutA", "s3:PutB"] },
    remove: ["sqs:*"],
    after: `
      Policy:
        Fn::Sub: |+
          {
            "Statement": [
              {
                "Effect": "Allow",
                "Action": [
                  "s3:PutA",
                  "s3:PutB"
                ],
                "Resource": "\${Bucket.Arn}"
              },
              {
                "Effect": "Allow",
                "Action": "sns:*"
              }
            ]
          }
      After: 1
      `,
  },
  {
    name: "behind >-",
    before: `
      Policy:
        Fn::Sub: >-
          {
            "Statement": [
              {
                "Effect": "Allow",
                "Action": [
                  "s3:Get*",
                  "s3:Put*"
                ],
                "Resource": "\${Bucket.Arn}"
              },
              {
                "Effect": "Allow",
                "Action": "sqs:*"
              },
              {
                "Effect": "Allow",
                "Action": "sns:*"
              }
            ]
          }
      After: 1
      `,
    replace: { "s3:Get*": [], "s3:Put*": ["s3:PutA", "s3:PutB"] },
    remove: ["sqs:*"],
    after: `
      Policy:
        Fn::Sub: >-
          {
            "Statement": [
              {
                "Effect": "Allow",
                "Action": [
                  "s3:PutA",
                  "s3:PutB"
                ],
                "Resource": "\${Bucket.Arn}"
              },
              {
                "Effect": "Allow",
                "Action": "sns:*"
              }
            ]
          }
      After: 1
      `,
  },
  {
    name: "behind an indentation of its own",
    before: `
      Policy: |2 # deep
            { "Statement": { "Effect": "Allow",
            "Action": ["s3:Get*", "s3:Put*"] } }
      After: 1
      `,
    replace: { "s3:Get*": [] },
    after: `
      Policy: |2 # deep
            { "Statement": { "Effect": "Allow",
            "Action": ["s3:Put*"] } }
      After: 1
      `,
  },
  {
    name: "with variables",
    before: `
      Policy: !Sub
        - |
          { "Statement": [{ "Effect": "Allow", "Action": ["s3:Get*", "s3:Put*"], "Resource": "\${!aws:username}/\${X}" }] }
        - X: a
      `,
    replace: { "s3:Get*": [] },
    after: `
      Policy: !Sub
        - |
          { "Statement": [{ "Effect": "Allow", "Action": ["s3:Put*"], "Resource": "\${!aws:username}/\${X}" }] }
        - X: a
      `,
  },
];
