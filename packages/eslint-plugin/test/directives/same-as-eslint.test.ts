import { createCatalog, unusedAccess, type PrincipalFindings } from "@iamend/core";
import { cloudformationAdapter } from "@iamend/cloudformation";
import { terraformAdapter } from "@iamend/terraform";
import type { Problem } from "@iamend/engine";
import { findEslintDirective } from "@iamend/source";
import { Linter, type Rule } from "eslint";
import { Linter as Linter9 } from "eslint9";
import yml from "eslint-plugin-yml";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { ACCOUNT, checkRoot, fixRoot, type Adapters, type Root } from "../../../../test/support/fix-root.js";
import { languages } from "../../src/languages/languages.js";

// What comments disable, as ESLint itself has it: rules that report where iamend would without the comments, under each language.

const RULES = [
  "no-unused-permissions",
  "no-unused-principals",
  "no-unknown-actions",
  "no-redundant-actions",
] as const;

const TERRAFORM = `locals {
  shared = ["s3:GetObject", "s3:PutBucketAcl"]
}

resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = "{}"
}

data "aws_iam_policy_document" "app" {
  statement {
    actions = [
      "s3:DeleteObject",
      "s3:GetObject", "s3:PutObjectAcl",

      "s3:DeleteBucket",
    ]
    resources = ["*"]
  }
  statement {
    actions   = ["s3:ListBucket", "s3:List*", "s3:Nothing"]
    resources = ["*"]
  }
  statement {
    actions   = ["s3:PutObjectTagging"]
    resources = ["*"]
  }

  statement {
    not_actions = [
      "iam:*",
    ]
    resources = ["*"]
  }
  statement {
    actions   = local.shared
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.name
  policy = data.aws_iam_policy_document.app.json
}

resource "aws_iam_role_policy" "text" {
  role   = "app"
  policy = <<-EOT
    {
      "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject",
        "s3:PutObject"], "Resource": "*" }]
    }
  EOT
}
`;

const TEMPLATE = `Transform: AWS::Serverless-2016-10-31
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
                Action:
                  - s3:DeleteObject
                  - s3:GetObject
                  - s3:PutObjectAcl
                Resource: "*"
              - Effect: Allow
                Action: [s3:ListBucket, "s3:List*",
                  s3:Nothing]
                Resource: "*"
              - Effect: Allow
                Action: s3:PutObjectTagging
                Resource: "*"
              - Effect: Allow
                NotAction:
                  - iam:*
                Resource: "*"
        - PolicyName: second
          PolicyDocument:
            Statement:
              Effect: Allow
              Action: s3:DeleteBucket
              Resource: "*"
`;

const catalog = createCatalog({
  format: "iamend-catalog/1",
  date: "2026-01-31",
  source: "test",
  services: {
    s3: "DeleteBucket DeleteObject GetObject ListBucket ListObjects PutBucketAcl PutObject PutObjectAcl PutObjectTagging",
    iam: "GetRole",
  },
  retired: {},
});

const UNUSED = [
  "DeleteObject",
  "PutObjectAcl",
  "DeleteBucket",
  "PutBucketAcl",
  "PutObject",
  "PutObjectTagging",
];

const finding: PrincipalFindings = {
  principal: `arn:aws:iam::${ACCOUNT}:role/app`,
  unused: unusedAccess([{ prefix: "s3", actions: UNUSED.map((name) => ({ name })) }]),
  unusedRole: {},
  unusedAccessKeys: [],
  recommendations: new Map(),
  sources: [{ kind: "unused-permissions", shape: "get-finding-v2", path: "$", status: "ACTIVE" }],
  analyzedAt: "2026-01-31T00:00:00Z",
};

const rules = Object.fromEntries(RULES.map((rule) => [rule, "warn" as const]));

function rootOf(file: string, text: string): Root {
  return { files: new Map([[file, text]]), findings: [finding], catalog, rules };
}

/** The same text, but no comment in it tells ESLint anything; problems stand where they stood. */
function withoutDirectives(text: string): string {
  return text.replaceAll("eslint", "xslint");
}

const isLong = process.env["IAMEND_PROPERTY_RUNS"] !== undefined;
const placeOf = ({ rule, at }: Problem): string => `${rule} ${String(at.range[0])}`;
const nameOf = ({ rule, pattern, address }: Problem): string => `${rule} ${pattern ?? address}`;

