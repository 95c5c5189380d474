import { join } from "node:path";
import json from "@eslint/json";
import { Linter } from "eslint";
import yml from "eslint-plugin-yml";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import iamend from "../../src/index.js";
import { finding, record } from "./support/finding.js";
import { temporaryRoot } from "./support/temporary-root.js";
import { yamlTemplate } from "./support/yaml-template.js";

// A comment for ESLint protects a pattern through all passes of `--fix`, though ESLint deletes comments that seem to be there for nothing.

const root = temporaryRoot({
  "findings.json": [
    finding({ s3: ["GetObjectAcl"], sqs: ["CreateQueue", "PurgeQueue"], translate: [] }),
    record("arn:aws:iam::111122223333:user/uploader", "UnusedIAMUserPassword", [
      { unusedIamUserPasswordDetails: {} },
    ]),
  ],
});

/** What is reported of each, at first or once others are fixed. */
const PATTERNS = [
  ["s3:GetObjectAcl", "no-unused-permissions"],
  ["sqs:*Queue", "no-unused-permissions"],
  ["translate:TranslateText", "no-unused-permissions"],
  ["logs:PutLogEvents", "no-redundant-actions"],
  ["sns:Publish", "no-redundant-actions"],
  ["s3:GetObjects", "no-unknown-actions"],
] as const;

const ACTIONS = [...PATTERNS.map(([pattern]) => pattern), "logs:Put*", "sns:Pub*", "s3:GetObject"];

const FORMS = [
  {
    language: "iamend/terraform",
    file: "main.tf",
    text: (lines: readonly string[]) => `resource "aws_iam_role_policy" "reports" {
  role = "reports"
  policy = jsonencode({
    Statement = [
      {
        Effect = "Allow"
        Action = [
${lines.map((line) => `          ${line}\n`).join("")}        ]
        Resource = "*"
      },
    ]
  })
}
`,
    item: (action: string) => `"${action}",`,
  },
  {
    language: "iamend/cloudformation",
    file: "template.yaml",
    text: yamlTemplate,
    item: (action: string) => `- ${action}`,
  },
  {
    language: "yml/yaml",
    file: "template.yaml",
    text: yamlTemplate,
    item: (action: string) => `- ${action}`,
  },
] as const;

const COMMENTS = {
  "a line before": (item: string, rule: string) => [`# eslint-disable-next-line iamend/${rule} -- why`, item],
  "at its end": (item: string, rule: string) => [`${item} # eslint-disable-line iamend/${rule} -- why`],
  "of all rules": (item: string) => [`${item} # eslint-disable-line -- why`],
  "around it": (item: string, rule: string) => [
    `# eslint-disable iamend/${rule} -- why`,
    item,
    `# eslint-enable iamend/${rule}`,
  ],
};

describe.each(FORMS)("$file as $language", ({ language, file, text, item }) => {
  const linter = new Linter({ cwd: root });
  const config = configOf(language, iamend.configs.recommended.rules as Linter.RulesRecord);

  describe.each(PATTERNS)("%s, which is reported by %s", (pattern, rule) => {
    it.each(Object.entries(COMMENTS))("is not touched with a comment %s", (_place, commented) => {
      const protectedLines = commented(item(pattern), rule);
      const lines = ACTIONS.flatMap((action) => (action === pattern ? protectedLines : [item(action)]));
      const { output, messages } = linter.verifyAndFix(text(lines), config, join(root, file));
      const left = output.split("\n").map((line) => line.trim());
      expect(left).toEqual(expect.arrayContaining([...protectedLines]));
      // What is left is unknown, and nothing else is wrong.
      expect(messages.filter(({ ruleId }) => ruleId !== "iamend/no-unknown-actions")).toEqual([]);
    });
  });

  it.each(["sqs:Purge*", "sqs:PurgeQueue", "sqs:purgequeue", "sqs:*Queue"])(
    "in a block of several, beside %s that nothing protects",
    (wider) => {
      const block = [
        "# eslint-disable iamend/no-unused-permissions -- why",
        item("s3:PutObject"),
        item("sqs:PurgeQueue"),
        "# eslint-enable iamend/no-unused-permissions",
      ];
      for (const lines of [
        [item(wider), ...block],
        [...block, item(wider)],
      ]) {
        const { output } = linter.verifyAndFix(text(lines), config, join(root, file));
        const left = output.split("\n").map((line) => line.trim());
        expect(left).toEqual(expect.arrayContaining(block));
      }
    },
  );

  it("any patterns with any comments: what is protected stays, and nothing is left to fix", () => {
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 8 }), (items) => {
        const lines = items.flatMap(({ pattern, place, rules }) =>
          COMMENTS[place](item(pattern), rules.join(", iamend/")),
        );
        const { output, messages } = linter.verifyAndFix(text(lines), config, join(root, file));
        for (const pattern of new Set(items.map((one) => one.pattern))) {
          const kept = items.filter((one) => one.pattern === pattern && isProtected(one));
          expect(countOf(item(pattern), output)).toBeGreaterThanOrEqual(kept.length);
        }
        expect(messages.filter(({ fix }) => fix !== undefined)).toEqual([]);
      }),
      { numRuns: Number(process.env["IAMEND_PROPERTY_RUNS"] ?? "30") },
    );
  });
});

