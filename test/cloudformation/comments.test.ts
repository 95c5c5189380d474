import { createCatalog, unusedAccess, type PrincipalFindings } from "@iamend/core";
import { describe, expect, it } from "vitest";
import { ACCOUNT, fixRoot } from "./support/run-project.js";

// What a comment in a template is about: put somewhere, it makes some of these actions stay, which are all unused, each in a list of its own.

const TEMPLATE = `AWSTemplateFormatVersion: "2010-09-09"
Description: Two roles
Parameters:
  Stage: { Type: String }
Resources:
  App:
    Type: AWS::IAM::Role
    Properties:
      RoleName: app
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: ec2.amazonaws.com }
            Action: sts:AssumeRole
      Policies:
        - PolicyName: first
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action:
                  - s3:GetObject
                  - s3:DeleteObject
                  - s3:PutObject
                Resource: "*"
              - Effect: Allow
                Action: [s3:GetObject, s3:PutObjectAcl]
                Resource: arn:aws:s3:::second
        - PolicyName: second
          PolicyDocument:
            Statement:
            - Effect: Allow
              Resource: arn:aws:s3:::third
              Action:
              - s3:ListBucket
              - s3:DeleteBucket
      Path: /
  Bucket:
    Type: AWS::S3::Bucket
    Properties: { BucketName: data }
  Other:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: other
      Roles: [!Ref App]
      PolicyDocument:
        Statement:
          Effect: Allow
          Action:
            - s3:GetObject
            - s3:PutBucketAcl
          Resource: "*"
Outputs:
  Name: { Value: !Ref App }
`;
const UNUSED = ["DeleteObject", "PutObject", "PutObjectAcl", "DeleteBucket", "PutBucketAcl"] as const;
type Action = (typeof UNUSED)[number];
const FIRST: readonly Action[] = ["DeleteObject", "PutObject"];
const POLICY: readonly Action[] = [...FIRST, "PutObjectAcl"];
const ROLE: readonly Action[] = [...POLICY, "DeleteBucket"];

interface Case {
  readonly name: string;
  /** `line` and the comment behind it, or above or below it with so many blanks; the first such line, or that behind `after`. */
  readonly place: readonly ["behind", string] | readonly ["above" | "below", string, number];
  readonly after?: string;
  readonly stays: readonly Action[];
  /** What stays by an \`iamend-ignore\`, if that is less. */
  readonly ignored?: readonly Action[];
}