/** Those of some problems that ESLint shows nothing of. */
function droppedByEslint(
  Version: typeof Linter,
  language: string,
  file: string,
  text: string,
  problems: readonly Problem[],
): readonly string[] {
  const ruleOf = (name: string): Rule.RuleModule => {
    const report: Rule.RuleModule["create"] = (context) => {
      const { sourceCode } = context;
      const all = (): void => {
        for (const problem of problems) {
          if (problem.rule !== name) continue;
          context.report({ loc: sourceCode.getLocFromIndex(problem.at.range[0]), message: placeOf(problem) });
        }
      };
      return { Program: all, HclFile: all, CfnFile: all };
    };
    return { meta: { languages: ["*"], schema: [] } as Rule.RuleMetaData, create: report };
  };
  const messages = new Version().verify(
    text,
    [
      {
        files: [`**/${file}`],
        language,
        plugins: {
          iamend: {
            languages,
            rules: Object.fromEntries(RULES.map((rule) => [rule, ruleOf(rule)])),
          },
          yml: { languages: yml.languages },
        },
        rules: Object.fromEntries(RULES.map((rule) => [`iamend/${rule}`, "warn"])),
        linterOptions: { reportUnusedDisableDirectives: "off" },
      },
    ] as Parameters<Linter["verify"]>[1],
    { filename: file },
  );
  const fatal = messages.filter(
    ({ fatal: isFatal, message }) => isFatal === true && !message.includes("JSON"),
  );
  expect(fatal).toEqual([]);
  const shown = new Set(messages.map(({ message }) => message));
  return problems
    .map(placeOf)
    .filter((place) => !shown.has(place))
    .sort();
}

interface Subject {
  readonly file: string;
  readonly text: string;
  readonly adapters: Adapters;
  readonly languages: readonly string[];
  readonly comments: readonly ((directive: string) => string)[];
}

const subjects: readonly Subject[] = [
  {
    file: "main.tf",
    text: TERRAFORM,
    adapters: [terraformAdapter],
    languages: ["iamend/terraform", "iamend/source"],
    comments: [
      (directive) => `# ${directive}`,
      (directive) => `//${directive} -- why`,
      (directive) => `/* ${directive} */`,
      (directive) => `/* ${directive}\n*/`,
    ],
  },
  {
    file: "template.yaml",
    text: TEMPLATE,
    adapters: [cloudformationAdapter],
    languages: ["iamend/cloudformation", "iamend/source", "yml/yaml"],
    comments: [(directive) => `# ${directive}`, (directive) => `#${directive} --- why`],
  },
];

const names = [
  "",
  " iamend/no-unused-permissions",
  " iamend/no-redundant-actions, iamend/no-unused-principals",
  " 'iamend/no-unknown-actions',",
  " yml/quotes, iamend/no-unused-permissions",
  " yml/quotes",
  " aws",
];
/** None of these means anything to ESLint. */
const mistaken = [
  "eslint-disable no-unused-permissions",
  "eslint-disable iamend/no-unused-permissions iamend/no-unknown-actions",
  "eslint-disable iamend/no-unused-permissions --why",
  "eslint-disable-line iamend/unused",
  "eslint-disabled",
  "see eslint-disable",
  "* eslint-disable",
];
const kinds = ["disable", "enable", "disable-line", "disable-next-line"].map((kind) => `eslint-${kind}`);
const directives = [...kinds.flatMap((kind) => names.map((name) => kind + name)), ...mistaken];
const configurations = [
  "eslint iamend/no-unused-permissions: off",
  'eslint "iamend/no-unused-principals": "off", iamend/no-unknown-actions: [0]',
  "eslint iamend/no-unused-permissions: error",
  "eslint iamend/no-redundant-actions: [warn]",
];

interface Comment {
  readonly line: number;
  readonly isBehind: boolean;
  readonly text: string;
}

/** Comments on lines of their own, or behind others. */
function withComments(text: string, comments: readonly Comment[]): string {
  return text
    .split("\n")
    .map((line, index) => {
      const own = comments.filter((comment) => comment.line === index);
      const above = own
        .filter(({ isBehind }) => !isBehind)
        .map((one) => `${/^ */.exec(line)?.[0] ?? ""}${one.text}\n`);
      const behind = own.find(({ isBehind }) => isBehind);
      return `${above.join("")}${line}${behind === undefined ? "" : ` ${behind.text}`}`;
    })
    .join("\n");
}

