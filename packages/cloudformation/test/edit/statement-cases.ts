import type { EditCase } from "./edit-case.js";

export const statementCases: readonly EditCase[] = [
  {
    name: "the first",
    before: `
      Statement:
        - Effect: Allow
          Action: s3:*
          Resource: a
        - Effect: Allow
          Action: sqs:*
          Resource: b
      `,
    remove: ["s3:*"],
    after: `
      Statement:
        - Effect: Allow
          Action: sqs:*
          Resource: b
      `,
  },
  {
    name: "the middle, in the column of the key",
    before: `
      Policies:
      - PolicyName: a
        PolicyDocument:
          Statement:
          - Effect: Allow
            Action: [s3:*]
            Resource: a
          - Effect: Allow
            Action:
            - sqs:*
            Resource: b
          - Effect: Allow
            Action: sns:*
            Resource: c
      - PolicyName: b
      `,
    remove: ["sqs:*"],
    after: `
      Policies:
      - PolicyName: a
        PolicyDocument:
          Statement:
          - Effect: Allow
            Action: [s3:*]
            Resource: a
          - Effect: Allow
            Action: sns:*
            Resource: c
      - PolicyName: b
      `,
  },
  {
    name: "the last, before another key",
    before: `
      Statement:
        - Effect: Allow
          Action: s3:*
          Resource: a

        # messages
        - Effect: Allow
          Action: sqs:*
          Resource: b  # queue

      Version: '2012-10-17'
      `,
    remove: ["sqs:*"],
    after: `
      Statement:
        - Effect: Allow
          Action: s3:*
          Resource: a

      Version: '2012-10-17'
      `,
  },
  {
    name: "one with its comments, above and under",
    before: `
      Statement:
        # files
        - Effect: Allow
          Action: s3:*
          Resource: a
        # messages
        - Effect: Allow
          Action: sqs:*
          Resource: b
          # Resource: c
        # topics
        - Effect: Allow
          Action: sns:*
          Resource: b
      `,
    remove: ["sqs:*"],
    after: `
      Statement:
        # files
        - Effect: Allow
          Action: s3:*
          Resource: a
        # topics
        - Effect: Allow
          Action: sns:*
          Resource: b
      `,
  },
  {
    name: "one of flow mappings",
    before: `
      Statement:
        - { Effect: Allow, Action: s3:*, Resource: a }
        - { Effect: Allow, Action: sqs:*, Resource: b }
      `,
    remove: ["s3:*"],
    after: `
      Statement:
        - { Effect: Allow, Action: sqs:*, Resource: b }
      `,
  },
  {
    name: "one of a flow sequence",
    before: `
      Statement: [{ Effect: Allow, Action: s3:*, Resource: a }, { Effect: Allow, Action: sqs:*, Resource: b }]
      `,
    remove: ["sqs:*"],
    after: `
      Statement: [{ Effect: Allow, Action: s3:*, Resource: a }]
      `,
  },
  {
    name: "one in the branches of a condition",
    before: `
      Statement:
        Fn::If:
          - Wide
          - - Effect: Allow
              Action: s3:*
              Resource: a
            - Effect: Allow
              Action: sqs:*
              Resource: a
          - - Effect: Deny
              Action: '*'
              Resource: a
      `,
    remove: ["s3:*"],
    after: `
      Statement:
        Fn::If:
          - Wide
          - - Effect: Allow
              Action: sqs:*
              Resource: a
          - - Effect: Deny
              Action: '*'
              Resource: a
      `,
  },
  {
    name: "one beside a change of the next",
    before: `
      Statement:
        - Effect: Allow
          Action: s3:*
          Resource: a
        - Action: sqs:*
          Effect: Allow
          Resource: b
      `,
    remove: ["s3:*"],
    replace: { "sqs:*": ["sqs:Send*", "sqs:Receive*"] },
    after: `
      Statement:
        - Action:
            - sqs:Send*
            - sqs:Receive*
          Effect: Allow
          Resource: b
      `,
  },
  {
    name: "the last action of the one before it, too",
    before: `
      Statement:
        - Effect: Allow
          Resource: a
          Action:
            - s3:Get*
            - s3:Put*
        - Effect: Allow
          Action: sqs:*
          Resource: b
        - Effect: Allow
          Action: sns:*
          Resource: b
      `,
    remove: ["sqs:*"],
    replace: { "s3:Put*": [] },
    after: `
      Statement:
        - Effect: Allow
          Resource: a
          Action:
            - s3:Get*
        - Effect: Allow
          Action: sns:*
          Resource: b
      `,
  },
];
