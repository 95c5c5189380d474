import type { Request } from "../support/requests.js";

/** One asked change, and texts that pretend to be its result. */
export interface WrongResults extends Request {
  readonly name: string;
  readonly file?: string;
  readonly before: string;
  readonly right: string;
  readonly wrong: Readonly<Record<string, string>>;
}

const code = (...lines: readonly string[]): string =>
  ['import * as iam from "aws-cdk-lib/aws-iam";', ...lines, ""].join("\n");

const one = (actions: string, rest = 'resources: ["*"]'): string =>
  `const s = new iam.PolicyStatement({ actions: [${actions}], ${rest} });`;

const adding = (actions: string, end = ";"): string =>
  `role.addToPolicy(new iam.PolicyStatement({ actions: [${actions}], resources: ["*"] }))${end}`;

export const wrongResults: readonly WrongResults[] = [
  {
    name: "a pattern goes",
    before: code(one('"s3:Get*", "s3:Put*", x, "sqs:*"')),
    replace: { "s3:Put*": [] },
    right: code(one('"s3:Get*", x, "sqs:*"')),
    wrong: {
      nothing: code(one('"s3:Get*", "s3:Put*", x, "sqs:*"')),
      "another pattern": code(one('"s3:Put*", x, "sqs:*"')),
      "one more pattern": code(one('"s3:Get*", "sqs:*"')),
      "another name": code(one('"s3:Get*", y, "sqs:*"')),
      "another quote": code(one(`"s3:Get*", x, 'sqs:*'`)),
      "an element left out": code(one('"s3:Get*",, x, "sqs:*"')),
      "another resource": code(one('"s3:Get*", x, "sqs:*"', 'resources: ["**"]')),
      "another key": code(one('"s3:Get*", x, "sqs:*"', 'notResources: ["*"]')),
      "a property more": code(one('"s3:Get*", x, "sqs:*"', 'resources: ["*"], sid: "A"')),
      "parentheses more": code(one('"s3:Get*", (x), "sqs:*"')),
      "a comment more": code(one('"s3:Get*", /* x */ x, "sqs:*"')),
      "a semicolon less": code(one('"s3:Get*", x, "sqs:*"').replace(");", ")")),
      "an element spread": code(one('"s3:Get*", ...x, "sqs:*"')),
      "a broken quote": code(one('"s3:Get*", x, "sqs:*')),
      "a broken text": code(one('"s3:Get*", x, "sqs:*"').replace("const s", "const s s")),
      "something behind": code(one('"s3:Get*", x, "sqs:*"'), "run();"),
      "no import": one('"s3:Get*", x, "sqs:*"'),
    },
  },
  {
    name: "the replacement of a wildcard, with what is said of it",
    before: code(one(`'s3:Get*' as string, 's3:Put*'`)),
    replace: { "s3:Get*": ["s3:GetObject*", "s3:GetBucketAcl"] },
    right: code(one(`'s3:GetObject*' as string, 's3:GetBucketAcl' as string, 's3:Put*'`)),
    wrong: {
      "half of it": code(one(`'s3:GetObject*' as string, 's3:Put*'`)),
      "another one": code(one(`'s3:GetObject*' as string, 's3:GetBucket*' as string, 's3:Put*'`)),
      "another place": code(one(`'s3:Put*', 's3:GetObject*' as string, 's3:GetBucketAcl' as string`)),
      "another order": code(one(`'s3:GetBucketAcl' as string, 's3:GetObject*' as string, 's3:Put*'`)),
      "more than it": code(one(`'s3:GetObject*' as string, 's3:GetBucketAcl' as string, 's3:Put*', 's3:X'`)),
      "nothing said": code(one(`'s3:GetObject*', 's3:GetBucketAcl', 's3:Put*'`)),
      "something else said": code(one(`'s3:GetObject*' as any, 's3:GetBucketAcl' as any, 's3:Put*'`)),
    },
  },
  {
    name: "the text of a name",
    before: code('const GET = "s3:Get*";', one('GET, "s3:Put*"')),
    replace: { "s3:Get*": ["s3:GetObject"] },
    right: code('const GET = "s3:Get*";', one('"s3:GetObject", "s3:Put*"')),
    wrong: {
      "behind the name": code('const GET = "s3:GetObject";', one('GET, "s3:Put*"')),
      both: code('const GET = "s3:GetObject";', one('"s3:GetObject", "s3:Put*"')),
    },
  },
  {
    name: "comments",
    before: code(
      "new iam.PolicyStatement({",
      "  actions: [",
      "    // reading",
      '    "s3:GetObject", // an object',
      '    "s3:GetBucketAcl", // an ACL',
      "",
      "    // writing",
      '    "s3:PutObject",',
      "  ],",
      "});",
    ),
    replace: { "s3:GetObject": [] },
    right: code(
      "new iam.PolicyStatement({",
      "  actions: [",
      "    // reading",
      '    "s3:GetBucketAcl", // an ACL',
      "",
      "    // writing",
      '    "s3:PutObject",',
      "  ],",
      "});",
    ),
    wrong: {
      "one of another pattern goes": code(
        "new iam.PolicyStatement({",
        "  actions: [",
        "    // reading",
        '    "s3:GetBucketAcl",',
        "",
        "    // writing",
        '    "s3:PutObject",',
        "  ],",
        "});",
      ),
      "one of several patterns goes": code(
        "new iam.PolicyStatement({",
        "  actions: [",
        '    "s3:GetBucketAcl", // an ACL',
        "",
        "    // writing",
        '    "s3:PutObject",',
        "  ],",
        "});",
      ),
      "one moves": code(
        "new iam.PolicyStatement({",
        "  actions: [",
        "    // reading",
        '    "s3:GetBucketAcl",',
        "",
        "    // an ACL",
        "    // writing",
        '    "s3:PutObject",',
        "  ],",
        "});",
      ),
      "one over a blank line goes": code(
        "new iam.PolicyStatement({",
        "  actions: [",
        "    // reading",
        '    "s3:GetBucketAcl", // an ACL',
        '    "s3:PutObject",',
        "  ],",
        "});",
      ),
    },
  },
  {
    name: "a statement of a body",
    before: code(
      "const x = y;",
      "// about s3",
      adding('"s3:*"'),
      "",
      "// about sqs",
      adding('"sqs:*"'),
      "(x).run();",
    ),
    remove: ["sqs:*"],
    right: code("const x = y;", "// about s3", adding('"s3:*"'), "(x).run();"),
    wrong: {
      nothing: code(
        "const x = y;",
        "// about s3",
        adding('"s3:*"'),
        "",
        "// about sqs",
        adding('"sqs:*"'),
        "(x).run();",
      ),
      "the other one": code("const x = y;", "// about sqs", adding('"sqs:*"'), "(x).run();"),
      "both of them": code("const x = y;", "(x).run();"),
      "the other comment": code("const x = y;", adding('"s3:*"'), "// about sqs", "(x).run();"),
      "only what it adds": code(
        "const x = y;",
        "// about s3",
        adding('"s3:*"'),
        "role.addToPolicy();",
        "(x).run();",
      ),
      "a line read as another's part": code(
        "const x = y;",
        "// about s3",
        adding('"s3:*"', ""),
        "(x).run();",
      ),
    },
  },
  {
    name: "a statement without semicolons around it",
    before: code("const x = y", adding('"sqs:*"', ""), ";[1].map(x)"),
    remove: ["sqs:*"],
    right: code("const x = y", ";[1].map(x)"),
    wrong: {
      "a line read as another's part": code("const x = y", "[1].map(x)"),
      "what is behind it goes": code("const x = y"),
    },
  },
  {
    name: "an element of an array of statements",
    before: code(
      "new iam.PolicyDocument({ statements: [",
      '  new iam.PolicyStatement({ actions: ["s3:*"] }),',
      '  new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: ["s3:*"] }), // never',
      '  new iam.PolicyStatement({ actions: ["sqs:*"] }), // queues',
      "] });",
    ),
    remove: ["sqs:*"],
    right: code(
      "new iam.PolicyDocument({ statements: [",
      '  new iam.PolicyStatement({ actions: ["s3:*"] }),',
      '  new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: ["s3:*"] }), // never',
      "] });",
    ),
    wrong: {
      "the denial too": code(
        "new iam.PolicyDocument({ statements: [",
        '  new iam.PolicyStatement({ actions: ["s3:*"] }),',
        "] });",
      ),
      "the comment of the denial": code(
        "new iam.PolicyDocument({ statements: [",
        '  new iam.PolicyStatement({ actions: ["s3:*"] }),',
        '  new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: ["s3:*"] }),',
        "] });",
      ),
      "the denial changed": code(
        "new iam.PolicyDocument({ statements: [",
        '  new iam.PolicyStatement({ actions: ["s3:*"] }),',
        '  new iam.PolicyStatement({ effect: iam.Effect.ALLOW, actions: ["s3:*"] }), // never',
        "] });",
      ),
    },
  },
  {
    name: "NotAction",
    before: code('new iam.PolicyStatement({ notActions: ["iam:*", /* x */], resources: ["*"] });'),
    append: { "iam:*": ["s3:PutObject"] },
    right: code(
      'new iam.PolicyStatement({ notActions: ["iam:*", /* x */ "s3:PutObject"], resources: ["*"] });',
    ),
    wrong: {
      nothing: code('new iam.PolicyStatement({ notActions: ["iam:*", /* x */], resources: ["*"] });'),
      "the old one goes": code(
        'new iam.PolicyStatement({ notActions: [/* x */ "s3:PutObject"], resources: ["*"] });',
      ),
      "before the old one": code(
        'new iam.PolicyStatement({ notActions: ["s3:PutObject", "iam:*", /* x */], resources: ["*"] });',
      ),
      "another key": code(
        'new iam.PolicyStatement({ actions: ["iam:*", /* x */ "s3:PutObject"], resources: ["*"] });',
      ),
      "the comment goes": code(
        'new iam.PolicyStatement({ notActions: ["iam:*", "s3:PutObject"], resources: ["*"] });',
      ),
    },
  },
];
