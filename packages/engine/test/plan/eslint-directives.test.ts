import { describe, expect, it } from "vitest";
import { checkWorld, fixedFiles, outcomes, type World } from "../support/world.js";

const FINDINGS = { "role app": ["s3:PutObject", "s3:DeleteObject", "sqs:PurgeQueue"] };

function world(text: string, rest: Partial<World> = {}): World {
  return { files: { "app.json": text }, findings: FINDINGS, ...rest };
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
const PUT = "s3:PutObject → nothing: fix";
const DELETE = "s3:DeleteObject → nothing: fix";
const PURGE = "sqs:PurgeQueue → nothing: fix";
const ALL = [PUT, DELETE, PURGE];
const RULE = "iamend/no-unused-permissions";

const behind = (line: string, comment: string, text = plain): string =>
  text.replace(line, (found) => `${found} ${comment}`);
const above = (line: string, comment: string, text = plain): string =>
  text.replace(line, (found) => `${comment}\n${found}`);

const PUT_LINE = '            "s3:PutObject",';
const DELETE_LINE = '            "s3:DeleteObject",';
const QUEUE_LINE = '        { "allow": ["sqs';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly problems: readonly string[];
  readonly notices?: readonly string[];
}

const cases: readonly Case[] = [
  { name: "no comment", text: plain, problems: ALL },
  { name: "disable at the top", text: `# eslint-disable\n${plain}`, problems: [] },
  { name: "disable of the rule at the top", text: `// eslint-disable ${RULE}\n${plain}`, problems: [] },
  {
    name: "disable of a rule of another name of the plugin",
    text: `/* eslint-disable aws/no-unused-permissions -- why */\n${plain}`,
    problems: [],
  },
  { name: "disable of another rule", text: `# eslint-disable yml/quotes\n${plain}`, problems: ALL },
  {
    name: "disable of another rule of iamend",
    text: `# eslint-disable iamend/max-policy-size\n${plain}`,
    problems: ALL,
  },
  {
    name: "disable from here on",
    text: above(DELETE_LINE, "# eslint-disable"),
    problems: [PUT],
  },
  {
    name: "disable on the line of an item, behind it",
    text: behind('"s3:PutObject",', "# eslint-disable"),
    problems: [PUT],
  },
  {
    name: "disable until enable",
    text: above(QUEUE_LINE, "# eslint-enable", above(DELETE_LINE, "# eslint-disable")),
    problems: [PUT, PURGE],
  },
  {
    name: "an enable of another rule ends nothing",
    text: above(QUEUE_LINE, "# eslint-enable yml/quotes", above(DELETE_LINE, "# eslint-disable")),
    problems: [PUT],
  },
  {
    name: "an enable of the rule ends a disable of all for it",
    text: above(QUEUE_LINE, `# eslint-enable ${RULE}`, above(DELETE_LINE, "# eslint-disable")),
    problems: [PUT, PURGE],
  },
  {
    name: "an enable of the rule by another name of the plugin ends nothing",
    text: above(
      QUEUE_LINE,
      "# eslint-enable aws/no-unused-permissions",
      above(DELETE_LINE, `# eslint-disable ${RULE}`),
    ),
    problems: [PUT],
  },
  {
    name: "disable-line",
    text: behind('"s3:PutObject",', `# eslint-disable-line ${RULE} -- drill`),
    problems: [DELETE, PURGE],
  },
  {
    name: "disable-line before its item",
    text: plain.replace('"s3:PutObject"', '/* eslint-disable-line */ "s3:PutObject"'),
    problems: [DELETE, PURGE],
  },
  {
    name: "disable-line on the line of a list is not about its items below",
    text: behind('          "allow": [', "# eslint-disable-line"),
    problems: ALL,
  },
  {
    name: "disable-next-line",
    text: above(PUT_LINE, `# eslint-disable-next-line ${RULE}`),
    problems: [DELETE, PURGE],
  },
  {
    name: "disable-next-line is about the line below, and not the next item",
    text: above(PUT_LINE, "# eslint-disable-next-line\n# another"),
    problems: ALL,
  },
  {
    name: "disable-next-line counts from the end of the comment",
    text: above(PUT_LINE, `/* eslint-disable-next-line\n${RULE}\n*/`),
    problems: [DELETE, PURGE],
  },
  {
    name: "two comments about two lines that follow each other",
    text: above(
      PUT_LINE,
      "# eslint-disable-next-line",
      behind('"s3:DeleteObject",', "# eslint-disable-line"),
    ),
    problems: [PURGE],
  },
  {
    name: "no enable ends a line",
    text: above(PUT_LINE, "/* eslint-enable */ // eslint-disable-next-line"),
    problems: [DELETE, PURGE],
  },
  { name: "off in an inline configuration", text: `${plain}/* eslint ${RULE}: off */\n`, problems: [] },
  {
    name: "error in an inline configuration",
    text: `/* eslint ${RULE}: error */\n${plain}`,
    problems: ALL,
  },
  { name: "in CRLF", text: above(PUT_LINE, "# eslint-disable-next-line").replaceAll("\n", "\r\n"), problems: [DELETE, PURGE] }, // prettier-ignore
  {
    name: "the words in a string are no directive",
    text: plain.replace('"s3:GetObject"', '"s3:GetObject", "# eslint-disable-line"'),
    problems: ALL,
  },
  {
    name: "no rule of iamend",
    text: behind('"s3:PutObject",', "# eslint-disable-line iamend/no-unused-permission"),
    problems: ["s3:PutObject: malformed-directive", DELETE, PURGE],
    notices: ["unknown-rule: iamend/no-unused-permission"],
  },
  {
    name: "no rule of another plugin",
    text: behind('"s3:PutObject",', "# eslint-disable-line aws/no-unused-permission"),
    problems: ALL,
  },
  {
    name: "a rule without the name of the plugin",
    text: above(DELETE_LINE, "# eslint-disable no-unused-permissions"),
    problems: [PUT, "s3:DeleteObject: malformed-directive", "sqs:PurgeQueue: malformed-directive"],
    notices: ["unknown-rule: no-unused-permissions"],
  },
  {
    name: "a reason without dashes",
    text: behind('"s3:PutObject",', `# eslint-disable-line ${RULE} for the drill`),
    problems: ["s3:PutObject: malformed-directive", DELETE, PURGE],
    notices: [`unknown-rule: ${RULE} for the drill`],
  },
  {
    name: "two rules without a comma",
    text: behind('"s3:PutObject",', `# eslint-disable-line iamend/no-unknown-actions ${RULE}`),
    problems: ["s3:PutObject: malformed-directive", DELETE, PURGE],
    notices: [`unknown-rule: iamend/no-unknown-actions ${RULE}`],
  },
  {
    name: "no rule of iamend, above a list",
    text: above('          "allow": [\n', "# eslint-disable-next-line iamend/unused"),
    problems: ["s3:PutObject: malformed-directive", "s3:DeleteObject: malformed-directive", PURGE],
    notices: ["unknown-rule: iamend/unused"],
  },
  {
    name: "no rule of iamend, about nothing",
    text: `${plain}# eslint-disable-line iamend/unused\n`,
    problems: ALL.map((one) => one.replace(/ → .*/, ": aimless-directive")),
    notices: ["unknown-rule: iamend/unused"],
  },
  {
    name: "an enable of no rule of iamend",
    text: `${plain}# eslint-enable iamend/unused\n`,
    problems: ALL,
  },
  {
    name: "a disable-line of several lines",
    text: plain.replace('"s3:PutObject",', '"s3:PutObject", /* eslint-disable-line\n*/'),
    problems: ["s3:PutObject: malformed-directive", DELETE, PURGE],
    notices: ["spans-lines: eslint-disable-line"],
  },
  {
    name: "a disable-line of several lines of another rule",
    text: plain.replace('"s3:PutObject",', '"s3:PutObject", /* eslint-disable-line\nyml/quotes */'),
    problems: ALL,
  },
];

