import { describe, expect, it } from "vitest";
import { checkWorld, fixedFiles, outcomes, type World } from "../support/world.js";

const FINDINGS = { "role app": ["s3:PutObject", "s3:DeleteObject", "sqs:PurgeQueue"] };

/** All that is unused stands in two statements of one document; what each case says is written into them. */
function world(text: string, rest: Partial<World> = {}): World {
  return { files: { "app.json": text }, findings: FINDINGS, ...rest };
}

interface Case {
  readonly name: string;
  readonly text: string;
  /** Patterns that still get a fix. */
  readonly fixed: readonly string[];
  readonly notices?: readonly string[];
}

const plain = `{
  "documents": {
    "app": {
      "holders": ["role app"],
      "statements": [
        {
          "allow": [
            "s3:PutObject",
            "s3:DeleteObject",
            "s3:GetObject"
          ]
        },
        { "allow": ["sqs:PurgeQueue", "sqs:SendMessage"] }
      ]
    }
  }
}
`;
const ALL = ["s3:PutObject", "s3:DeleteObject", "sqs:PurgeQueue"];

/** `plain` with a comment behind a line, or on lines of its own above it. */
const behind = (line: string, comment: string): string =>
  plain.replace(line, (found) => `${found} ${comment}`);
const above = (line: string, comment: string): string =>
  plain.replace(line, (found) => `${comment}\n${found}`);

const cases: readonly Case[] = [
  { name: "no comment", text: plain, fixed: ALL },
  {
    name: "keep behind an item counts for its list",
    text: behind('"s3:PutObject",', "# iamend-keep s3:DeleteObject -- drill"),
    fixed: ["s3:PutObject", "sqs:PurgeQueue"],
  },
  {
    name: "keep of several, with wildcards",
    text: behind('"s3:PutObject",', "// iamend-keep s3:Del*, S3:PUTOBJECT"),
    fixed: ["sqs:PurgeQueue"],
  },
  {
    name: "keep above an item",
    text: above('            "s3:DeleteObject"', "            # iamend-keep s3:PutObject"),
    fixed: ["s3:DeleteObject", "sqs:PurgeQueue"],
  },
  {
    name: "keep above a list",
    text: above('          "allow": [\n', "          # iamend-keep s3:PutObject"),
    fixed: ["s3:DeleteObject", "sqs:PurgeQueue"],
  },
  {
    name: "keep above a statement",
    text: above('        { "allow": ["sqs', "        # iamend-keep sqs:*"),
    fixed: ["s3:PutObject", "s3:DeleteObject"],
  },
  {
    name: "keep above the document counts for all of it",
    text: above('    "app": {', "    # iamend-keep sqs:PurgeQueue s3:PutObject"),
    fixed: ["s3:DeleteObject"],
  },
  {
    name: "keep behind the opening line of a document",
    text: behind('"app": {', "# iamend-keep sqs:PurgeQueue"),
    fixed: ["s3:PutObject", "s3:DeleteObject"],
  },
  {
    name: "keep behind the closing line of a list",
    text: behind("          ]", "# iamend-keep s3:PutObject"),
    fixed: ["s3:DeleteObject", "sqs:PurgeQueue"],
  },
  {
    name: "keep on a line of its own at the end of a list",
    text: above("          ]\n", "            # iamend-keep s3:PutObject"),
    fixed: ["s3:DeleteObject", "sqs:PurgeQueue"],
  },
  {
    name: "keep in a block comment of several lines",
    text: above(
      '          "allow": [\n',
      "          /*\n           * Once a year.\n           * iamend-keep s3:PutObject\n           */",
    ),
    fixed: ["s3:DeleteObject", "sqs:PurgeQueue"],
  },
  {
    name: "a block comment before an item on its line",
    text: plain.replace('"s3:PutObject"', '/* iamend-ignore */ "s3:PutObject"'),
    fixed: ["s3:DeleteObject", "sqs:PurgeQueue"],
  },
  {
    name: "blank lines and other comments may stand between",
    text: above('        { "allow": ["sqs', "        # iamend-keep sqs:*\n\n        # The queue."),
    fixed: ["s3:PutObject", "s3:DeleteObject"],
  },
  {
    name: "ignore behind an item",
    text: behind('"s3:PutObject",', "# iamend-ignore no-unused-permissions -- why"),
    fixed: ["s3:DeleteObject", "sqs:PurgeQueue"],
  },
  {
    name: "ignore without a rule",
    text: behind('"s3:PutObject",', "# iamend-ignore"),
    fixed: ["s3:DeleteObject", "sqs:PurgeQueue"],
  },
  {
    name: "ignore with the name of a plugin",
    text: behind('"s3:PutObject",', "# iamend-ignore iamend/no-unused-permissions"),
    fixed: ["s3:DeleteObject", "sqs:PurgeQueue"],
  },
  {
    name: "ignore of another rule",
    text: behind('"s3:PutObject",', "# iamend-ignore no-redundant-actions"),
    fixed: ALL,
  },
  {
    name: "ignore above a statement",
    text: above('        { "allow": ["sqs', "        # iamend-ignore"),
    fixed: ["s3:PutObject", "s3:DeleteObject"],
  },
  {
    name: "ignore above the document",
    text: above('    "app": {', "    # iamend-ignore no-unused-permissions"),
    fixed: [],
  },
  {
    name: "an action that is none",
    text: behind('"s3:PutObject",', "# iamend-keep PutObject"),
    fixed: ALL,
    notices: ["invalid-action: PutObject"],
  },
  {
    name: "no action",
    text: behind('"s3:PutObject",', "# iamend-keep -- all of it"),
    fixed: ALL,
    notices: ["no-action: iamend-keep -- all of it"],
  },
  {
    name: "no such directive",
    text: behind('"s3:PutObject",', "# iamend-disable"),
    fixed: ALL,
    notices: ["unknown-directive: iamend-disable"],
  },
  {
    name: "no such rule",
    text: behind('"s3:PutObject",', "# iamend-ignore no-unsed-permissions"),
    fixed: ALL,
    notices: ["unknown-rule: no-unsed-permissions"],
  },
  {
    name: "a keep about nothing",
    text: above('  "documents": {', "  # iamend-keep s3:PutObject"),
    fixed: ALL,
    notices: ["aimless-directive: iamend-keep s3:PutObject"],
  },
  {
    name: "an ignore about nothing",
    text: `${plain}# iamend-ignore\n`,
    fixed: ALL,
    notices: ["aimless-directive: iamend-ignore"],
  },
  {
    name: "a keep within a document, above nothing of it that has patterns",
    text: above('      "holders": ["role app"]', "      # iamend-keep s3:PutObject").replace(
      '["role app"]',
      '[\n"role app"\n]',
    ),
    fixed: ["s3:DeleteObject", "sqs:PurgeQueue"],
  },
  {
    name: "the word in a string is no directive",
    text: plain.replace('"s3:GetObject"', '"s3:GetObject", "# iamend-ignore"'),
    fixed: ALL,
  },
];

