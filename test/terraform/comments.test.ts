import { createCatalog, unusedAccess, type PrincipalFindings } from "@iamend/core";
import { beforeAll, describe, expect, it } from "vitest";
import { ACCOUNT, fixRoot, loadParsers } from "./support/run-project.js";

// What a comment in Terraform is about: put somewhere, it makes some of these actions stay, which are all unused, each in a list of its own.

const SOURCE = `locals {
  shared = ["s3:GetObject", "s3:PutBucketAcl"]
}

resource "aws_iam_role" "app" {
  name = "app"
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "first" {
  name = "first"
  role = aws_iam_role.app.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "s3:GetObject",
          "s3:DeleteObject",
        ]
        Resource = "*"
      },
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObjectAcl"]
        Resource = "arn:aws:s3:::second"
      },
    ]
  })
}

data "aws_iam_policy_document" "second" {
  statement {
    actions   = ["s3:ListBucket", "s3:DeleteBucket"]
    resources = ["*"]
  }
  statement {
    actions   = local.shared
    resources = ["arn:aws:s3:::shared"]
  }
}

resource "aws_iam_role_policy" "second" {
  role   = aws_iam_role.app.id
  policy = data.aws_iam_policy_document.second.json
}

resource "aws_s3_bucket" "data" {
  bucket = "data"
}
`;
const UNUSED = ["DeleteObject", "PutObjectAcl", "DeleteBucket", "PutBucketAcl"] as const;
type Action = (typeof UNUSED)[number];
const POLICY: readonly Action[] = ["DeleteObject", "PutObjectAcl"];
const DATA: readonly Action[] = ["DeleteBucket", "PutBucketAcl"];

interface Case {
  readonly name: string;
  /** A line and the comment behind it or above it. */
  readonly place: readonly ["behind" | "above", string];
  readonly stays: readonly Action[];
  /** What stays by an \`iamend-ignore\`, if that is less. */
  readonly ignored?: readonly Action[];
}

const cases: readonly Case[] = [
  { name: "behind an item", place: ["behind", '"s3:DeleteObject",'], stays: ["DeleteObject"] },
  { name: "behind the beginning of a list", place: ["behind", "Action = ["], stays: ["DeleteObject"] },
  { name: "at the end of a list", place: ["above", "        ]"], stays: ["DeleteObject"] },
  { name: "behind the end of a list", place: ["behind", "        ]"], stays: ["DeleteObject"] },
  { name: "above a list", place: ["above", "        Action ="], stays: ["DeleteObject"] },
  { name: "behind a list", place: ["behind", "        Action   ="], stays: ["PutObjectAcl"] },
  {
    name: "behind an attribute of a statement",
    place: ["behind", 'Effect   = "Allow"'],
    stays: ["PutObjectAcl"],
  },
  {
    name: "above an attribute of a statement",
    place: ["above", '        Effect   = "Allow"'],
    stays: ["PutObjectAcl"],
  },
  { name: "above a statement", place: ["above", "      {"], stays: ["DeleteObject"] },
  {
    name: "behind the key of the statements",
    place: ["behind", "    Statement = [\n"],
    stays: POLICY,
  },
  { name: "above the key of the statements", place: ["above", "    Statement = [\n"], stays: POLICY },
  { name: "above a document", place: ["above", "  policy = jsonencode"], stays: POLICY },
  { name: "behind the beginning of a document", place: ["behind", "  policy = jsonencode({"], stays: POLICY },
  { name: "above a resource", place: ["above", 'resource "aws_iam_role_policy" "first"'], stays: POLICY },
  { name: "within a resource", place: ["above", '  name = "first"'], stays: POLICY },
  { name: "above a data source", place: ["above", 'data "aws_iam_policy_document"'], stays: DATA },
  { name: "above a block", place: ["above", "  statement {"], stays: ["DeleteBucket"] },
  { name: "above a list that is used elsewhere", place: ["above", "  shared ="], stays: ["PutBucketAcl"] },
  {
    name: "above a role, with all its policies",
    place: ["above", 'resource "aws_iam_role" "app"'],
    stays: UNUSED,
    ignored: [],
  },
  { name: "behind a use of a list", place: ["behind", "actions   = local.shared"], stays: ["PutBucketAcl"] },
];

