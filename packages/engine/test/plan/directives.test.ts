import { describe, expect, it } from "vitest";
import { checkWorld, fixedFiles, outcomes, type World } from "../support/world.js";

const FINDINGS = { "role app": ["s3:PutObject", "s3:DeleteObject", "sqs:PurgeQueue"] };

/** All that is unused stands in two statements of one document; what each case says is written into them. */
function world(text: string, rest: Partial<World> = {}): World {
  return { files: { "app.json": text }, findings: FINDINGS, ...rest };
}

/** Why problems stay for the sake of a comment. */
const FOR_COMMENTS = new Set(["holds-directive", "malformed-directive", "aimless-directive"]);

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
    fixed: ["sqs:PurgeQueue"],
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
    fixed: ["s3:DeleteObject", "sqs:PurgeQueue"],
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
    fixed: ["sqs:PurgeQueue"],
    notices: ["invalid-action: PutObject"],
  },
  {
    name: "no action",
    text: behind('"s3:PutObject",', "# iamend-keep -- all of it"),
    fixed: ["sqs:PurgeQueue"],
    notices: ["no-action: iamend-keep -- all of it"],
  },
  {
    name: "no such directive",
    text: behind('"s3:PutObject",', "# iamend-disable"),
    fixed: ["sqs:PurgeQueue"],
    notices: ["unknown-directive: iamend-disable"],
  },
  {
    name: "no such rule",
    text: behind('"s3:PutObject",', "# iamend-ignore no-unsed-permissions"),
    fixed: ["s3:DeleteObject", "sqs:PurgeQueue"],
    notices: ["unknown-rule: no-unsed-permissions"],
  },
  {
    name: "a keep about nothing",
    text: above('  "documents": {', "  # iamend-keep s3:PutObject"),
    fixed: [],
    notices: ["aimless-directive: iamend-keep s3:PutObject"],
  },
  {
    name: "an ignore about nothing",
    text: `${plain}# iamend-ignore\n`,
    fixed: [],
    notices: ["aimless-directive: iamend-ignore"],
  },
  {
    name: "an ignore about nothing, of a rule that fixes nothing",
    text: `${plain}# iamend-ignore max-policy-size\n`,
    fixed: ALL,
    notices: ["aimless-directive: iamend-ignore max-policy-size"],
  },
  {
    name: "an unknown directive about nothing",
    text: `${plain}# iamend-keeep s3:PutObject\n`,
    fixed: [],
    notices: ["unknown-directive: iamend-keeep"],
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
    const unfixed = result.problems.filter(({ fix }) => fix === undefined);
    expect(unfixed.filter(({ refused }) => !FOR_COMMENTS.has(refused?.code ?? ""))).toEqual([]);
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

  /** What each comment says must hold after any number of fixes. */
  const lasting: readonly {
    readonly name: string;
    readonly list: string;
    readonly stays: readonly string[];
  }[] = [
    {
      name: "a keep behind an item that another contains",
      list: '"s3:Put*",\n"s3:GetObject",\n"s3:PutObject" # iamend-keep s3:PutObject\n',
      stays: ["s3:PutObject", "# iamend-keep"],
    },
    {
      name: "a keep behind an item that is unused, of another item",
      list: '"s3:*",\n"s3:DeleteObject", # iamend-keep s3:PutObject\n"s3:GetObject"\n',
      stays: ["s3:PutObject", "# iamend-keep"],
    },
    {
      name: "an ignore above an item that another contains",
      list: '"s3:*",\n# iamend-ignore no-unused-permissions\n"s3:PutObject",\n"s3:GetObject"\n',
      stays: ["s3:PutObject", "# iamend-ignore"],
    },
    {
      name: "an ignore of one rule behind an item of the other",
      list: '"s3:GetObject",\n"s3:PutObject", # iamend-ignore no-redundant-actions\n"s3:GetObject" # iamend-ignore no-unused-permissions\n',
      stays: ["s3:PutObject", "no-redundant-actions", "no-unused-permissions"],
    },
    {
      name: "a keep without an action, of a list",
      list: '"s3:Put*",\n"s3:GetObject",\n"s3:PutObject" # iamend-keep\n',
      stays: ["s3:Put*", "s3:PutObject", "# iamend-keep"],
    },
    {
      name: "a keep of no action, above a list",
      list: '\n# iamend-keep PutObject\n"s3:Put*", "s3:GetObject"\n',
      stays: ["s3:Put*", "# iamend-keep"],
    },
    {
      name: "a comment within a statement that would go whole",
      list: '"s3:PutObject", # iamend-ignore no-redundant-actions\n"s3:DeleteObject"\n',
      stays: ["s3:PutObject", "# iamend-ignore"],
    },
  ];
  it.each(lasting)("lasts over all passes: $name", ({ list, stays }) => {
    const others = '{ "allow": ["ec2:RunInstances"] }';
    let files = world(
      `{ "documents": { "app": { "holders": ["role app"], "size": 9, "statements": [\n{ "allow": [${list}] },\n${others} ] } } }`,
    ).files;
    for (let pass = 0; pass < 4; pass += 1)
      files = fixedFiles(files, checkWorld({ files, findings: FINDINGS, allRules: true }));
    const text = files["app.json"] ?? "";
    expect(stays.filter((one) => !text.includes(one))).toEqual([]);
  });

  it("says why an item stays with its comment, and fixes its siblings", () => {
    const text = behind('"s3:PutObject",', "# iamend-keep sqs:SendMessage");
    expect(outcomes(checkWorld(world(text)))).toEqual([
      "s3:PutObject: holds-directive",
      "s3:DeleteObject → nothing: fix",
      "sqs:PurgeQueue → nothing: fix",
    ]);
    expect(outcomes(checkWorld(world(behind('"s3:PutObject",', "# iamend-ignore no-unused")))).at(0)).toBe(
      "s3:PutObject: malformed-directive",
    );
  });
});
