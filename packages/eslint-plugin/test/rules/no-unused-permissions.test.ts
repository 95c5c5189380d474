import { finding, ROLE } from "./support/finding.js";
import { inEveryLanguage } from "./support/in-every-language.js";
import { ruleSuite } from "./support/rule-suite.js";
import { temporaryRoot } from "./support/temporary-root.js";

const UNUSED = {
  s3: ["GetObjectAcl"],
  sqs: ["CreateQueue", "DeleteQueue", "PurgeQueue"],
  translate: [],
};

const root = temporaryRoot({ "findings.json": finding(UNUSED), "policies/README.txt": "" });

const WHO = "role reports (111122223333)";
const SINCE = "as of 2026-10-01";
const GOES = `\`s3:GetObjectAcl\` was not used by ${WHO}, ${SINCE}; it goes.`;
const QUEUES = `\`sqs:*Queue\` allows 3 actions (sqs:CreateQueue, sqs:DeleteQueue and sqs:PurgeQueue) that ${WHO} did not use, ${SINCE}; it becomes sqs:TagQueue and sqs:UntagQueue.`;
const NO_ACCOUNTS =
  "Not fixed: which accounts this is deployed to is not known; set `accounts` in the configuration.";

ruleSuite("no-unused-permissions", {
  root,
  settings: {
    findings: ["findings.json"],
    accounts: ["111122223333"],
    principals: { [ROLE]: "policies/reports.json#policy" },
  },
  cases: [
    ...inEveryLanguage({ name: "what is used", actions: ["s3:GetObject", "sqs:Send*", "logs:*"] }),
    ...inEveryLanguage({
      name: "names and wildcards",
      actions: ["s3:GetObject", "«s3:GetObjectAcl»", "«sqs:*Queue»", "«translate:TranslateText»"],
      errors: [
        { message: GOES },
        { message: QUEUES },
        {
          message: `\`translate:TranslateText\` is of a service that ${WHO} did not use at all, ${SINCE}; it goes.`,
        },
      ],
      fixed: ["s3:GetObject", "sqs:TagQueue", "sqs:UntagQueue"],
    }),
    ...inEveryLanguage({
      name: "with CRLF",
      actions: ["«s3:GetObjectAcl»", "s3:GetObject"],
      errors: [{ message: GOES }],
      fixed: ["s3:GetObject"],
      rewritten: (text) => text.replaceAll("\n", "\r\n"),
    }),
    ...inEveryLanguage({
      name: "behind a BOM",
      actions: ["s3:GetObject", "«s3:GetObjectAcl»"],
      errors: [{ message: GOES }],
      fixed: ["s3:GetObject"],
      rewritten: (text) => `\uFEFF${text}`,
    }),
    ...inEveryLanguage({
      name: "without autofix",
      options: [{ autofix: false }],
      actions: ["s3:GetObject", "«s3:GetObjectAcl»", "«sqs:*Queue»"],
      errors: [
        {
          message: GOES,
          suggestions: [
            {
              desc: "Remove s3:GetObjectAcl, with all else that is unused in its statement.",
              actions: ["s3:GetObject", "sqs:TagQueue", "sqs:UntagQueue"],
            },
          ],
        },
        {
          message: QUEUES,
          suggestions: [
            {
              desc: "Replace sqs:*Queue with sqs:TagQueue, sqs:UntagQueue, with all else that is unused in its statement.",
              actions: ["s3:GetObject", "sqs:TagQueue", "sqs:UntagQueue"],
            },
          ],
        },
      ],
    }),
    {
      name: "comments of each language keep what they name",
      language: "iamend/terraform",
      file: "main.tf",
      text: terraform(`[
        "s3:GetObject",
        "s3:GetObjectAcl", # iamend-keep s3:GetObjectAcl -- the audit
        "sqs:*Queue", // iamend-ignore no-unused-permissions -- made by hand
      ]`),
    },
    {
      name: "a comment about nothing is told, and what it may be meant for is not fixed",
      language: "iamend/terraform",
      file: "main.tf",
      text: terraform(`["s3:GetObject", «"s3:GetObjectAcl"»]
      # «iamend-keep»`),
      errors: [{ message: /^`s3:GetObjectAcl` was not used .* Not fixed: / }, { message: /^`?iamend-keep/ }],
    },
    {
      name: "a list that is not known as a whole",
      language: "iamend/terraform",
      file: "main.tf",
      text: terraform(`concat([«"s3:GetObjectAcl"»], var.more)`),
      errors: [
        {
          message: `\`s3:GetObjectAcl\` was not used by ${WHO}, ${SINCE}. Not fixed: nothing of the list would be left, and the statement may hold nothing else: \`var.more\` is not known here.`,
        },
      ],
    },
    {
      name: "a statement that is left without actions",
      language: "iamend/cloudformation",
      file: "template.yaml",
      text: `Statement:
  - Effect: Allow
    Action: s3:GetObject
    Resource: "*"
  # From a prototype.
  - Effect: Allow
    Action: «translate:*» # all of it
    Resource: "*"
`,
      settings: { principals: { [ROLE]: "template.yaml#policy" } },
      errors: [
        { message: `\`translate:*\` allows a service that ${WHO} did not use at all, ${SINCE}; it goes.` },
      ],
      output: `Statement:
  - Effect: Allow
    Action: s3:GetObject
    Resource: "*"
`,
    },
    {
      name: "an account that is not known: suggestions of one statement, each the whole of it",
      language: "iamend/terraform",
      file: "main.tf",
      text: terraform(`["s3:GetObject", «"s3:GetObjectAcl"», «"sqs:*Queue"»]`),
      settings: { accounts: undefined },
      errors: [
        {
          message: `${GOES.replace("it goes", "it would go")} ${NO_ACCOUNTS}`,
          suggestions: [
            {
              desc: "Remove s3:GetObjectAcl.",
              output: terraform(`["s3:GetObject", "sqs:TagQueue", "sqs:UntagQueue"]`),
            },
          ],
        },
        {
          message: `${QUEUES.replace("it becomes", "it would become")} ${NO_ACCOUNTS}`,
          suggestions: [
            {
              desc: "Replace sqs:*Queue with sqs:TagQueue and sqs:UntagQueue.",
              output: terraform(`["s3:GetObject", "sqs:TagQueue", "sqs:UntagQueue"]`),
            },
          ],
        },
      ],
    },
    {
      name: "NotAction",
      language: "iamend/cloudformation",
      file: "template.yaml",
      text: `Statement:
  - Effect: Allow
    NotAction: «[iam:*, sqs:*, s3:*]»
    Resource: "*"
`,
      settings: { principals: { [ROLE]: "template.yaml#policy" } },
      errors: [
        {
          message: `This NotAction allows translate:* too, which ${WHO} did not use, ${SINCE}. Not fixed: an Allow with NotAction is narrowed by adding to its list, which a person must decide.`,
          suggestions: [
            {
              desc: "Add translate:* to the list.",
              output: `Statement:
  - Effect: Allow
    NotAction: [iam:*, sqs:*, s3:*, translate:*]
    Resource: "*"
`,
            },
          ],
        },
      ],
    },
  ],
});

/** A role's policy with this list of actions. */
function terraform(actions: string): string {
  return `resource "aws_iam_role_policy" "reports" {
  role = "reports"
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ${actions}
      Resource = "*"
    }]
  })
}
`;
}