const cases: readonly Case[] = [
  { name: "behind an item", place: ["behind", "- s3:DeleteObject"], stays: FIRST, ignored: ["DeleteObject"] },
  {
    name: "above an item",
    place: ["above", "- s3:DeleteObject", 18],
    stays: FIRST,
    ignored: ["DeleteObject"],
  },
  { name: "above the first item", place: ["above", "- s3:GetObject", 18], stays: FIRST, ignored: [] },
  {
    name: "above an item, from the margin",
    place: ["above", "- s3:DeleteObject", 0],
    stays: FIRST,
    ignored: ["DeleteObject"],
  },
  { name: "behind the key of a list", place: ["behind", "Action:"], after: "first", stays: FIRST },
  { name: "above the key of a list", place: ["above", "Action:", 16], after: "first", stays: FIRST },
  { name: "below the last item", place: ["below", "- s3:PutObject", 18], stays: FIRST },
  {
    name: "below the last item, further in",
    place: ["below", "- s3:PutObject", 20],
    stays: FIRST,
    ignored: ["PutObject"],
  },
  { name: "behind a list in brackets", place: ["behind", "Action: ["], stays: ["PutObjectAcl"] },
  { name: "above a list in brackets", place: ["above", "Action: [", 16], stays: ["PutObjectAcl"] },
  {
    name: "below the last item of dashes below their key",
    place: ["below", "- s3:DeleteBucket", 14],
    stays: ["DeleteBucket"],
  },
  { name: "behind a key of a statement", place: ["behind", "Effect: Allow"], after: "first", stays: FIRST },
  { name: "behind the last key of a statement", place: ["behind", 'Resource: "*"'], stays: FIRST },
  { name: "above a key of a statement", place: ["above", 'Resource: "*"', 16], stays: FIRST },
  { name: "above a statement", place: ["above", "- Effect: Allow", 14], after: "2012-10-17", stays: FIRST },
  {
    name: "above another statement",
    place: ["above", "- Effect: Allow", 14],
    after: "PutObject",
    stays: ["PutObjectAcl"],
  },
  { name: "below the keys of a statement", place: ["below", 'Resource: "*"', 16], stays: FIRST },
  { name: "below the last statement", place: ["below", "arn:aws:s3:::second", 14], stays: POLICY },
  {
    name: "behind the key of the statements",
    place: ["behind", "Statement:"],
    after: "first",
    stays: POLICY,
  },
  {
    name: "above the key of the statements",
    place: ["above", "Statement:", 12],
    after: "first",
    stays: POLICY,
  },
  {
    name: "behind the key of a document",
    place: ["behind", "PolicyDocument:"],
    after: "first",
    stays: POLICY,
  },
  {
    name: "above the key of a document",
    place: ["above", "PolicyDocument:", 10],
    after: "first",
    stays: POLICY,
  },
  {
    name: "above the first key of a document",
    place: ["above", "Version:", 12],
    after: "first",
    stays: POLICY,
  },
  { name: "behind the version of a document", place: ["behind", "Version:"], after: "first", stays: POLICY },
  { name: "above a policy", place: ["above", "- PolicyName: first", 8], stays: POLICY },
  { name: "behind the name of a policy", place: ["behind", "- PolicyName: first"], stays: POLICY },
  { name: "above another policy", place: ["above", "- PolicyName: second", 8], stays: ["DeleteBucket"] },
  { name: "behind the key of the policies", place: ["behind", "Policies:"], stays: ROLE },
  { name: "above the key of the policies", place: ["above", "Policies:", 6], stays: ROLE },
  {
    name: "behind the type of a role",
    place: ["behind", "Type: AWS::IAM::Role"],
    stays: [...ROLE, "PutBucketAcl"],
    ignored: ROLE,
  },
  {
    name: "above the name of a role",
    place: ["above", "RoleName: app", 6],
    stays: [...ROLE, "PutBucketAcl"],
    ignored: ROLE,
  },
  {
    name: "behind the last property of a role",
    place: ["behind", "Path: /"],
    stays: [...ROLE, "PutBucketAcl"],
    ignored: ROLE,
  },
  {
    name: "above a role, with all that is attached to it",
    place: ["above", "App:", 2],
    stays: [...ROLE, "PutBucketAcl"],
    ignored: ROLE,
  },
  {
    name: "behind the logical id of a role",
    place: ["behind", "App:"],
    stays: [...ROLE, "PutBucketAcl"],
    ignored: ROLE,
  },
  { name: "above a policy that is a resource", place: ["above", "Other:", 2], stays: ["PutBucketAcl"] },
  { name: "behind the roles of a policy", place: ["behind", "Roles:"], stays: ["PutBucketAcl"] },
  {
    name: "above the only statement of a policy",
    place: ["above", "Effect: Allow", 10],
    after: "Roles",
    stays: ["PutBucketAcl"],
  },
  { name: "below the last list of all", place: ["below", "- s3:PutBucketAcl", 12], stays: ["PutBucketAcl"] },
  { name: "behind the key of all resources", place: ["behind", "Resources:"], stays: UNUSED },
  { name: "above the key of all resources", place: ["above", "Resources:", 0], stays: UNUSED },
  { name: "at the top", place: ["above", "AWSTemplateFormatVersion", 0], stays: UNUSED },
  { name: "behind the description", place: ["behind", "Description:"], stays: UNUSED },
  { name: "at the end", place: ["below", "Name: {", 0], stays: UNUSED },
];

/** About nothing: nothing in the file goes. */
const aimless: readonly Case[] = [
  { name: "above a parameter", place: ["above", "Stage:", 2], stays: UNUSED },
  { name: "behind another resource", place: ["behind", "Bucket:"], stays: UNUSED },
  { name: "behind a property of another resource", place: ["behind", "Properties: {"], stays: UNUSED },
  { name: "above an output", place: ["above", "Name: {", 2], stays: UNUSED },
];

const catalog = createCatalog({
  format: "iamend-catalog/1",
  date: "2026-01-31",
  source: "test",
  services: { s3: [...UNUSED, "GetObject", "ListBucket"].sort().join(" ") },
  retired: {},
});

const finding: PrincipalFindings = {
  principal: `arn:aws:iam::${ACCOUNT}:role/app`,
  unused: unusedAccess([{ prefix: "s3", actions: UNUSED.map((name) => ({ name })) }]),
  unusedAccessKeys: [],
  recommendations: new Map(),
  sources: [{ kind: "unused-permissions", shape: "get-finding-v2", path: "$", status: "ACTIVE" }],
  analyzedAt: "2026-01-31T00:00:00Z",
};

