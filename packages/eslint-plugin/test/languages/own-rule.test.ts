import type { RuleDefinition, RuleTextEditor } from "@eslint/core";
import { terraformAdapter } from "@iamend/terraform";
import { beforeAll, describe, it } from "vitest";
import type { CfnEntry } from "../../src/languages/cloudformation/cfn-nodes.js";
import { languages } from "../../src/languages/languages.js";
import type { HclBlock } from "../../src/languages/terraform/hcl-nodes.js";
import { VERSIONS } from "./support/versions.js";

beforeAll(() => terraformAdapter.load());

/** A rule as a user may write one: no users, and no entry `Action` that is not a list. */
const rule: RuleDefinition = {
  meta: {
    fixable: "code",
    schema: [],
    messages: { user: "{{name}} is a user.", list: "A list is expected." },
  },
  create(context) {
    return {
      "HclBlock[blockType='resource']"(node: HclBlock) {
        const [type, name] = node.labels;
        if (type?.value !== "aws_iam_user" || node.parent?.type !== "HclFile") return;
        context.report({ node: type, messageId: "user", data: { name: name?.value } });
      },
      "CfnEntry[name='Action']:exit"({ value }: CfnEntry) {
        if (value.type !== "CfnScalar") return;
        const [start, end] = value.range;
        const fix = (fixer: RuleTextEditor) => [
          fixer.insertTextBeforeRange([start, end], "["),
          fixer.insertTextAfter(value, "]"),
        ];
        context.report({ loc: value.loc, messageId: "list", fix });
      },
    };
  },
};

describe.each(VERSIONS)("$version", ({ RuleTester }) => {
  RuleTester.describe = describe;
  RuleTester.it = it;

  new RuleTester({ plugins: { iamend: { languages } }, language: "iamend/source" }).run(
    "a rule of a user",
    rule,
    {
      valid: [
        { filename: "main.tf", code: 'resource "aws_iam_role" "eve" {}\n' },
        { filename: "package.json", code: '{ "Action": 1 }' },
      ],
      invalid: [
        {
          filename: "main.tf",
          code: '# why\nresource "aws_iam_user" "eve" {}\n',
          errors: [{ message: "eve is a user.", line: 2, column: 10, endLine: 2, endColumn: 24 }],
        },
        {
          filename: "policy.yaml",
          code: "Statement:\n  Effect: Allow\n  Action: 's3:*'\n",
          output: "Statement:\n  Effect: Allow\n  Action: ['s3:*']\n",
          errors: [{ message: "A list is expected.", line: 3, column: 11, endLine: 3, endColumn: 17 }],
        },
      ],
    },
  );
});