beforeAll(async () => {
  await terraformAdapter.load();
  await cloudformationAdapter.load();
});

/** Comments about rules of iamend, or all rules, which no edit may lose. */
function commentsIn(text: string): readonly string[] {
  return (text.match(/#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//g) ?? []).filter((comment) => {
    const found = findEslintDirective(comment.replace(/^(?:#|\/[/*])|\*\/$/g, ""));
    if (found === undefined || found.kind === "off") return found !== undefined;
    return found.rules.length === 0 || found.rules.some(({ text: name }) => /iamend\/|no-unused/.test(name));
  });
}

/** What ESLint shows, and iamend may be silent of: it leaves alone what somebody may have meant to stay. */
const maybeSilent = (text: string, places: readonly string[]): readonly string[] =>
  mistaken.some((one) => text.includes(one))
    ? places.filter((place) => !place.startsWith("no-redundant"))
    : places;

const dropped = (
  before: readonly Problem[],
  now: readonly Problem[],
  key: (one: Problem) => string,
): string[] => {
  const shown = new Set(now.map(key));
  return before
    .map(key)
    .filter((one) => !shown.has(one))
    .sort();
};

describe.each(subjects)("in $file", (subject) => {
  const { file, text: plain, adapters } = subject;

  /** Nothing may be said of comments in texts, where they are none. */
  const lines = plain.split("\n").flatMap((_, line, all) => {
    const heredoc = all.findIndex((one) => one.includes("<<-EOT"));
    return heredoc >= 0 && line >= heredoc && line < all.length - 2 ? [] : [line];
  });

  function compare(text: string, versions: readonly (typeof Linter)[]): void {
    const silent = checkRoot(rootOf(file, withoutDirectives(text)), adapters).problems;
    const { before: spoken, files, after } = fixRoot(rootOf(file, text), adapters);
    const ours = dropped(silent, spoken.problems, placeOf);
    for (const version of versions)
      for (const language of subject.languages)
        expect(
          maybeSilent(text, droppedByEslint(version, language, file, text, silent)),
          `${language}\n${text}`,
        ).toEqual(maybeSilent(text, ours));
    // The fixes leave all of it as it is.
    const fixed = files.get(file) ?? "";
    expect(commentsIn(fixed)).toEqual(commentsIn(text));
    const later = checkRoot(rootOf(file, withoutDirectives(fixed)), adapters).problems;
    expect(dropped(later, after.problems, nameOf), fixed).toEqual(dropped(silent, spoken.problems, nameOf));
    expect(
      spoken.problems.flatMap(({ refused }) => (refused?.code === "proof-failed" ? [refused] : [])),
    ).toEqual([]);
    expect(after.problems.filter(({ fix }) => fix !== undefined)).toEqual([]);
  }

  it("has problems of all kinds", () => {
    const before = checkRoot(rootOf(file, plain), adapters);
    expect(new Set(before.problems.map(({ rule }) => rule))).toEqual(new Set(RULES));
  });

  it.each([...[...directives, ...configurations].entries()])("%i: %s", (turn, directive) => {
    const isConfiguration = directive.startsWith("eslint ");
    // An inline configuration counts in block comments, where there are any.
    const comments =
      isConfiguration && subject.comments.length > 2 ? subject.comments.slice(2, 3) : subject.comments;
    lines.forEach((line, index) => {
      // Every line has its turn with some directive; the long runs take all.
      if (!isLong && index % 19 !== turn % 19) return;
      const comment = comments[index % comments.length] ?? String;
      for (const isBehind of [false, true])
        compare(withComments(plain, [{ line, isBehind, text: comment(directive) }]), [
          index % 4 === 0 ? (Linter9 as unknown as typeof Linter) : Linter,
        ]);
    });
  });

  it("several", () => {
    const comment = fc.record({
      line: fc.constantFrom(...lines),
      isBehind: fc.boolean(),
      text: fc
        .tuple(fc.constantFrom(...subject.comments), fc.constantFrom(...directives))
        .map(([make, directive]) => make(directive)),
    });
    fc.assert(
      fc.property(fc.array(comment, { minLength: 2, maxLength: 6 }), (comments) => {
        compare(withComments(plain, comments), [Linter]);
      }),
      { numRuns: isLong ? 1000 : 20 },
    );
  });
});