function withComment({ place: [where, line, indent = 0], after = "" }: Case, comment: string): string {
  const from = TEMPLATE.indexOf("\n", TEMPLATE.indexOf(after) - 1);
  const at = TEMPLATE.indexOf(line, after === "" ? 0 : from);
  const start = TEMPLATE.lastIndexOf("\n", at) + 1;
  const end = TEMPLATE.indexOf("\n", at);
  const own = `${" ".repeat(indent)}# ${comment}\n`;
  if (where === "behind") return `${TEMPLATE.slice(0, end)} # ${comment}${TEMPLATE.slice(end)}`;
  const place = where === "above" ? start : end + 1;
  return `${TEMPLATE.slice(0, place)}${own}${TEMPLATE.slice(place)}`;
}

function fixed(
  text: string,
  file = "app.yaml",
): { readonly stays: readonly string[]; readonly notices: readonly string[] } {
  const { before, files } = fixRoot({ files: new Map([[file, text]]), findings: [finding], catalog });
  const after = files.get(file) ?? "";
  return {
    stays: UNUSED.filter((name) => new RegExp(`s3:${name}\\b`).test(after)),
    notices: before.notices.map(({ code }) => code),
  };
}

/** What a comment says of other forms, in place of \`#!\`; all actions of the list stay, or are gone. */
const forms: readonly {
  readonly name: string;
  readonly file?: string;
  readonly text: string;
  readonly stays: readonly Action[];
  /** What stays by an `iamend-ignore`, if that is less. */
  readonly ignored?: readonly Action[];
}[] = [
  {
    name: "behind an alias, of the list that it leads to",
    text: role("Action: &list [s3:GetObject, s3:DeleteObject]", "Action: *list #!"),
    stays: ["DeleteObject"],
  },
  {
    name: "above an alias",
    text: role(
      "Action: &list [s3:GetObject, s3:DeleteObject]",
      "Action:\n                  #!\n                  *list",
    ),
    stays: ["DeleteObject"],
  },
  {
    name: "behind a merge key",
    text: role("<<: &more { Action: [s3:GetObject, s3:DeleteObject] }", "<<: *more #!"),
    stays: ["DeleteObject"],
  },
  {
    name: "above a statement with an alias",
    text: role("Action: &list [s3:GetObject, s3:DeleteObject]", "Action: *list").replace(
      "- Effect: Allow # 2",
      "#!\n              - Effect: Allow",
    ),
    stays: ["DeleteObject"],
  },
  {
    name: "with CRLF and a BOM",
    text: `\uFEFF${role("Action: #!\n                  - s3:GetObject\n                  - s3:DeleteObject", "Action: [s3:ListBucket, s3:PutObject]")}`.replaceAll(
      "\n",
      "\r\n",
    ),
    stays: ["DeleteObject"],
  },
  {
    name: "behind the marker of a document, of no other",
    text: `--- #!\n${role("Action: [s3:GetObject, s3:DeleteObject]", "Action: s3:ListBucket")}---\n${role("Action: [s3:GetObject, s3:PutObject]", "Action: s3:ListBucket").replace("App:", "Two:")}`,
    stays: ["DeleteObject"],
  },
  {
    name: "within brackets",
    text: role(
      "Action: [\n                  s3:GetObject,\n                  #!\n                  s3:DeleteObject\n                ]",
      "Action: [s3:ListBucket, s3:PutObject]",
    ),
    stays: ["DeleteObject"],
  },
  {
    name: "behind the beginning of brackets",
    text: role(
      "Action: [ #!\n                  s3:GetObject,\n                  s3:DeleteObject\n                ]",
      "Action: [s3:ListBucket, s3:PutObject]",
    ),
    stays: ["DeleteObject"],
  },
  {
    name: "at the end of brackets",
    text: role(
      "Action: [\n                  s3:GetObject,\n                  s3:DeleteObject,\n                  #!\n                ]",
      "Action: [s3:ListBucket, s3:PutObject]",
    ),
    stays: ["DeleteObject"],
  },
  {
    name: "above a document in a text",
    text: role("Action: s3:GetObject", "Action: s3:ListBucket").replace(
      "        - PolicyName: first\n",
      `        - PolicyName: text
          #!
          PolicyDocument: !Sub '{"Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:DeleteObject"],"Resource":"*"}]}'
        - PolicyName: first\n`,
    ),
    stays: ["DeleteObject"],
  },
  {
    name: "behind the beginning of a text",
    text: role("Action: s3:GetObject", "Action: [s3:ListBucket, s3:PutObject]").replace(
      "        - PolicyName: first\n",
      `        - PolicyName: text
          PolicyDocument: !Sub | #!
            {"Statement": [{"Effect": "Allow", "Resource": "*",
              "Action": ["s3:GetObject", "s3:DeleteObject"]}]}
        - PolicyName: first\n`,
    ),
    stays: ["DeleteObject"],
  },
  {
    name: "above a branch of a condition",
    text: role(
      "Action: [s3:GetObject, s3:PutObject]",
      "Action: !If\n                  - Some\n                  #!\n                  - [s3:GetObject, s3:DeleteObject]\n                  - [s3:ListBucket, s3:DeleteBucket]",
    ),
    stays: ["DeleteObject"],
  },
  {
    name: "above a loop",
    text: `Transform: AWS::LanguageExtensions
Resources:
  #!
  Fn::ForEach::Roles:
    - Name
    - [app]
    - Role\${Name}:
        Type: AWS::IAM::Role
        Properties:
          RoleName: !Sub "\${Name}"
          Policies:
            - PolicyName: loop
              PolicyDocument:
                Statement:
                  - Effect: Allow
                    Action: [s3:GetObject, s3:DeleteObject]
                    Resource: "*"
  Other:
    Type: AWS::IAM::RolePolicy
    Properties:
      RoleName: app
      PolicyName: other
      PolicyDocument: { Statement: [{ Effect: Allow, Action: [s3:GetObject, s3:PutObject], Resource: "*" }] }
`,
    stays: ["DeleteObject", "PutObject"],
    ignored: ["DeleteObject"],
  },
  {
    name: "above the statements of a service",
    file: "serverless.yml",
    text: service("statements:", "#!\n        - Effect: Allow"),
    stays: ["DeleteObject"],
  },
  {
    name: "behind the key of the statements of a service",
    file: "serverless.yml",
    text: service("statements: #!", "- Effect: Allow"),
    stays: ["DeleteObject"],
  },
];