/** About nothing: nothing in the file goes. */
const aimless: readonly Case["place"][] = [
  ["above", "locals {"],
  ["above", 'resource "aws_s3_bucket"'],
  ["behind", 'bucket = "data"'],
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

function withComment([where, line]: Case["place"], comment: string): string {
  const at = SOURCE.indexOf(line);
  const end = SOURCE.indexOf("\n", at);
  const place = where === "behind" ? end : SOURCE.lastIndexOf("\n", at) + 1;
  return where === "behind"
    ? `${SOURCE.slice(0, place)} # ${comment}${SOURCE.slice(place)}`
    : `${SOURCE.slice(0, place)}# ${comment}\n${SOURCE.slice(place)}`;
}

function fixed(text: string): { readonly stays: readonly string[]; readonly notices: readonly string[] } {
  const { before, files } = fixRoot({ files: new Map([["main.tf", text]]), findings: [finding], catalog });
  const after = files.get("main.tf") ?? "";
  return {
    stays: UNUSED.filter((name) => new RegExp(`s3:${name}\\b`).test(after)),
    notices: before.notices.map(({ code }) => code),
  };
}

beforeAll(loadParsers);

describe("a comment in Terraform", () => {
  it("is needed for anything to stay", () => {
    expect(fixed(SOURCE)).toEqual({ stays: [], notices: [] });
  });

  it.each(cases)("$name", ({ place, stays, ignored = stays }) => {
    expect(fixed(withComment(place, "iamend-keep s3:*"))).toEqual({ stays, notices: [] });
    expect(fixed(withComment(place, "iamend-ignore")).stays).toEqual(ignored);
  });

  it.each(aimless)("%s %s is about nothing", (...place) => {
    for (const comment of ["iamend-keep s3:ListBucket", "iamend-ignore"])
      expect(fixed(withComment(place, comment))).toEqual({ stays: UNUSED, notices: ["aimless-directive"] });
  });

  it("above the call of a module stops fixes in the module", () => {
    const main = '#!\nmodule "work" {\n  source = "./work"\n}\n';
    const stays = (comment: string): readonly string[] => {
      const files = new Map([
        ["main.tf", main.replace("#!", comment)],
        ["work/iam.tf", SOURCE],
      ]);
      const after = fixRoot({ files, findings: [finding], catalog }).files.get("work/iam.tf") ?? "";
      return UNUSED.filter((name) => after.includes(`s3:${name}"`));
    };
    expect(stays("# nothing")).toEqual([]);
    expect(stays("# iamend-keep s3:DeleteObject")).toEqual(UNUSED);
    expect(stays("# iamend-ignore")).toEqual(UNUSED);
  });
});

const OURS = "iamend/no-unused-permissions";

/** As ESLint has it, the place where the action stands decides. */
const eslint: readonly {
  readonly name: string;
  readonly place: Case["place"];
  readonly comment: string;
  readonly stays: readonly Action[];
}[] = [
  { name: "disable", place: ["above", "locals {"], comment: "eslint-disable", stays: UNUSED },
  {
    name: "disable from here on",
    place: ["above", 'data "aws_iam_policy_document"'],
    comment: `eslint-disable ${OURS} -- why`,
    stays: ["DeleteBucket"],
  },
  {
    name: "disable-line",
    place: ["behind", '          "s3:DeleteObject",'],
    comment: `eslint-disable-line ${OURS}`,
    stays: ["DeleteObject"],
  },
  {
    name: "disable-line, of a list that is used elsewhere",
    place: ["behind", "  shared ="],
    comment: "eslint-disable-line",
    stays: ["PutBucketAcl"],
  },
  {
    name: "disable-line, where that is used",
    place: ["behind", "actions   = local.shared"],
    comment: "eslint-disable-line",
    stays: [],
  },
  {
    name: "disable-next-line",
    place: ["above", '          "s3:DeleteObject",'],
    comment: `eslint-disable-next-line aws/no-unused-permissions`,
    stays: ["DeleteObject"],
  },
  {
    name: "disable-next-line, above a list of several lines",
    place: ["above", "        Action ="],
    comment: "eslint-disable-next-line",
    stays: [],
  },
  { name: "off", place: ["above", "locals {"], comment: `eslint ${OURS}: off`, stays: UNUSED },
  { name: "another rule", place: ["above", "locals {"], comment: "eslint-disable yml/quotes", stays: [] },
];

describe("a comment for ESLint in Terraform", () => {
  it.each(eslint)("$name", ({ place, comment, stays }) => {
    expect(fixed(withComment(place, comment))).toEqual({ stays, notices: [] });
    // Blocks and slashes are comments, too.
    for (const [start, end] of [
      ["//", ""],
      ["/*", "*/"],
    ]) {
      const text = withComment(place, comment).replace(/# (eslint.*)/, `${start ?? ""} $1 ${end ?? ""}`);
      expect(fixed(text)).toEqual({ stays, notices: [] });
    }
  });

  it("counts for a policy in a text, from outside", () => {
    const text = (comment: string): string =>
      `${SOURCE.slice(SOURCE.indexOf("resource"), SOURCE.indexOf('resource "aws_iam_role_policy"'))}
resource "aws_iam_role_policy" "text" {
  role = aws_iam_role.app.id
  ${comment}
  policy = <<-EOT
    { "Statement": [{ "Effect": "Allow", "Resource": "*", "Action": [
      "s3:GetObject", "s3:DeleteObject"] }] }
  EOT
}
`;
    expect(fixed(text("")).stays).toEqual([]);
    expect(fixed(text("# eslint-disable")).stays).toEqual(["DeleteObject"]);
    expect(fixed(text("# eslint-disable-next-line")).stays).toEqual([]);
  });

  it("counts in a module for all who call it", () => {
    const files = new Map([
      ["main.tf", 'module "work" {\n  source = "./work"\n}\n'],
      ["work/iam.tf", withComment(["behind", '          "s3:DeleteObject",'], "eslint-disable-line")],
    ]);
    const after = fixRoot({ files, findings: [finding], catalog }).files.get("work/iam.tf") ?? "";
    expect(UNUSED.filter((name) => after.includes(`s3:${name}"`))).toEqual(["DeleteObject"]);
  });

  it("says what is wrong with one that names no rule, and stops what it may have been meant for", () => {
    const place: Case["place"] = ["behind", '          "s3:DeleteObject",'];
    expect(fixed(withComment(place, "eslint-disable-line iamend/no-unused-permission"))).toEqual({
      stays: ["DeleteObject"],
      notices: ["unknown-rule"],
    });
    expect(fixed(withComment(place, "eslint-disable-line aws/no-unused-permission")).notices).toEqual([]);
  });
});
