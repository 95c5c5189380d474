import type { EditCase } from "./edit-case.js";

export const blockCases: readonly EditCase[] = [
  {
    name: "the first",
    before: `
      Statement:
        - Effect: Allow
          Action:
            - s3:GetObject
            - s3:PutObject
            - s3:DeleteObject
          Resource: '*'
      `,
    replace: { "s3:GetObject": [] },
    after: `
      Statement:
        - Effect: Allow
          Action:
            - s3:PutObject
            - s3:DeleteObject
          Resource: '*'
      `,
  },
  {
    name: "the middle",
    before: `
      Statement:
      - Effect: Allow
        Action:
        - s3:GetObject
        - 's3:PutObject'
        - s3:DeleteObject
        Resource: '*'
      `,
    replace: { "s3:PutObject": [] },
    after: `
      Statement:
      - Effect: Allow
        Action:
        - s3:GetObject
        - s3:DeleteObject
        Resource: '*'
      `,
  },
  {
    name: "the last before a key",
    before: `
      Statement:
      - Action:
        - s3:GetObject
        - s3:PutObject
        Effect: Allow
      `,
    replace: { "s3:PutObject": [] },
    after: `
      Statement:
      - Action:
        - s3:GetObject
        Effect: Allow
      `,
  },
  {
    name: "the last of the file",
    before: `
      Statement:
        - Effect: Allow
          Action:
            - s3:GetObject
            - s3:PutObject
      `,
    replace: { "s3:PutObject": [] },
    after: `
      Statement:
        - Effect: Allow
          Action:
            - s3:GetObject
      `,
  },
  {
    name: "all but one",
    before: `
      Statement:
        - Effect: Allow
          Action:
            - s3:GetObject # reads

            - s3:PutObject # writes
            - s3:DeleteObject
          Resource: '*'
      `,
    replace: { "s3:GetObject": [], "s3:DeleteObject": [] },
    after: `
      Statement:
        - Effect: Allow
          Action:
            - s3:PutObject # writes
          Resource: '*'
      `,
  },
  {
    name: "one by one, in each kind of quotes",
    before: `
      Statement:
        - Effect: Allow
          Action:
            - s3:Get*
            - 'sqs:*'
            - "sns:*"
            - !Sub "ec2:*"
          Resource: '*'
      `,
    replace: {
      "s3:Get*": ["s3:GetObject*"],
      "sqs:*": ["sqs:Send*"],
      "sns:*": ["sns:Publish"],
      "ec2:*": ["ec2:Run*"],
    },
    after: `
      Statement:
        - Effect: Allow
          Action:
            - s3:GetObject*
            - 'sqs:Send*'
            - "sns:Publish"
            - "ec2:Run*"
          Resource: '*'
      `,
  },
  {
    name: "one by several, with the comment behind it",
    before: `
      Statement:
        - Effect: Allow
          Action:
            - logs:*
            - s3:Get*  # objects
            - "sqs:*"
          Resource: '*'
      `,
    replace: { "s3:Get*": ["s3:GetObject", "s3:GetObjectAcl"], "sqs:*": ["sqs:Send*", "sqs:Receive*"] },
    after: `
      Statement:
        - Effect: Allow
          Action:
            - logs:*
            - s3:GetObject
            - s3:GetObjectAcl  # objects
            - "sqs:Send*"
            - "sqs:Receive*"
          Resource: '*'
      `,
  },
  {
    name: "a comment above one of several stays, one above its own goes",
    before: `
      Statement:
        - Effect: Allow
          Action:
            # reads
            - s3:GetObject
            - s3:GetObjectAcl

            # writes
            - s3:PutObject

            # bins
            - s3:DeleteObject
          Resource: '*'
      `,
    replace: { "s3:GetObject": [], "s3:PutObject": [] },
    after: `
      Statement:
        - Effect: Allow
          Action:
            # reads
            - s3:GetObjectAcl

            # bins
            - s3:DeleteObject
          Resource: '*'
      `,
  },
  {
    name: "blank lines between groups stay as many",
    before: `
      Statement:
        - Effect: Allow
          Action:
            - s3:GetObject

            - s3:PutObject

            - s3:DeleteObject
          Resource: '*'
      `,
    replace: { "s3:PutObject": [] },
    after: `
      Statement:
        - Effect: Allow
          Action:
            - s3:GetObject

            - s3:DeleteObject
          Resource: '*'
      `,
  },
  {
    name: "a comment between elements stays",
    before: `
      Statement:
        - Effect: Allow
          Action:
            - s3:GetObject
            # - s3:PutObject
            - s3:DeleteObject # restore
          Resource: '*'
      `,
    replace: { "s3:DeleteObject": [] },
    after: `
      Statement:
        - Effect: Allow
          Action:
            - s3:GetObject
            # - s3:PutObject
          Resource: '*'
      `,
  },
  {
    name: "a wildcard that would be an alias gets quotes",
    before: `
      Statement:
        - Effect: Allow
          Action:
            -   s3:Get*
            -   '*'
          Resource: '*'
      `,
    replace: { "s3:Get*": ["*:x"], "*": ["s3:*", "sqs:*"] },
    after: `
      Statement:
        - Effect: Allow
          Action:
            -   '*:x'
            -   's3:*'
            -   'sqs:*'
          Resource: '*'
      `,
  },
  {
    name: "in the branches of a condition",
    before: `
      Statement:
        - Effect: Allow
          Action:
            Fn::If:
              - Wide
              - - s3:Get*
                - s3:Put*
                - s3:List*
              - - s3:List*
                - sqs:*
          Resource: '*'
      `,
    replace: { "s3:Get*": [], "s3:List*": ["s3:ListA", "s3:ListB"], "sqs:*": [] },
    after: `
      Statement:
        - Effect: Allow
          Action:
            Fn::If:
              - Wide
              - - s3:Put*
                - s3:ListA
                - s3:ListB
              - - s3:ListA
                - s3:ListB
          Resource: '*'
      `,
  },
  {
    name: "behind NotAction",
    before: `
      Statement:
        - Effect: Allow
          NotAction:
          - iam:*
          - "sts:*" # keys
          Resource: '*'
      `,
    append: { "iam:*": ["s3:GetObject", "s3:PutObject"] },
    after: `
      Statement:
        - Effect: Allow
          NotAction:
          - iam:*
          - "sts:*" # keys
          - "s3:GetObject"
          - "s3:PutObject"
          Resource: '*'
      `,
  },
  {
    name: "with elements below their dashes",
    before: `
      Statement:
        - Effect: Allow
          Action:
            -
              s3:GetObject
            -
              s3:PutObject
          Resource: '*'
      `,
    replace: { "s3:PutObject": [] },
    after: `
      Statement:
        - Effect: Allow
          Action:
            -
              s3:GetObject
          Resource: '*'
      `,
  },
  {
    name: "in the second document of a file",
    before: `
      Statement:
        - Effect: Allow
          Action: [s3:*]
      ---
      # another
      Statement:
        - Effect: Allow
          Action:
            - sqs:Send*
            - sqs:*
      ...
      `,
    replace: { "sqs:Send*": [] },
    after: `
      Statement:
        - Effect: Allow
          Action: [s3:*]
      ---
      # another
      Statement:
        - Effect: Allow
          Action:
            - sqs:*
      ...
      `,
  },
  {
    name: "everywhere an alias puts it",
    before: `
      Statement:
        - &base
          Effect: Allow
          Action:
            - s3:GetObject
            - s3:PutObject
        - <<: *base
          Resource: a
        - *base
      `,
    replace: { "s3:PutObject": [] },
    after: `
      Statement:
        - &base
          Effect: Allow
          Action:
            - s3:GetObject
        - <<: *base
          Resource: a
        - *base
      `,
  },
];