describe("directives", () => {
  it.each(cases)("$name", ({ text, fixed, notices = [] }) => {
    const result = checkWorld(world(text));
    expect(result.problems.filter(({ fix }) => fix !== undefined).map(({ pattern }) => pattern)).toEqual(
      fixed,
    );
    expect(result.problems).toHaveLength(fixed.length);
    expect(
      result.notices.map(({ code, at }) => `${code}: ${at === undefined ? "" : text.slice(...at.range)}`),
    ).toEqual(notices);
  });

  it("what is kept counts as used before anything is planned", () => {
    const text =
      '{ "documents": { "app": { "holders": ["role app"], "size": 9, "statements": [\n{ "allow": ["s3:*"] } # iamend-keep s3:PutObject\n] } } }';
    expect(outcomes(checkWorld(world(text)))).toEqual(["s3:* → s3:Get* s3:ListBucket s3:PutObject: fix"]);
  });

  it("a pattern that is ignored counts as used, also for the others of its list", () => {
    const text =
      '{ "documents": { "app": { "holders": ["role app"], "size": 9, "statements": [\n{ "allow": [\n"s3:Put*", # iamend-ignore\n"s3:*"] }\n] } } }';
    const files = world(text).files;
    const fixed = fixedFiles(files, checkWorld(world(text)));
    expect(fixed["app.json"]).toBe(text.replace('"s3:*"', '"s3:Get*",\n"s3:ListBucket"'));
  });

  it("a NotAction is one problem, and any comment in it counts", () => {
    const text =
      '{ "documents": { "app": { "holders": ["role app"], "size": 9, "statements": [\n{ "allow-not": ["iam:*",\n"ec2:*" # iamend-ignore no-unused-permissions\n] }\n] } } }';
    expect(outcomes(checkWorld(world(text)))).toEqual([]);
    expect(outcomes(checkWorld(world(text.replace("iamend-ignore", "ignore"))))).toHaveLength(1);
  });

  it("switches off what is said of principals on its line, or the one below", () => {
    const facts = {
      findings: { "role app": ["s3:PutObject"] },
      configuration: { rules: { "no-ambiguous-principals": "warn", "no-unused-permissions": "off" } },
    };
    const text = (comment: string): string =>
      `{ "principals": [\n${comment}\n{ "role": { "default": "app" } }\n] }`;
    expect(checkWorld(world(text(""), facts)).problems).toHaveLength(1);
    expect(checkWorld(world(text("# iamend-ignore"), facts)).problems).toHaveLength(0);
    expect(checkWorld(world(text("# iamend-ignore no-ambiguous-principals"), facts)).problems).toHaveLength(
      0,
    );
    expect(checkWorld(world(text("# iamend-ignore no-unused-principals"), facts)).problems).toHaveLength(1);
    expect(checkWorld(world(text("# iamend-ignore"), facts)).notices).toEqual([]);
  });

  it("counts in a file beside other files", () => {
    const files = {
      "a.json": plain.replace('"app"', '"a"'),
      "b.json": behind('"s3:PutObject",', "# iamend-ignore"),
    };
    const { problems } = checkWorld({ files, findings: FINDINGS });
    expect(problems.map(({ at, pattern }) => `${at.file} ${pattern ?? ""}`)).toEqual([
      ...ALL.map((pattern) => `a.json ${pattern}`),
      "b.json s3:DeleteObject",
      "b.json sqs:PurgeQueue",
    ]);
  });
});
