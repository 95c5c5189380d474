// Written by scripts/library-grants.mjs from aws-cdk-lib 2.276.0 (Apache-2.0).
import type { LibraryGrant } from "./library-grant.js";

export const LIBRARY_GRANTS: readonly LibraryGrant[] = [
  {
    type: "aws-s3.Bucket",
    method: "grantDelete",
    gives: [{ actions: ["s3:DeleteObject*"], on: ["It.Arn/*"] }],
    keyed: true,
  },
  {
    type: "aws-s3.Bucket",
    method: "grantPut",
    gives: [
      {
        actions: [
          "s3:Abort*",
          "s3:PutObject",
          "s3:PutObjectLegalHold",
          "s3:PutObjectRetention",
          "s3:PutObjectTagging",
          "s3:PutObjectVersionTagging",
        ],
        on: ["It.Arn/*"],
      },
    ],
    keyed: true,
  },
  {
    type: "aws-s3.Bucket",
    method: "grantPutAcl",
    gives: [{ actions: ["s3:PutObjectAcl", "s3:PutObjectVersionAcl"], on: ["It.Arn/*"] }],
    keyed: true,
  },
  {
    type: "aws-s3.Bucket",
    method: "grantRead",
    gives: [{ actions: ["s3:GetBucket*", "s3:GetObject*", "s3:List*"], on: ["It.Arn", "It.Arn/*"] }],
    keyed: true,
  },
  {
    type: "aws-s3.Bucket",
    method: "grantReadWrite",
    gives: [
      {
        actions: [
          "s3:Abort*",
          "s3:DeleteObject*",
          "s3:GetBucket*",
          "s3:GetObject*",
          "s3:List*",
          "s3:PutObject",
          "s3:PutObjectLegalHold",
          "s3:PutObjectRetention",
          "s3:PutObjectTagging",
          "s3:PutObjectVersionTagging",
        ],
        on: ["It.Arn", "It.Arn/*"],
      },
    ],
    keyed: true,
  },
  {
    type: "aws-s3.Bucket",
    method: "grantWrite",
    gives: [
      {
        actions: [
          "s3:Abort*",
          "s3:DeleteObject*",
          "s3:PutObject",
          "s3:PutObjectLegalHold",
          "s3:PutObjectRetention",
          "s3:PutObjectTagging",
          "s3:PutObjectVersionTagging",
        ],
        on: ["It.Arn", "It.Arn/*"],
      },
    ],
    keyed: true,
  },
  {
    type: "aws-s3.Bucket with a key",
    method: "grantDelete",
    gives: [{ actions: ["s3:DeleteObject*"], on: ["It.Arn/*"] }],
    keyed: true,
  },
  {
    type: "aws-s3.Bucket with a key",
    method: "grantPut",
    gives: [
      {
        actions: [
          "s3:Abort*",
          "s3:PutObject",
          "s3:PutObjectLegalHold",
          "s3:PutObjectRetention",
          "s3:PutObjectTagging",
          "s3:PutObjectVersionTagging",
        ],
        on: ["It.Arn/*"],
      },
      { actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"], on: ["Key.Arn"] },
    ],
    keyed: true,
  },
  {
    type: "aws-s3.Bucket with a key",
    method: "grantPutAcl",
    gives: [{ actions: ["s3:PutObjectAcl", "s3:PutObjectVersionAcl"], on: ["It.Arn/*"] }],
    keyed: true,
  },
  {
    type: "aws-s3.Bucket with a key",
    method: "grantRead",
    gives: [
      { actions: ["s3:GetBucket*", "s3:GetObject*", "s3:List*"], on: ["It.Arn", "It.Arn/*"] },
      { actions: ["kms:Decrypt", "kms:DescribeKey"], on: ["Key.Arn"] },
    ],
    keyed: true,
  },
  {
    type: "aws-s3.Bucket with a key",
    method: "grantReadWrite",
    gives: [
      {
        actions: [
          "s3:Abort*",
          "s3:DeleteObject*",
          "s3:GetBucket*",
          "s3:GetObject*",
          "s3:List*",
          "s3:PutObject",
          "s3:PutObjectLegalHold",
          "s3:PutObjectRetention",
          "s3:PutObjectTagging",
          "s3:PutObjectVersionTagging",
        ],
        on: ["It.Arn", "It.Arn/*"],
      },
      {
        actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
        on: ["Key.Arn"],
      },
    ],
    keyed: true,
  },
  {
    type: "aws-s3.Bucket with a key",
    method: "grantWrite",
    gives: [
      {
        actions: [
          "s3:Abort*",
          "s3:DeleteObject*",
          "s3:PutObject",
          "s3:PutObjectLegalHold",
          "s3:PutObjectRetention",
          "s3:PutObjectTagging",
          "s3:PutObjectVersionTagging",
        ],
        on: ["It.Arn", "It.Arn/*"],
      },
      { actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"], on: ["Key.Arn"] },
    ],
    keyed: true,
  },
  { type: "aws-dynamodb.Table", method: "grant", gives: [{ actions: [], on: ["It.Arn"] }] },
  {
    type: "aws-dynamodb.Table",
    method: "grantFullAccess",
    gives: [{ actions: ["dynamodb:*"], on: ["It.Arn"] }],
  },
  {
    type: "aws-dynamodb.Table",
    method: "grantReadData",
    gives: [
      {
        actions: [
          "dynamodb:BatchGetItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:Scan",
        ],
        on: ["It.Arn"],
      },
      { actions: ["dynamodb:GetRecords", "dynamodb:GetShardIterator"], on: ["It.Arn"] },
    ],
  },
  {
    type: "aws-dynamodb.Table",
    method: "grantReadWriteData",
    gives: [
      {
        actions: [
          "dynamodb:BatchGetItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:Query",
          "dynamodb:Scan",
          "dynamodb:UpdateItem",
        ],
        on: ["It.Arn"],
      },
      { actions: ["dynamodb:GetRecords", "dynamodb:GetShardIterator"], on: ["It.Arn"] },
    ],
  },
  {
    type: "aws-dynamodb.Table",
    method: "grantStreamRead",
    gives: [
      { actions: ["dynamodb:ListStreams"], on: ["*"] },
      {
        actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
        on: ["It.StreamArn"],
      },
    ],
  },
  {
    type: "aws-dynamodb.Table",
    method: "grantTableListStreams",
    gives: [{ actions: ["dynamodb:ListStreams"], on: ["*"] }],
  },
  {
    type: "aws-dynamodb.Table",
    method: "grantWriteData",
    gives: [
      {
        actions: [
          "dynamodb:BatchWriteItem",
          "dynamodb:DeleteItem",
          "dynamodb:DescribeTable",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ],
        on: ["It.Arn"],
      },
    ],
  },
  { type: "aws-dynamodb.Table with a key", method: "grant", gives: [{ actions: [], on: ["It.Arn"] }] },
  {
    type: "aws-dynamodb.Table with a key",
    method: "grantFullAccess",
    gives: [
      { actions: ["dynamodb:*"], on: ["It.Arn"] },
      {
        actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
        on: ["Key.Arn"],
      },
    ],
  },
  {
    type: "aws-dynamodb.Table with a key",
    method: "grantReadData",
    gives: [
      { actions: ["kms:Decrypt", "kms:DescribeKey"], on: ["Key.Arn"] },
      {
        actions: [
          "dynamodb:BatchGetItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:Scan",
        ],
        on: ["It.Arn"],
      },
      { actions: ["dynamodb:GetRecords", "dynamodb:GetShardIterator"], on: ["It.Arn"] },
    ],
  },
  {
    type: "aws-dynamodb.Table with a key",
    method: "grantReadWriteData",
    gives: [
      {
        actions: [
          "dynamodb:BatchGetItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:Query",
          "dynamodb:Scan",
          "dynamodb:UpdateItem",
        ],
        on: ["It.Arn"],
      },
      {
        actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
        on: ["Key.Arn"],
      },
      { actions: ["dynamodb:GetRecords", "dynamodb:GetShardIterator"], on: ["It.Arn"] },
    ],
  },
  {
    type: "aws-dynamodb.Table with a key",
    method: "grantStreamRead",
    gives: [
      { actions: ["dynamodb:ListStreams"], on: ["*"] },
      { actions: ["kms:Decrypt", "kms:DescribeKey"], on: ["Key.Arn"] },
      {
        actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
        on: ["It.StreamArn"],
      },
    ],
  },
  {
    type: "aws-dynamodb.Table with a key",
    method: "grantTableListStreams",
    gives: [{ actions: ["dynamodb:ListStreams"], on: ["*"] }],
  },
  {
    type: "aws-dynamodb.Table with a key",
    method: "grantWriteData",
    gives: [
      {
        actions: [
          "dynamodb:BatchWriteItem",
          "dynamodb:DeleteItem",
          "dynamodb:DescribeTable",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ],
        on: ["It.Arn"],
      },
      {
        actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
        on: ["Key.Arn"],
      },
    ],
  },
  { type: "aws-dynamodb.TableV2", method: "grant", gives: [{ actions: [], on: ["It.Arn"] }] },
  {
    type: "aws-dynamodb.TableV2",
    method: "grantFullAccess",
    gives: [{ actions: ["dynamodb:*"], on: ["It.Arn"] }],
  },
  {
    type: "aws-dynamodb.TableV2",
    method: "grantReadData",
    gives: [
      {
        actions: [
          "dynamodb:BatchGetItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:Scan",
        ],
        on: ["It.Arn"],
      },
      { actions: ["dynamodb:GetRecords", "dynamodb:GetShardIterator"], on: ["It.Arn"] },
    ],
  },
  {
    type: "aws-dynamodb.TableV2",
    method: "grantReadWriteData",
    gives: [
      {
        actions: [
          "dynamodb:BatchGetItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:Query",
          "dynamodb:Scan",
          "dynamodb:UpdateItem",
        ],
        on: ["It.Arn"],
      },
      { actions: ["dynamodb:GetRecords", "dynamodb:GetShardIterator"], on: ["It.Arn"] },
    ],
  },
  {
    type: "aws-dynamodb.TableV2",
    method: "grantStreamRead",
    gives: [
      { actions: ["dynamodb:ListStreams"], on: ["It.StreamArn"] },
      {
        actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
        on: ["It.StreamArn"],
      },
    ],
  },
  {
    type: "aws-dynamodb.TableV2",
    method: "grantTableListStreams",
    gives: [{ actions: ["dynamodb:ListStreams"], on: ["It.StreamArn"] }],
  },
  {
    type: "aws-dynamodb.TableV2",
    method: "grantWriteData",
    gives: [
      {
        actions: [
          "dynamodb:BatchWriteItem",
          "dynamodb:DeleteItem",
          "dynamodb:DescribeTable",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ],
        on: ["It.Arn"],
      },
    ],
  },
  { type: "aws-sqs.Queue", method: "grant", gives: [{ actions: [], on: ["It.Arn"] }] },
  {
    type: "aws-sqs.Queue",
    method: "grantConsumeMessages",
    gives: [
      {
        actions: [
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:GetQueueUrl",
          "sqs:ReceiveMessage",
        ],
        on: ["It.Arn"],
      },
    ],
  },
  {
    type: "aws-sqs.Queue",
    method: "grantPurge",
    gives: [{ actions: ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:PurgeQueue"], on: ["It.Arn"] }],
  },
  {
    type: "aws-sqs.Queue",
    method: "grantSendMessages",
    gives: [{ actions: ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"], on: ["It.Arn"] }],
  },
  { type: "aws-sqs.Queue with a key", method: "grant", gives: [{ actions: [], on: ["It.Arn"] }] },
  {
    type: "aws-sqs.Queue with a key",
    method: "grantConsumeMessages",
    gives: [
      {
        actions: [
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:GetQueueUrl",
          "sqs:ReceiveMessage",
        ],
        on: ["It.Arn"],
      },
      { actions: ["kms:Decrypt"], on: ["Key.Arn"] },
    ],
  },
  {
    type: "aws-sqs.Queue with a key",
    method: "grantPurge",
    gives: [{ actions: ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:PurgeQueue"], on: ["It.Arn"] }],
  },
  {
    type: "aws-sqs.Queue with a key",
    method: "grantSendMessages",
    gives: [
      { actions: ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"], on: ["It.Arn"] },
      { actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"], on: ["Key.Arn"] },
    ],
  },
  { type: "aws-sns.Topic", method: "grantPublish", gives: [{ actions: ["sns:Publish"], on: ["It"] }] },
  { type: "aws-sns.Topic", method: "grantSubscribe", gives: [{ actions: ["sns:Subscribe"], on: ["It"] }] },
  { type: "aws-kms.Key", method: "grant", gives: [{ actions: [], on: ["It.Arn"] }] },
  {
    type: "aws-kms.Key",
    method: "grantAdmin",
    gives: [
      {
        actions: [
          "kms:CancelKeyDeletion",
          "kms:Create*",
          "kms:Delete*",
          "kms:Describe*",
          "kms:Disable*",
          "kms:Enable*",
          "kms:Get*",
          "kms:List*",
          "kms:Put*",
          "kms:Revoke*",
          "kms:ScheduleKeyDeletion",
          "kms:TagResource",
          "kms:UntagResource",
          "kms:Update*",
        ],
        on: ["It.Arn"],
      },
    ],
  },
  { type: "aws-kms.Key", method: "grantDecrypt", gives: [{ actions: ["kms:Decrypt"], on: ["It.Arn"] }] },
  {
    type: "aws-kms.Key",
    method: "grantEncrypt",
    gives: [{ actions: ["kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"], on: ["It.Arn"] }],
  },
  {
    type: "aws-kms.Key",
    method: "grantEncryptDecrypt",
    gives: [
      { actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"], on: ["It.Arn"] },
    ],
  },
  {
    type: "aws-kms.Key",
    method: "grantGenerateMac",
    gives: [{ actions: ["kms:GenerateMac"], on: ["It.Arn"] }],
  },
  { type: "aws-kms.Key", method: "grantSign", gives: [{ actions: ["kms:Sign"], on: ["It.Arn"] }] },
  {
    type: "aws-kms.Key",
    method: "grantSignVerify",
    gives: [{ actions: ["kms:Sign", "kms:Verify"], on: ["It.Arn"] }],
  },
  { type: "aws-kms.Key", method: "grantVerify", gives: [{ actions: ["kms:Verify"], on: ["It.Arn"] }] },
  { type: "aws-kms.Key", method: "grantVerifyMac", gives: [{ actions: ["kms:VerifyMac"], on: ["It.Arn"] }] },
  { type: "aws-kinesis.Stream", method: "grant", gives: [{ actions: [], on: ["It.Arn"] }] },
  {
    type: "aws-kinesis.Stream",
    method: "grantRead",
    gives: [
      {
        actions: [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamConsumer",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
          "kinesis:ListStreams",
          "kinesis:SubscribeToShard",
        ],
        on: ["It.Arn"],
      },
    ],
  },
  {
    type: "aws-kinesis.Stream",
    method: "grantReadWrite",
    gives: [
      {
        actions: [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamConsumer",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
          "kinesis:ListStreams",
          "kinesis:PutRecord",
          "kinesis:PutRecords",
          "kinesis:SubscribeToShard",
        ],
        on: ["It.Arn"],
      },
    ],
  },
  {
    type: "aws-kinesis.Stream",
    method: "grantWrite",
    gives: [{ actions: ["kinesis:ListShards", "kinesis:PutRecord", "kinesis:PutRecords"], on: ["It.Arn"] }],
  },
  { type: "aws-kinesis.Stream with a key", method: "grant", gives: [{ actions: [], on: ["It.Arn"] }] },
  {
    type: "aws-kinesis.Stream with a key",
    method: "grantRead",
    gives: [
      {
        actions: [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamConsumer",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
          "kinesis:ListStreams",
          "kinesis:SubscribeToShard",
        ],
        on: ["It.Arn"],
      },
      { actions: ["kms:Decrypt"], on: ["Key.Arn"] },
    ],
  },
  {
    type: "aws-kinesis.Stream with a key",
    method: "grantReadWrite",
    gives: [
      {
        actions: [
          "kinesis:DescribeStream",
          "kinesis:DescribeStreamConsumer",
          "kinesis:DescribeStreamSummary",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
          "kinesis:ListShards",
          "kinesis:ListStreams",
          "kinesis:PutRecord",
          "kinesis:PutRecords",
          "kinesis:SubscribeToShard",
        ],
        on: ["It.Arn"],
      },
      { actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"], on: ["Key.Arn"] },
    ],
  },
  {
    type: "aws-kinesis.Stream with a key",
    method: "grantWrite",
    gives: [
      { actions: ["kinesis:ListShards", "kinesis:PutRecord", "kinesis:PutRecords"], on: ["It.Arn"] },
      { actions: ["kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"], on: ["Key.Arn"] },
    ],
  },
  {
    type: "aws-logs.LogGroup",
    method: "grant",
    gives: [
      { actions: [], on: ["It.Arn", "arn:AWS::Partition:logs:AWS::Region:AWS::AccountId:log-group:It"] },
    ],
  },
  {
    type: "aws-logs.LogGroup",
    method: "grantRead",
    gives: [
      {
        actions: [
          "logs:DescribeLogGroups",
          "logs:DescribeLogStreams",
          "logs:FilterLogEvents",
          "logs:GetLogEvents",
          "logs:GetLogGroupFields",
        ],
        on: ["It.Arn", "arn:AWS::Partition:logs:AWS::Region:AWS::AccountId:log-group:It"],
      },
    ],
  },
  {
    type: "aws-logs.LogGroup",
    method: "grantWrite",
    gives: [{ actions: ["logs:CreateLogStream", "logs:PutLogEvents"], on: ["It.Arn"] }],
  },
  { type: "aws-ecr.Repository", method: "grant", gives: [{ actions: [], on: ["It.Arn"] }] },
  {
    type: "aws-ecr.Repository",
    method: "grantPull",
    gives: [
      {
        actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        on: ["It.Arn"],
      },
      { actions: ["ecr:GetAuthorizationToken"], on: ["*"] },
    ],
  },
  {
    type: "aws-ecr.Repository",
    method: "grantPullPush",
    gives: [
      {
        actions: [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:CompleteLayerUpload",
          "ecr:GetDownloadUrlForLayer",
          "ecr:InitiateLayerUpload",
          "ecr:PutImage",
          "ecr:UploadLayerPart",
        ],
        on: ["It.Arn"],
      },
      { actions: ["ecr:GetAuthorizationToken"], on: ["*"] },
    ],
  },
  {
    type: "aws-ecr.Repository",
    method: "grantPush",
    gives: [
      {
        actions: [
          "ecr:BatchCheckLayerAvailability",
          "ecr:CompleteLayerUpload",
          "ecr:InitiateLayerUpload",
          "ecr:PutImage",
          "ecr:UploadLayerPart",
        ],
        on: ["It.Arn"],
      },
      { actions: ["ecr:GetAuthorizationToken"], on: ["*"] },
    ],
  },
  {
    type: "aws-ecr.Repository",
    method: "grantRead",
    gives: [{ actions: ["ecr:DescribeImages", "ecr:DescribeRepositories"], on: ["It.Arn"] }],
  },
  {
    type: "aws-secretsmanager.Secret",
    method: "grantRead",
    gives: [{ actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], on: ["It"] }],
    keyed: true,
  },
  {
    type: "aws-secretsmanager.Secret",
    method: "grantWrite",
    gives: [
      {
        actions: [
          "secretsmanager:PutSecretValue",
          "secretsmanager:UpdateSecret",
          "secretsmanager:UpdateSecretVersionStage",
        ],
        on: ["It"],
      },
    ],
  },
  {
    type: "aws-secretsmanager.Secret with a key",
    method: "grantRead",
    gives: [{ actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], on: ["It"] }],
    keyed: true,
  },
  {
    type: "aws-secretsmanager.Secret with a key",
    method: "grantWrite",
    gives: [
      {
        actions: [
          "secretsmanager:PutSecretValue",
          "secretsmanager:UpdateSecret",
          "secretsmanager:UpdateSecretVersionStage",
        ],
        on: ["It"],
      },
    ],
  },
  {
    type: "aws-ssm.StringParameter",
    method: "grantRead",
    gives: [
      {
        actions: [
          "ssm:DescribeParameters",
          "ssm:GetParameter",
          "ssm:GetParameterHistory",
          "ssm:GetParameters",
        ],
        on: ["arn:AWS::Partition:ssm:AWS::Region:AWS::AccountId:parameter/It"],
      },
    ],
  },
  {
    type: "aws-ssm.StringParameter",
    method: "grantWrite",
    gives: [
      {
        actions: ["ssm:PutParameter"],
        on: ["arn:AWS::Partition:ssm:AWS::Region:AWS::AccountId:parameter/It"],
      },
    ],
  },
  {
    type: "aws-events.EventBus",
    method: "grantPutEventsTo",
    gives: [{ actions: ["events:PutEvents"], on: ["It.Arn"] }],
  },
  { type: "aws-iam.Role", method: "grant", gives: [{ actions: [], on: ["It.Arn"] }] },
  {
    type: "aws-iam.Role",
    method: "grantAssumeRole",
    gives: [{ actions: ["sts:AssumeRole"], on: ["It.Arn"] }],
  },
  { type: "aws-iam.Role", method: "grantPassRole", gives: [{ actions: ["iam:PassRole"], on: ["It.Arn"] }] },
  {
    type: "aws-lambda.Function",
    method: "grantInvoke",
    gives: [{ actions: ["lambda:InvokeFunction"], on: ["It.Arn", "It.Arn:*"] }],
  },
  {
    type: "aws-lambda.Function",
    method: "grantInvokeLatestVersion",
    gives: [{ actions: ["lambda:InvokeFunction"], on: ["It.Arn", "It.Arn:$LATEST"] }],
  },
  {
    type: "aws-lambda.Function",
    method: "grantInvokeUrl",
    gives: [
      {
        actions: ["lambda:InvokeFunctionUrl"],
        on: ['It.Arn if {"StringEquals":{"lambda:FunctionUrlAuthType":"AWS_IAM"}}'],
      },
      {
        actions: ["lambda:InvokeFunction"],
        on: ['It.Arn if {"Bool":{"lambda:InvokedViaFunctionUrl":true}}'],
      },
    ],
  },
  { type: "aws-stepfunctions.StateMachine", method: "grant", gives: [{ actions: [], on: ["It"] }] },
  {
    type: "aws-stepfunctions.StateMachine",
    method: "grantRead",
    gives: [
      { actions: ["states:ListExecutions", "states:ListStateMachines"], on: ["It"] },
      {
        actions: [
          "states:DescribeExecution",
          "states:DescribeStateMachineForExecution",
          "states:GetExecutionHistory",
        ],
        on: [
          'arn:AWS::Partition:states:AWS::Region:AWS::AccountId:execution:{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"It16E14BEE"}]}]}:*',
        ],
      },
      {
        actions: ["states:DescribeActivity", "states:DescribeStateMachine", "states:ListActivities"],
        on: ["*"],
      },
    ],
  },
  {
    type: "aws-stepfunctions.StateMachine",
    method: "grantRedriveExecution",
    gives: [
      {
        actions: ["states:RedriveExecution"],
        on: [
          'arn:AWS::Partition:states:AWS::Region:AWS::AccountId:execution:{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"It16E14BEE"}]}]}:*',
        ],
      },
    ],
  },
  {
    type: "aws-stepfunctions.StateMachine",
    method: "grantStartExecution",
    gives: [{ actions: ["states:StartExecution"], on: ["It"] }],
  },
  {
    type: "aws-stepfunctions.StateMachine",
    method: "grantStartSyncExecution",
    gives: [{ actions: ["states:StartSyncExecution"], on: ["It"] }],
  },
  {
    type: "aws-stepfunctions.StateMachine",
    method: "grantTaskResponse",
    gives: [
      {
        actions: ["states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"],
        on: ["It"],
      },
    ],
  },
];