describe("comments for ESLint", () => {
  it.each(cases)("$name", ({ text, problems, notices = [] }) => {
    const result = checkWorld(world(text));
    expect(outcomes(result)).toEqual(problems);
    expect(
      result.notices.map(({ code, at }) => `${code}: ${at === undefined ? "" : text.slice(...at.range)}`),
    ).toEqual(notices);
  });

  it("a disabled pattern counts as used, also for the others of its list", () => {
    const text = (comment: string): string =>
      `{ "documents": { "app": { "holders": ["role app"], "size": 9, "statements": [\n{ "allow": [\n"s3:Put*", ${comment}\n"s3:*"] }\n] } } }`;
    expect(outcomes(checkWorld(world(text("# eslint-disable-line"))))).toEqual([
      "s3:* → s3:Get* s3:ListBucket: fix",
    ]);
  });

  it("a pattern that is disabled in one file stays wherever its list is used", () => {
    const files = {
      "a.json":
        '{ "lists": { "common": [\n"s3:PutObject", # eslint-disable-line\n"s3:DeleteObject", "s3:GetObject"] } }',
      "b.json":
        '{ "documents": { "app": { "holders": ["role app"], "size": 9, "statements": [{ "allow": "@common" }] } } }',
    };
    expect(outcomes(checkWorld({ files, findings: FINDINGS }))).toEqual([DELETE]);
  });

  describe("where the problem starts decides", () => {
    const document = (statement: string): string =>
      `{ "documents": { "app": { "holders": ["role app"], "size": 9, "statements": [\n${statement}\n] } } }`;
    const notAction = (first: string, second: string): string =>
      document(`{ "allow-not": [ ${first}\n"iam:*", "ec2:*" ${second}\n] }`);
    const findings = { "role app": ["s3:PutObject"] };

    it("of a NotAction, at its list", () => {
      const problems = (text: string): number => checkWorld(world(text, { findings })).problems.length;
      expect(problems(notAction("", ""))).toBe(1);
      expect(problems(notAction("# eslint-disable-line", ""))).toBe(0);
      expect(problems(notAction("", "# eslint-disable-line"))).toBe(1);
      expect(problems(`# eslint-disable-next-line\n${notAction("", "")}`)).toBe(1);
    });

    it("of a bundle, at its name", () => {
      const bundles = (comment: string): string =>
        `{ "documents": { "app": { "holders": ["role app"], "size": 9, "statements": [], "bundles": [\n"ReadWrite" ${comment}\n] } } }`;
      expect(checkWorld(world(bundles(""), { findings })).problems).toHaveLength(1);
      expect(checkWorld(world(bundles("# eslint-disable-line"), { findings })).problems).toHaveLength(0);
      expect(
        checkWorld(world(bundles("# eslint-disable-line iamend/no-unknown-actions"), { findings })).problems,
      ).toHaveLength(1);
    });

    it("of a principal, at the holder", () => {
      const facts = {
        findings,
        configuration: { rules: { "no-ambiguous-principals": "warn", "no-unused-permissions": "off" } },
      };
      const text = (comment: string): string =>
        `{ "principals": [\n${comment}\n{ "role": { "default": "app" } }\n] }`;
      const problems = (comment: string): number => checkWorld(world(text(comment), facts)).problems.length;
      expect(problems("")).toBe(1);
      expect(problems("# eslint-disable-next-line iamend/no-ambiguous-principals")).toBe(0);
      expect(problems("# eslint-disable-next-line iamend/no-unused-principals")).toBe(1);
    });

    it("of a document that is too long, at its beginning", () => {
      const text = (comment: string): string =>
        `{ "documents": {\n${comment}\n"app": { "holders": ["role app"], "size": 99999, "statements": [{ "allow": "s3:GetObject" }] } } }`;
      const problems = (comment: string): number =>
        checkWorld(world(text(comment), { findings: {}, allRules: true })).problems.length;
      expect(problems("")).toBe(1);
      expect(problems("# eslint-disable-next-line iamend/max-policy-size")).toBe(0);
      expect(problems("# eslint-disable-next-line iamend/no-unused-permissions")).toBe(1);
    });

    it("of an unknown and of a redundant action, at the item, which stays", () => {
      const text = document(
        '{ "allow": [\n"s3:Nothing", # eslint-disable-line iamend/no-unknown-actions\n"s3:GetObject", "s3:Get*", # eslint-disable-line iamend/no-redundant-actions\n"s3:GetObjectAcl", "s3:Nobody" ] }',
      );
      const result = checkWorld(world(text, { findings: {}, allRules: true }));
      expect(result.problems.map(({ rule, pattern }) => `${rule} ${pattern ?? ""}`)).toEqual([
        "no-redundant-actions s3:GetObjectAcl",
        "no-unknown-actions s3:Nobody",
      ]);
    });
  });

  describe("edits", () => {
    const list = (items: string, more = '{ "allow": ["ec2:RunInstances"] }'): World["files"] =>
      world(
        `{ "documents": { "app": { "holders": ["role app"], "size": 9, "statements": [\n{ "allow": [\n${items}\n] },\n${more} ] } } }`,
      ).files;
    const NO_REDUNDANT = "iamend/no-redundant-actions";

    interface Edited {
      readonly name: string;
      readonly items: string;
      readonly more?: string;
      readonly outcomes: readonly string[];
      /** The items and what follows after all passes. */
      readonly after?: string;
    }
    const edited: readonly Edited[] = [
      {
        name: "a comment above an item stays above it when its neighbours go",
        items: `"s3:PutObject",\n# eslint-disable-next-line ${RULE}\n"s3:DeleteObject",\n"s3:GetObject"`,
        outcomes: [PUT],
        after: `# eslint-disable-next-line ${RULE}\n"s3:DeleteObject",\n"s3:GetObject"`,
      },
      {
        name: "a pair stays around what it is about",
        items: `"s3:PutObject",\n# eslint-disable ${RULE}\n"s3:DeleteObject",\n# eslint-enable ${RULE}\n"s3:GetObject"`,
        outcomes: [PUT],
        after: `# eslint-disable ${RULE}\n"s3:DeleteObject",\n# eslint-enable ${RULE}\n"s3:GetObject"`,
      },
      {
        name: "an enable stays that stands above what goes, at the end of a list",
        items: `"s3:GetObject",\n# eslint-disable ${RULE}\n"s3:PutObject",\n\n# eslint-enable ${RULE}\n"s3:DeleteObject"`,
        more: '{ "allow": ["sqs:PurgeQueue", "sqs:SendMessage"] }',
        outcomes: [DELETE, PURGE],
      },
      {
        name: "a comment of another rule above an item that goes would come to mean the next",
        items: `# eslint-disable-next-line ${NO_REDUNDANT}\n"s3:PutObject",\n"s3:DeleteObject",\n"s3:GetObject"`,
        outcomes: ["s3:PutObject: moves-directive", DELETE],
      },
      {
        name: "a comment of another rule behind an item would go with it",
        items: `"s3:PutObject", # eslint-disable-line ${NO_REDUNDANT}\n"s3:DeleteObject",\n"s3:GetObject"`,
        outcomes: ["s3:PutObject: holds-directive", DELETE],
      },
      {
        name: "a comment of another linter goes with its item",
        items: '"s3:PutObject", # eslint-disable-line yml/quotes\n"s3:DeleteObject",\n"s3:GetObject"',
        outcomes: [PUT, DELETE],
        after: '"s3:GetObject"',
      },
      {
        name: "an item that counts as used is not redundant beside one that does not, and stays",
        items: `"s3:Get*",\n# eslint-disable-next-line ${RULE}\n"s3:GetObject",\n"sqs:SendMessage"`,
        outcomes: [],
      },
      {
        name: "a statement stays that holds a comment",
        items: `"s3:PutObject", # eslint-disable-line ${NO_REDUNDANT}\n"s3:DeleteObject"`,
        outcomes: ["s3:PutObject: holds-directive", "s3:DeleteObject: holds-directive"],
      },
    ];
    it.each(edited)("$name", ({ items, more, outcomes: expected, after }) => {
      let files = list(items, more);
      const check = (): ReturnType<typeof checkWorld> =>
        checkWorld({
          files,
          findings: FINDINGS,
          configuration: { rules: { "no-redundant-actions": "warn" } },
        });
      expect(outcomes(check())).toEqual(expected);
      const comments = items.match(/# eslint-.*iamend.*/g) ?? [];
      for (let pass = 0; pass < 3; pass += 1) files = fixedFiles(files, check());
      const text = files["app.json"] ?? "";
      expect(text.match(/# eslint-.*iamend.*/g) ?? []).toEqual(comments);
      if (after !== undefined) expect(text).toBe(list(after, more)["app.json"]);
    });

    it("a comment stays above its item where a bundle could go", () => {
      const text = (comment: string): string =>
        `{ "documents": { "app": { "holders": ["role app"], "size": 9, "grants": [\n${comment}\n"ReadWrite",\n{ "allow": "sqs:SendMessage" }\n] } } }`;
      const findings = { "role app": ["s3"] };
      const suggestions = (comment: string): readonly unknown[] =>
        checkWorld(world(text(comment), { findings })).problems.map((one) => one.suggestions?.length);
      expect(suggestions("# none")).toEqual([1]);
      expect(suggestions("# eslint-disable-next-line iamend/no-unknown-actions")).toEqual([undefined]);
    });

    it("a pair around a statement stays where the statement behind it goes", () => {
      const text = (last: string): string =>
        `{ "documents": { "app": { "holders": ["role app"], "size": 9, "statements": [\n# eslint-disable ${RULE}\n{ "allow": ["s3:PutObject"] },\n# eslint-enable ${RULE}\n${last}{ "allow": ["sqs:SendMessage"] }\n] } } }`;
      const files = world(text('{ "allow": ["sqs:PurgeQueue"] },\n')).files;
      const result = checkWorld({ files, findings: FINDINGS });
      expect(outcomes(result)).toEqual([PURGE]);
      expect(fixedFiles(files, result)["app.json"]).toBe(text(""));
    });
  });
});
