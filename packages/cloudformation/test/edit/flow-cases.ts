import type { EditCase } from "./edit-case.js";

export const flowCases: readonly EditCase[] = [
  {
    name: "the first of a line",
    before: `
      Statement:
        - Effect: Allow
          Action: [s3:GetObject, s3:PutObject, 's3:DeleteObject']  # three
          Resource: '*'
      `,
    replace: { "s3:GetObject": [] },
    after: `
      Statement:
        - Effect: Allow
          Action: [s3:PutObject, 's3:DeleteObject']  # three
          Resource: '*'
      `,
  },
  {
    name: "the last of a line",
    before: `
      Statement:
        - Effect: Allow
          Action: [ s3:GetObject, s3:PutObject ]
          Resource: '*'
      `,
    replace: { "s3:PutObject": [] },
    after: `
      Statement:
        - Effect: Allow
          Action: [ s3:GetObject ]
          Resource: '*'
      `,
  },
  {
    name: "one by several",
    before: `
      Statement:
        - Effect: Allow
          Action: ["s3:*",sqs:*]
          Resource: '*'
      `,
    replace: { "s3:*": ["s3:Get*", "s3:Put*"], "sqs:*": ["sqs:Send*", "*:x"] },
    after: `
      Statement:
        - Effect: Allow
          Action: ["s3:Get*","s3:Put*",sqs:Send*,'*:x']
          Resource: '*'
      `,
  },
  {
    name: "one by so many that they do not fit into the line",
    before: `
      Statement:
        - Effect: Allow
          Action: [ !Sub "s3:\${Some}", "s3:*", sqs:SendMessage ]   # all of it
          Resource: '*'
        - { Effect: Allow, Action: ["s3:*"], Resource: '*' }
      `,
    replace: { "s3:*": ["s3:GetBucketPublicAccessBlock", "s3:GetEncryptionConfiguration", "s3:PutObject*"] },
    after: `
      Statement:
        - Effect: Allow
          Action:   # all of it
            - !Sub "s3:\${Some}"
            - "s3:GetBucketPublicAccessBlock"
            - "s3:GetEncryptionConfiguration"
            - "s3:PutObject*"
            - sqs:SendMessage
          Resource: '*'
        - { Effect: Allow, Action: ["s3:GetBucketPublicAccessBlock", "s3:GetEncryptionConfiguration", "s3:PutObject*"], Resource: '*' }
      `,
  },
  {
    name: "over several lines, with comments and a comma at the end",
    before: `
      Statement:
        - Effect: Allow
          Action: [
            s3:GetObject,  # reads
            s3:PutObject,  # writes
            "sqs:*",
          ]
          Resource: '*'
      `,
    replace: { "s3:PutObject": [], "sqs:*": ["sqs:Send*", "sqs:Receive*"] },
    after: `
      Statement:
        - Effect: Allow
          Action: [
            s3:GetObject,  # reads
            "sqs:Send*",
            "sqs:Receive*",
          ]
          Resource: '*'
      `,
  },
  {
    name: "the last of several lines without a comma",
    before: `
      Statement:
        - Effect: Allow
          Action:
            [
              s3:GetObject,
              s3:PutObject
            ]
          Resource: '*'
      `,
    replace: { "s3:PutObject": [] },
    after: `
      Statement:
        - Effect: Allow
          Action:
            [
              s3:GetObject
            ]
          Resource: '*'
      `,
  },
  {
    name: "in a flow mapping",
    before: `
      Statement: [{ Effect: Allow, Action: [s3:Get*, s3:Put*], Resource: '*' }]
      `,
    replace: { "s3:Put*": [] },
    after: `
      Statement: [{ Effect: Allow, Action: [s3:Get*], Resource: '*' }]
      `,
  },
  {
    name: "a scalar in a flow mapping",
    before: `
      Statement:
        - { Effect: Allow, Action: s3:*, Resource: '*' }
        - { Effect: Allow, Action: "sqs:*", Resource: '*' }
      `,
    replace: { "s3:*": ["s3:Get*", "s3:Put*"], "sqs:*": ["sqs:Send*"] },
    after: `
      Statement:
        - { Effect: Allow, Action: [s3:Get*, s3:Put*], Resource: '*' }
        - { Effect: Allow, Action: "sqs:Send*", Resource: '*' }
      `,
  },
  {
    name: "a scalar in a flow mapping over lines",
    before: `
      Statement: [
        {
          Effect: Allow,
          Action: s3:*,
          Resource: '*'
        }]
      `,
    replace: { "s3:*": ["s3:Get*", "s3:Put*"] },
    after: `
      Statement: [
        {
          Effect: Allow,
          Action: [s3:Get*, s3:Put*],
          Resource: '*'
        }]
      `,
  },
  {
    name: "scalars in a condition",
    before: `
      Statement:
        - Effect: Allow
          Action: !If [Wide, s3:*, sqs:*]
          Resource: '*'
      `,
    replace: { "s3:*": ["s3:Get*", "s3:Put*"], "sqs:*": ["sqs:Send*"] },
    after: `
      Statement:
        - Effect: Allow
          Action: !If [Wide, [s3:Get*, s3:Put*], sqs:Send*]
          Resource: '*'
      `,
  },
  {
    name: "JSON in YAML",
    before: `
      Statement: [
          {
              "Effect": "Allow",
              "Action": [
                  "s3:Get*",
                  "s3:Put*"
              ],
              Resource: "*"
          }
        ]
      `,
    replace: { "s3:Put*": [] },
    after: `
      Statement: [
          {
              "Effect": "Allow",
              "Action": [
                  "s3:Get*"
              ],
              Resource: "*"
          }
        ]
      `,
  },
  {
    name: "behind NotAction",
    before: `
      Statement:
        - { Effect: Allow, NotAction: [iam:*, 'sts:*'], Resource: '*' }
        - { Effect: Allow, NotAction: kms:*, Resource: '*' }
      `,
    append: { "iam:*": ["s3:GetObject"], "kms:*": ["s3:PutObject"] },
    after: `
      Statement:
        - { Effect: Allow, NotAction: [iam:*, 'sts:*', 's3:GetObject'], Resource: '*' }
        - { Effect: Allow, NotAction: [kms:*, s3:PutObject], Resource: '*' }
      `,
  },
];
