import type { Request } from "../support/requests.js";

/** One asked change, and texts that pretend to be its result. */
export interface WrongResults extends Request {
  readonly name: string;
  readonly file?: string;
  readonly before: string;
  readonly right: string;
  readonly wrong: Readonly<Record<string, string>>;
}

const block = (allow: string, deny = '"s3:DeleteBucket"', resource = "*", rest = ""): string =>
  `data "aws_iam_policy_document" "x" {
  statement {
    actions   = [${allow}]
    resources = ["${resource}"]
  }
  statement {
    effect    = "Deny"
    actions   = [${deny}]
    resources = ["*"]
  }
${rest}}
`;

const queues = '  statement {\n    actions = ["sqs:*"]\n  }\n';
const topics = '  statement {\n    actions = ["sns:*"]\n  }\n';

const json = (statements: string, tail = ""): string =>
  `x = jsonencode({ Statement = [${statements}] })${tail}\n`;
const heredoc = (statements: string, tail = ""): string =>
  `x = <<EOF\n{ "Statement": [${statements}]${tail} }\nEOF\ny = 1\n`;
const quoted = (actions: string): string => `x = "{\\"Statement\\":{\\"Action\\":${actions}}}"\n`;

export const wrongResults: readonly WrongResults[] = [
  {
    name: "a pattern of a block",
    before: block('"s3:Get*", "s3:Put*", local.x'),
    replace: { "s3:Put*": [] },
    right: block('"s3:Get*", local.x'),
    wrong: {
      nothing: block('"s3:Get*", "s3:Put*", local.x'),
      "another pattern": block('"s3:Put*", local.x'),
      "one more pattern": block("local.x"),
      "what is not certain": block('"s3:Get*"'),
      "a deny gone": block('"s3:Get*", local.x', ""),
      "a deny changed": block('"s3:Get*", local.x', '"s3:DeleteBuckets"'),
      "another resource": block('"s3:Get*", local.x', '"s3:DeleteBucket"', "arn:*"),
      "a statement more": block('"s3:Get*", local.x', '"s3:DeleteBucket"', "*", queues),
      "no list": block('"s3:Get*", local.x').replace("[", "").replace("]", ""),
      "something behind": `${block('"s3:Get*", local.x')}a = 1\n`,
      "a comment more": block('"s3:Get*", /* really */ local.x'),
      "a broken text": block('"s3:Get*", local.x').replace("resources", "\nresources\n"),
    },
  },
  {
    name: "the replacement of a wildcard",
    before: block('"s3:Get*", "s3:Put*"'),
    replace: { "s3:Get*": ["s3:GetObject*", "s3:GetBucketAcl"] },
    right: block('"s3:GetObject*", "s3:GetBucketAcl", "s3:Put*"'),
    wrong: {
      "half of it": block('"s3:GetObject*", "s3:Put*"'),
      "another one": block('"s3:GetObject*", "s3:GetBucket*", "s3:Put*"'),
      "another place": block('"s3:Put*", "s3:GetObject*", "s3:GetBucketAcl"'),
      "more than it": block('"s3:GetObject*", "s3:GetBucketAcl", "s3:GetX", "s3:Put*"'),
    },
  },
  {
    name: "a statement of a block",
    before: block('"s3:Get*"', '"s3:DeleteBucket"', "*", queues + topics),
    remove: ["sqs:*"],
    right: block('"s3:Get*"', '"s3:DeleteBucket"', "*", topics),
    wrong: {
      nothing: block('"s3:Get*"', '"s3:DeleteBucket"', "*", queues + topics),
      "the other one": block('"s3:Get*"', '"s3:DeleteBucket"', "*", queues),
      "both of them": block('"s3:Get*"'),
      "only its actions": block('"s3:Get*"', '"s3:DeleteBucket"', "*", `  statement {\n  }\n${topics}`),
    },
  },
  {
    name: "jsonencode",
    before: json('{ Action = ["s3:Get*", "s3:Put*"], Resource = "*" }, { Action = "sqs:*" }'),
    replace: { "s3:Put*": [] },
    remove: ["sqs:*"],
    right: json('{ Action = ["s3:Get*"], Resource = "*" }'),
    wrong: {
      "the statement stays": json('{ Action = ["s3:Get*"], Resource = "*" }, { Action = "sqs:*" }'),
      "another statement goes": json('{ Action = "sqs:*" }'),
      "another resource": json('{ Action = ["s3:Get*"], Resource = "**" }'),
      "another key": json('{ NotAction = ["s3:Get*"], Resource = "*" }'),
      "another function": json('{ Action = ["s3:Get*"], Resource = "*" }').replace(
        "jsonencode",
        "yamlencode",
      ),
    },
  },
  {
    name: "a scalar",
    before: json('{ Action = "s3:*", Resource = "*" }'),
    replace: { "s3:*": ["s3:Get*", "s3:List*"] },
    right: json('{ Action = ["s3:Get*", "s3:List*"], Resource = "*" }'),
    wrong: {
      "one of two": json('{ Action = "s3:Get*", Resource = "*" }'),
      "a list in a list": json('{ Action = [["s3:Get*", "s3:List*"]], Resource = "*" }'),
      "the resource too": json('{ Action = ["s3:Get*", "s3:List*"], Resource = ["*"] }'),
    },
  },
  {
    name: "a heredoc",
    before: heredoc('{ "Action": ["s3:Get*", "s3:Put*"], "Resource": "${a["b"]}" }'),
    replace: { "s3:Put*": [] },
    right: heredoc('{ "Action": ["s3:Get*"], "Resource": "${a["b"]}" }'),
    wrong: {
      "another interpolation": heredoc('{ "Action": ["s3:Get*"], "Resource": "${a["c"]}" }'),
      "one escaped": heredoc('{ "Action": ["s3:Get*"], "Resource": "$${a["b"]}" }'),
      "a member more": heredoc('{ "Action": ["s3:Get*"], "Resource": "${a["b"]}" }', ', "Version": 1'),
      "text behind": heredoc('{ "Action": ["s3:Get*"], "Resource": "${a["b"]}" }').replace("y = 1", "y = 2"),
    },
  },
  {
    name: "quoted JSON",
    before: quoted('[\\"s3:Get*\\",\\"s3:Put*\\"]'),
    replace: { "s3:Put*": [] },
    right: quoted('[\\"s3:Get*\\"]'),
    wrong: {
      "quotes lost": quoted("[s3:Get*]"),
      "quotes doubled": quoted('[\\"\\\\\\"s3:Get*\\"]'),
      "the other one": quoted('[\\"s3:Put*\\"]'),
    },
  },
  {
    name: "JSON syntax",
    file: "main.tf.json",
    before:
      '{ "data": { "p": { "x": { "statement": [{ "actions": ["s3:Get*", "s3:Put*"] }] } } }, "a": 1 }\n',
    replace: { "s3:Put*": [] },
    right: '{ "data": { "p": { "x": { "statement": [{ "actions": ["s3:Get*"] }] } } }, "a": 1 }\n',
    wrong: {
      "a number": '{ "data": { "p": { "x": { "statement": [{ "actions": ["s3:Get*"] }] } } }, "a": 2 }\n',
      "a comma left":
        '{ "data": { "p": { "x": { "statement": [{ "actions": ["s3:Get*",] }] } } }, "a": 1 }\n',
    },
  },
];