function role(first: string, second: string): string {
  return `Conditions: { Some: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:
  App:
    Type: AWS::IAM::Role
    Properties:
      RoleName: app
      Policies:
        - PolicyName: first
          PolicyDocument:
            Statement:
              - Effect: Allow
                Resource: "*"
                ${first}
        - PolicyName: second
          PolicyDocument:
            Statement:
              - Effect: Allow # 2
                Resource: "*"
                ${second}
`;
}

/** A service whose role has statements. */
function service(key: string, statement: string): string {
  return `service: work
provider:
  name: aws
  iam:
    role:
      name: app
      ${key}
        ${statement}
          Action: [s3:GetObject, s3:DeleteObject]
          Resource: "*"
resources:
  Resources:
    Other:
      Type: AWS::IAM::RolePolicy
      Properties:
        RoleName: app
        PolicyName: other
        PolicyDocument: { Statement: [{ Effect: Allow, Action: [s3:GetObject, s3:PutObject], Resource: "*" }] }
`;
}

describe("a comment in a template", () => {
  it("is needed for anything to stay", () => {
    expect(fixed(TEMPLATE)).toEqual({ stays: [], notices: [] });
  });

  it.each(cases)("$name", (one) => {
    const sorted = (names: readonly Action[]): readonly Action[] =>
      UNUSED.filter((name) => names.includes(name));
    expect(fixed(withComment(one, "iamend-keep s3:*"))).toEqual({ stays: sorted(one.stays), notices: [] });
    expect(fixed(withComment(one, "iamend-ignore no-unused-permissions -- why"))).toEqual({
      stays: sorted(one.ignored ?? one.stays),
      notices: [],
    });
  });

  it.each(aimless)("$name is about nothing", (one) => {
    for (const comment of ["iamend-keep s3:ListBucket", "iamend-ignore"])
      expect(fixed(withComment(one, comment))).toEqual({ stays: UNUSED, notices: ["aimless-directive"] });
  });

  it.each(forms)("$name", ({ text, file, stays, ignored = stays }) => {
    expect(fixed(text.replace("#!", "# iamend-keep s3:*"), file)).toEqual({ stays, notices: [] });
    expect(fixed(text.replace("#!", "# iamend-ignore -- why"), file)).toEqual({
      stays: ignored,
      notices: [],
    });
    expect(fixed(text.replace("#!", "# nothing"), file).stays).not.toContain("DeleteObject");
  });

  it("behind a variable that leads to statements of another file", () => {
    const statements = "- Effect: Allow\n  Action: [s3:GetObject, s3:DeleteObject]\n  Resource: '*'\n";
    const kept = (comment: string): readonly string[] => {
      const text = `service: work\nprovider:\n  name: aws\n  iam:\n    role:\n      name: app\n      statements: \${file(more.yml)} ${comment}\n`;
      const files = new Map([
        ["serverless.yml", text],
        ["more.yml", statements],
      ]);
      const after = fixRoot({ files, findings: [finding], catalog }).files.get("more.yml") ?? "";
      return UNUSED.filter((name) => after.includes(`s3:${name}`));
    };
    expect(kept("# nothing")).toEqual([]);
    expect(kept("# iamend-keep s3:*")).toEqual(["DeleteObject"]);
    expect(kept("# iamend-ignore")).toEqual(["DeleteObject"]);
  });

  it("above a nested stack stops fixes in its template", () => {
    const stays = (comment: string): readonly string[] => {
      const text = `Resources:\n  ${comment}\n  Nested:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: nested.yaml }\n`;
      const files = new Map([
        ["main.yaml", text],
        ["nested.yaml", TEMPLATE],
      ]);
      const after = fixRoot({ files, findings: [finding], catalog }).files.get("nested.yaml") ?? "";
      return UNUSED.filter((name) => new RegExp(`s3:${name}\\b`).test(after));
    };
    expect(stays("# nothing")).toEqual([]);
    expect(stays("# iamend-keep s3:ListBucket")).toEqual(UNUSED);
    expect(stays("# iamend-ignore")).toEqual(UNUSED);
  });
});

