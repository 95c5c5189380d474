/** A template before and after, and what is kept of each policy template in it; `code`: why nothing is done. */
export interface BundleCase {
  readonly name: string;
  readonly keep: Readonly<Record<string, readonly string[]>>;
  readonly before: string;
  readonly after?: string;
  readonly code?: string;
}

export const bundleCases: readonly BundleCase[] = [
  {
    name: "one that goes from a list",
    keep: { SQSPollerPolicy: [] },
    before: `
      Policies:
        # files
        - S3ReadPolicy:
            BucketName: !Ref Bucket
        # messages
        - SQSPollerPolicy:
            QueueName: !GetAtt Queue.QueueName
        - AWSLambdaBasicExecutionRole
      `,
    after: `
      Policies:
        # files
        - S3ReadPolicy:
            BucketName: !Ref Bucket
        - AWSLambdaBasicExecutionRole
      `,
  },
  {
    name: "two that go from a list on one line",
    keep: { S3ReadPolicy: [], SQSPollerPolicy: [] },
    before: `
      Policies: [{ S3ReadPolicy: { BucketName: !Ref B } }, { SQSPollerPolicy: { QueueName: q } }, Managed]
      `,
    after: `
      Policies: [Managed]
      `,
  },
  {
    name: "a narrower template that allows exactly what stays",
    keep: {
      DynamoDBCrudPolicy: [
        "dynamodb:GetItem",
        "dynamodb:Scan",
        "dynamodb:Query",
        "dynamodb:BatchGetItem",
        "dynamodb:DescribeTable",
      ],
    },
    before: `
      Policies:
        - DynamoDBCrudPolicy: # orders
            TableName: !Ref Orders
      `,
    after: `
      Policies:
        - DynamoDBReadPolicy: # orders
            TableName: !Ref Orders
      `,
  },
  {
    name: "a policy of its own",
    keep: { S3ReadPolicy: ["s3:GetObject", "s3:ListBucket"] },
    before: `
      Policies:
        - S3ReadPolicy:
            BucketName: !Ref Bucket
        - Managed
      `,
    after: `
      Policies:
        - Version: '2012-10-17'
          Statement:
            - Effect: Allow
              Action:
                - s3:GetObject
                - s3:ListBucket
              Resource:
                - !Sub 'arn:\${AWS::Partition}:s3:::\${Bucket}'
                - !Sub 'arn:\${AWS::Partition}:s3:::\${Bucket}/*'
        - Managed
      `,
  },
  {
    name: "a policy of its own, with dashes in the column of their keys",
    keep: { SQSPollerPolicy: ["sqs:ReceiveMessage"] },
    before: `
      Policies:
      - SQSPollerPolicy:
          QueueName:
            Fn::GetAtt: [Queue, QueueName]
      `,
    after: `
      Policies:
      - Version: '2012-10-17'
        Statement:
        - Effect: Allow
          Action:
          - sqs:ReceiveMessage
          Resource: !Sub 'arn:\${AWS::Partition}:sqs:\${AWS::Region}:\${AWS::AccountId}:\${Queue.QueueName}'
      `,
  },
  {
    name: "a policy of its own for what a function gives",
    keep: { SQSPollerPolicy: ["sqs:ReceiveMessage"], SNSCrudPolicy: ["sns:Publish"] },
    before: `
      Policies:
        - SQSPollerPolicy:
            QueueName: !ImportValue queue
        - SNSCrudPolicy:
            TopicName: !Sub '\${Stage}-it''s'
      `,
    after: `
      Policies:
        - Version: '2012-10-17'
          Statement:
            - Effect: Allow
              Action:
                - sqs:ReceiveMessage
              Resource: !Sub ['arn:\${AWS::Partition}:sqs:\${AWS::Region}:\${AWS::AccountId}:\${QueueName}', { QueueName: !ImportValue queue }]
        - Version: '2012-10-17'
          Statement:
            - Effect: Allow
              Action:
                - sns:Publish
              Resource: !Sub 'arn:\${AWS::Partition}:sns:\${AWS::Region}:\${AWS::AccountId}:\${Stage}-it''s*'
      `,
  },
  {
    name: "a whole resource",
    keep: {
      AWSSecretsManagerRotationPolicy: ["secretsmanager:PutSecretValue", "secretsmanager:GetRandomPassword"],
    },
    before: `
      Policies:
        - AWSSecretsManagerRotationPolicy:
            FunctionName: !Ref Rotator
      `,
    after: `
      Policies:
        - Version: '2012-10-17'
          Statement:
            - Effect: Allow
              Action:
                - secretsmanager:PutSecretValue
              Resource: !Sub 'arn:\${AWS::Partition}:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:*'
              Condition:
                StringEquals:
                  'secretsmanager:resource/AllowRotationLambdaArn': !Sub 'arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:\${Rotator}'
            - Effect: Allow
              Action:
                - secretsmanager:GetRandomPassword
              Resource: '*'
      `,
  },
  {
    name: "between braces",
    keep: { SQSPollerPolicy: ["sqs:ReceiveMessage"] },
    before: `
      Policies:
        - { SQSPollerPolicy: { QueueName: jobs } }
      `,
    after: `
      Policies:
        - { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: [sqs:ReceiveMessage], Resource: !Sub 'arn:\${AWS::Partition}:sqs:\${AWS::Region}:\${AWS::AccountId}:jobs' }] }
      `,
  },
  {
    name: "the only one of a list",
    keep: { S3ReadPolicy: [] },
    before: `
      Policies:
        - S3ReadPolicy:
            BucketName: !Ref Bucket
      `,
    code: "would-be-empty",
  },
  {
    name: "one with a comment inside, for which there is no template",
    keep: { SQSPollerPolicy: ["sqs:ReceiveMessage"] },
    before: `
      Policies:
        - SQSPollerPolicy:
            # jobs
            QueueName: !Ref Queue
      `,
    code: "unwritable-bundle",
  },
  {
    name: "one whose parameter is missing",
    keep: { SQSPollerPolicy: ["sqs:ReceiveMessage"] },
    before: `
      Policies:
        - SQSPollerPolicy: {}
      `,
    code: "unwritable-bundle",
  },
];