interface CommentedItem {
  readonly pattern: string;
  readonly place: keyof typeof COMMENTS;
  readonly rules: readonly string[];
}

const REMOVING = ["no-unused-permissions", "no-redundant-actions"] as const;

const anyItem: fc.Arbitrary<CommentedItem> = fc.record({
  pattern: fc.constantFrom(
    ...ACTIONS,
    ...["s3:Get*", "s3:*Acl", "sqs:PurgeQueue", "SQS:purgequeue", "translate:*", "translate:Foo", "logs:*"],
  ),
  place: fc.constantFrom<keyof typeof COMMENTS>("a line before", "at its end", "of all rules", "around it"),
  rules: fc.subarray([...REMOVING, "no-unknown-actions"], { minLength: 1 }),
});

/** From all rules that take patterns away. */
function isProtected({ place, rules }: CommentedItem): boolean {
  return place === "of all rules" || REMOVING.every((rule) => rules.includes(rule));
}

function countOf(item: string, text: string): number {
  return text.split("\n").filter((line) => line.trim().replace(/ #.*/, "") === item).length;
}

describe.each(["json/jsonc", "json/json5"])("JSON with comments as %s", (language) => {
  const template = (comment: string): string => `{
  "Resources": {
    "Reports": {
      "Type": "AWS::IAM::RolePolicy",
      "Properties": {
        "RoleName": "reports",
        "PolicyName": "reports",
        "PolicyDocument": {
          "Statement": [{ "Effect": "Allow", "Resource": "*", "Action": [
            "s3:GetObject",
            ${comment}
            "s3:GetObjectAcl"
          ] }]
        }
      }
    }
  }
}
`;

  it.each(["// eslint-disable-next-line", "/* eslint-disable iamend/no-unused-permissions */"])(
    "stays as it is with %s",
    (comment) => {
      const linter = new Linter({ cwd: root });
      const config = [
        ...configOf(language, iamend.configs.recommended.rules as Linter.RulesRecord),
        { plugins: { json }, linterOptions: { reportUnusedDisableDirectives: "error" } },
      ] as Linter.Config[];
      const { fixed, messages } = linter.verifyAndFix(template(comment), config, join(root, "template.json"));
      expect({ fixed, messages }).toEqual({ fixed: false, messages: [] });
    },
  );
});

it("principals and policies as a whole, too", () => {
  const linter = new Linter({ cwd: root });
  const tables = Array.from(
    { length: 60 },
    (_, index) => `arn:aws:dynamodb:*:*:table/reports-${String(index)}`,
  );
  const text = `# eslint-disable-next-line iamend/no-unused-principals -- for the recovery
resource "aws_iam_user" "uploader" {
  name = "uploader"
}

# eslint-disable-next-line iamend/no-ambiguous-principals -- of many stages
resource "aws_iam_role" "reports" {
  name               = "repo\${var.rest}"
  assume_role_policy = "{}"
}

# eslint-disable-next-line iamend/max-policy-size -- split when it is deployed
resource "aws_iam_user_policy" "uploader" {
  user = "uploader"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "dynamodb:Query", Resource = ${JSON.stringify(tables)} }]
  })
}
`;
  const rules = {
    ...(iamend.configs.recommended.rules as Linter.RulesRecord),
    "iamend/no-ambiguous-principals": "error",
  } as const;
  const config = configOf("iamend/terraform", rules);
  const file = join(root, "main.tf");
  expect(linter.verify(text, config, file)).toEqual([]);
  expect(linter.verifyAndFix(text, config, file).output).toBe(text);
  // And they would be reported.
  const bare = text.replaceAll(/^#.*\n/gm, "");
  expect(linter.verify(bare, config, file).map(({ ruleId }) => ruleId)).toEqual([
    "iamend/no-unused-principals",
    "iamend/no-ambiguous-principals",
    "iamend/max-policy-size",
  ]);
});

function configOf(language: string, rules: Linter.RulesRecord): Linter.Config[] {
  return [
    {
      files: ["**"],
      plugins: { iamend, yml },
      language,
      settings: {
        iamend: { basePath: root, root: ".", findings: "findings.json", accounts: ["111122223333"] },
      },
      rules,
    },
  ];
}