const OURS = "iamend/no-unused-permissions";

/** As ESLint has it, the place where the action stands decides. */
const eslint: readonly (Case & { readonly comment: string })[] = [
  { name: "disable", place: ["above", "AWSTemplate", 0], comment: "eslint-disable", stays: UNUSED },
  {
    name: "disable from here on",
    place: ["above", "- PolicyName: second", 0],
    comment: `eslint-disable ${OURS} -- why`,
    stays: ["DeleteBucket", "PutBucketAcl"],
  },
  {
    name: "disable-line",
    place: ["behind", "- s3:DeleteObject"],
    comment: `eslint-disable-line ${OURS}`,
    stays: ["DeleteObject"],
  },
  {
    name: "disable-next-line",
    place: ["above", "- s3:DeleteObject", 4],
    comment: "eslint-disable-next-line aws/no-unused-permissions",
    stays: ["DeleteObject"],
  },
  {
    name: "disable-next-line, above a list in one line",
    place: ["above", "Action: [", 16],
    comment: "eslint-disable-next-line",
    stays: ["PutObjectAcl"],
  },
  {
    name: "disable-next-line, above a list of several lines",
    place: ["above", "Action:", 16],
    after: "first",
    comment: "eslint-disable-next-line",
    stays: [],
  },
  {
    name: "disable-line behind the key of a list",
    place: ["behind", "Action:"],
    after: "first",
    comment: "eslint-disable-line",
    stays: [],
  },
  { name: "off", place: ["below", "Name: {", 0], comment: `eslint ${OURS}: off`, stays: UNUSED },
  { name: "another rule", place: ["behind", "Resources:"], comment: "eslint-disable yml/quotes", stays: [] },
];

describe("a comment for ESLint in a template", () => {
  it.each(eslint)("$name", (one) => {
    expect(fixed(withComment(one, one.comment))).toEqual({ stays: one.stays, notices: [] });
    const windows = `\uFEFF${withComment(one, one.comment).replaceAll("\n", "\r\n")}`;
    expect(fixed(windows)).toEqual({ stays: one.stays, notices: [] });
  });

  it("says what is wrong with one that names no rule, and stops what it may have been meant for", () => {
    const at: Case = { name: "", place: ["behind", "- s3:DeleteObject"], stays: [] };
    expect(fixed(withComment(at, "eslint-disable-line no-unused-permissions"))).toEqual({
      stays: ["DeleteObject"],
      notices: ["unknown-rule"],
    });
    expect(fixed(withComment(at, "eslint-disable-line no-such-rule")).notices).toEqual([]);
  });
});
