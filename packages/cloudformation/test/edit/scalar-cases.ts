import type { EditCase } from "./edit-case.js";

export const scalarCases: readonly EditCase[] = [
  {
    name: "one becomes another",
    before: `
      Statement:
        - Effect: Allow
          Action: 's3:*'  # all
          Resource: '*'
      `,
    replace: { "s3:*": ["s3:Get*"] },
    after: `
      Statement:
        - Effect: Allow
          Action: 's3:Get*'  # all
          Resource: '*'
      `,
  },
  {
    name: "a star becomes services",
    before: `
      Statement:
        - Effect: Allow
          Action: "*"
          Resource: "*"
      `,
    replace: { "*": ["s3:*", "sqs:*"] },
    after: `
      Statement:
        - Effect: Allow
          Action:
            - "s3:*"
            - "sqs:*"
          Resource: "*"
      `,
  },
  {
    name: "dashes as deep as those beside it",
    before: `
      Statement:
        - Effect: Allow
          Action: s3:*
          Resource:
          - a
          - b
      `,
    replace: { "s3:*": ["s3:Get*", "s3:Put*"] },
    after: `
      Statement:
        - Effect: Allow
          Action:
          - s3:Get*
          - s3:Put*
          Resource:
          - a
          - b
      `,
  },
  {
    name: "dashes as deep as the nearest",
    before: `
      Statement:
      - Effect: Allow
        Action: s3:*
        Resource: "*"
      Other:
          - far
      `,
    replace: { "s3:*": ["s3:Get*", "s3:Put*"] },
    after: `
      Statement:
      - Effect: Allow
        Action:
        - s3:Get*
        - s3:Put*
        Resource: "*"
      Other:
          - far
      `,
  },
  {
    name: "dashes as deep as those of other actions, not of statements",
    before: `
      Statement:
      - Effect: Allow
        Action: s3:*
        Resource: "*"
      - Effect: Allow
        Action:
          - sqs:*
        Resource: "*"
      `,
    replace: { "s3:*": ["s3:Get*", "s3:Put*"] },
    after: `
      Statement:
      - Effect: Allow
        Action:
          - s3:Get*
          - s3:Put*
        Resource: "*"
      - Effect: Allow
        Action:
          - sqs:*
        Resource: "*"
      `,
  },
  {
    name: "a comment stays with the key",
    before: `
      Statement:
        - Action: s3:*  # all of it
          Effect: Allow
          Resource:
            - a
      `,
    replace: { "s3:*": ["s3:Get*", "s3:Put*"] },
    after: `
      Statement:
        - Action:  # all of it
            - s3:Get*
            - s3:Put*
          Effect: Allow
          Resource:
            - a
      `,
  },
  {
    name: "a statement that is a single mapping",
    before: `
      Statement:
          Effect: Allow
          Action: s3:*
          Resource: a
      `,
    replace: { "s3:*": ["s3:Get*", "s3:Put*"] },
    after: `
      Statement:
          Effect: Allow
          Action:
              - s3:Get*
              - s3:Put*
          Resource: a
      `,
  },
  {
    name: "a function that puts nothing in goes",
    before: `
      Statement:
        - Effect: Allow
          Action: !Sub 's3:*'
          Resource: '*'
      `,
    replace: { "s3:*": ["s3:Get*", "s3:Put*"] },
    after: `
      Statement:
        - Effect: Allow
          Action:
            - 's3:Get*'
            - 's3:Put*'
          Resource: '*'
      `,
  },
  {
    name: "a value below its key",
    before: `
      Statement:
        - Effect: Allow
          Action:
            s3:*
          Resource: '*'
      `,
    replace: { "s3:*": ["s3:Get*", "s3:Put*"] },
    after: `
      Statement:
        - Effect: Allow
          Action:
            - s3:Get*
            - s3:Put*
          Resource: '*'
      `,
  },
  {
    name: "a key with quotes",
    before: `
      Statement:
        - "Effect": Allow
          "Action" : s3:*
          "Resource": '*'
      `,
    replace: { "s3:*": ["s3:Get*", "s3:Put*"] },
    after: `
      Statement:
        - "Effect": Allow
          "Action" :
            - s3:Get*
            - s3:Put*
          "Resource": '*'
      `,
  },
  {
    name: "a branch of a condition",
    before: `
      Statement:
        - Effect: Allow
          Action:
            Fn::If:
              - Wide
              - s3:*
              - sqs:*
          Resource: '*'
      `,
    replace: { "s3:*": ["s3:Get*", "s3:Put*"] },
    after: `
      Statement:
        - Effect: Allow
          Action:
            Fn::If:
              - Wide
              - [s3:Get*, s3:Put*]
              - sqs:*
          Resource: '*'
      `,
  },
  {
    name: "a branch of a condition that becomes too long for a line",
    before: `
      Statement:
        - Effect: Allow
          Action: !If
            - Wide
            - s3:*
            - 's3:*' # less
          Resource: '*'
      `,
    replace: {
      "s3:*": [
        "s3:GetBucketPublicAccessBlock",
        "s3:GetEncryptionConfiguration",
        "s3:PutEncryptionConfiguration",
      ],
    },
    after: `
      Statement:
        - Effect: Allow
          Action: !If
            - Wide
            - - s3:GetBucketPublicAccessBlock
              - s3:GetEncryptionConfiguration
              - s3:PutEncryptionConfiguration
            - - 's3:GetBucketPublicAccessBlock'
              - 's3:GetEncryptionConfiguration'
              - 's3:PutEncryptionConfiguration' # less
          Resource: '*'
      `,
  },
  {
    name: "behind NotAction",
    before: `
      Statement:
        - Effect: Allow
          NotAction: 'iam:*' # keys
          Resource:
            - a
      `,
    append: { "iam:*": ["s3:Get*", "s3:Put*"] },
    after: `
      Statement:
        - Effect: Allow
          NotAction: # keys
            - 'iam:*'
            - 's3:Get*'
            - 's3:Put*'
          Resource:
            - a
      `,
  },
];
