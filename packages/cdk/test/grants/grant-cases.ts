import type { Request } from "../support/requests.js";
import type { Granted } from "../support/locate-text.js";

export const READ = ["s3:GetObject*", "s3:GetBucket*", "s3:List*"];
export const PUT = [
  "s3:PutObject",
  "s3:PutObjectLegalHold",
  "s3:PutObjectRetention",
  "s3:PutObjectTagging",
  "s3:PutObjectVersionTagging",
  "s3:Abort*",
];
export const READ_WRITE = [...READ, "s3:DeleteObject*", ...PUT];
export const KEY = [
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:ReEncrypt*",
  "kms:GenerateDataKey*",
];
export const READ_TABLE = [
  "dynamodb:BatchGetItem",
  "dynamodb:GetRecords",
  "dynamodb:GetShardIterator",
  "dynamodb:Query",
  "dynamodb:GetItem",
  "dynamodb:Scan",
  "dynamodb:ConditionCheckItem",
  "dynamodb:DescribeTable",
];

/** A line of code with a grant, and what it becomes; or why it stays. */
export interface GrantCase {
  readonly name: string;
  readonly before: string;
  readonly granted: Granted;
  readonly keep: NonNullable<Request["keep"]>;
  readonly becomes: string | { readonly refused: string };
}

export const grantCases: readonly GrantCase[] = [
  {
    name: "nothing stays",
    before: "bucket.grantRead(fn);",
    granted: { grantRead: READ },
    keep: { grantRead: [] },
    becomes: "",
  },
  {
    name: "nothing stays of a call in a block of its own",
    before: "if (x) {\n  bucket.grantRead(fn); // to read\n}",
    granted: { grantRead: READ },
    keep: { grantRead: [] },
    becomes: "if (x) {}",
  },
  {
    name: "two that stand together go together",
    before: "a();\nbucket.grantRead(fn);\ntable.grantReadData(fn);\nb();",
    granted: { grantRead: READ, grantReadData: READ_TABLE },
    keep: { grantRead: [], grantReadData: [] },
    becomes: "a();\nb();",
  },
  {
    name: "the least method that gives what stays",
    before: "bucket.grantReadWrite(fn);",
    granted: { grantReadWrite: READ_WRITE },
    keep: { grantReadWrite: READ },
    becomes: "bucket.grantRead(fn);",
  },
  {
    name: "its arguments stay, where both take them",
    before: "this.bucket\n  .grantReadWrite(fn, /* only */ 'in/*')",
    granted: { grantReadWrite: READ_WRITE },
    keep: { grantReadWrite: ["s3:PutObject"] },
    // `grantPut` leaves the bucket itself out.
    becomes: "this.bucket\n  .grantWrite(fn, /* only */ 'in/*')",
  },
  {
    name: "a part of a chain",
    before: "const g = bucket.grantReadWrite(fn).applyBefore(x);",
    granted: { grantReadWrite: READ_WRITE },
    keep: { grantReadWrite: ["s3:GetObject"] },
    becomes: "const g = bucket.grantRead(fn).applyBefore(x);",
  },
  {
    name: "a key goes with what it is of",
    before: "bucket?.grantReadWrite(fn);",
    granted: { grantReadWrite: [...READ_WRITE, ...KEY] },
    keep: { grantReadWrite: ["s3:List*", "kms:Decrypt"] },
    becomes: "bucket?.grantRead(fn);",
  },
  {
    name: "a key that no other method gives",
    before: "bucket.grantReadWrite(fn);",
    granted: { grantReadWrite: [...READ_WRITE, ...KEY] },
    keep: { grantReadWrite: ["s3:List*", "kms:Encrypt"] },
    becomes: { refused: "unknown-grant" },
  },
  {
    name: "actions on the same resources as before",
    before: "bucket.grantWrite(fn);",
    granted: { grantWrite: ["s3:DeleteObject*", ...PUT] },
    keep: { grantWrite: ["s3:PutObject"] },
    becomes: { refused: "unknown-grant" },
  },
  {
    name: "no method, but `grant`",
    before: "table.grantReadData(fn);",
    granted: { grantReadData: READ_TABLE },
    keep: { grantReadData: ["dynamodb:GetItem", "dynamodb:Query"] },
    becomes: 'table.grant(fn, "dynamodb:GetItem", "dynamodb:Query");',
  },
  {
    name: "`grant` where a comma and a comment are behind the argument",
    before: "table.grantReadData(\n  fn, // reads\n);",
    granted: { grantReadData: READ_TABLE },
    keep: { grantReadData: ["dynamodb:GetItem"] },
    becomes: 'table.grant(\n  fn, // reads\n  "dynamodb:GetItem",\n);',
  },
  {
    name: "what is on a stream `grant` does not give",
    before: "table.grantStreamRead(fn);",
    granted: {
      grantStreamRead: [
        "dynamodb:ListStreams",
        "dynamodb:DescribeStream",
        "dynamodb:GetRecords",
        "dynamodb:GetShardIterator",
      ],
    },
    keep: { grantStreamRead: ["dynamodb:GetRecords"] },
    becomes: { refused: "unknown-grant" },
  },
  {
    name: "an older library that gives more",
    before: "bucket.grantReadWrite(fn);",
    granted: { grantReadWrite: [...READ_WRITE, "s3:PutObject*"] },
    keep: { grantReadWrite: ["s3:GetObject"] },
    becomes: "bucket.grantRead(fn);",
  },
  {
    name: "an older library whose narrower grants may be others",
    before: "bucket.grantReadWrite(fn);",
    granted: { grantReadWrite: ["s3:GetObject*", "s3:PutObject*"] },
    keep: { grantReadWrite: ["s3:GetObject"] },
    becomes: { refused: "unknown-grant" },
  },
  {
    name: "another service than any such grant",
    before: "thing.grantRead(fn);",
    granted: { grantRead: ["example:Get*"] },
    keep: { grantRead: [] },
    becomes: { refused: "unknown-grant" },
  },
  {
    name: "what does more than to grant",
    before: "new Function(this, 'Fn', props);",
    granted: { Function: ["xray:PutTraceSegments"] },
    keep: { Function: [] },
    becomes: { refused: "no-grant" },
  },
  {
    name: "more arguments than both are known to take",
    before: "secret.grantRead(fn, ['AWSCURRENT']); table.grantReadData(fn, more);",
    granted: { grantReadData: READ_TABLE },
    keep: { grantReadData: ["dynamodb:GetItem"] },
    becomes: { refused: "unknown-grant" },
  },
  {
    name: "arguments that may be any number",
    before: "table.grantReadData(...all);",
    granted: { grantReadData: READ_TABLE },
    keep: { grantReadData: ["dynamodb:GetItem"] },
    becomes: { refused: "unknown-grant" },
  },
  {
    name: "a construct that is made for it",
    before: "new s3.Bucket(this, 'B').grantRead(fn);",
    granted: { grantRead: READ },
    keep: { grantRead: [] },
    becomes: { refused: "side-effect" },
  },
  {
    name: "a call whose result is used",
    before: "const granted = bucket.grantRead(fn);",
    granted: { grantRead: READ },
    keep: { grantRead: [] },
    becomes: { refused: "indivisible-place" },
  },
  {
    name: "a method by a name that is computed",
    before: "bucket['grantRead'](fn);",
    granted: { grantRead: READ },
    keep: { grantRead: [] },
    becomes: { refused: "no-grant" },
  },
];
