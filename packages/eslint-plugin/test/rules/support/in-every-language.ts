import type { Case, Language, Report } from "./rule-suite.js";
import { yamlTemplate } from "./yaml-template.js";

/** A text in one of the forms of infrastructure code, and the languages that may read it. */
interface Form {
  readonly file: string;
  readonly languages: readonly Language[];
  /** A policy with one statement that allows these actions. */
  readonly text: (actions: readonly string[]) => string;
}

const quoted = (action: string): string =>
  action.startsWith("«") ? `«"${action.slice(1, -1)}"»` : `"${action}"`;

const FORMS: readonly Form[] = [
  {
    file: "main.tf",
    languages: ["iamend/terraform", "iamend/source"],
    text: (actions) => `resource "aws_iam_role_policy" "reports" {
  role = "reports"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = [${actions.map(quoted).join(", ")}], Resource = "*" },
    ]
  })
}
`,
  },
  {
    file: "template.yaml",
    languages: ["iamend/cloudformation", "iamend/source", "yml/yaml"],
    text: (actions) => yamlTemplate(actions.map((action) => `- ${action}`)),
  },
  {
    file: "template.json",
    languages: ["iamend/cloudformation", "iamend/source", "json/json", "json/jsonc", "json/json5"],
    text: (actions) => `{
  "Resources": {
    "Reports": {
      "Type": "AWS::IAM::RolePolicy",
      "Properties": {
        "RoleName": "reports",
        "PolicyName": "reports",
        "PolicyDocument": {
          "Statement": [
            { "Effect": "Allow", "Action": [${actions.map(quoted).join(", ")}], "Resource": "*" }
          ]
        }
      }
    }
  }
}
`,
  },
  {
    // Whose it is, the settings of the suites say.
    file: "policies/reports.json",
    languages: ["iamend/cloudformation", "json/json"],
    text: (actions) => `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": [${actions.map(quoted).join(", ")}], "Resource": "*" }
  ]
}
`,
  },
];

/** A list of actions, with `«` and `»` around those that are reported, and what becomes of it. */
interface Actions {
  readonly name: string;
  readonly actions: readonly string[];
  readonly errors?: readonly {
    readonly message: string | RegExp;
    readonly suggestions?: readonly { readonly desc: string; readonly actions: readonly string[] }[];
  }[];
  readonly fixed?: readonly string[];
  readonly options?: readonly unknown[];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Of the whole text, both as it is written and as it is fixed. */
  readonly rewritten?: (text: string) => string;
}

/** The same case in each form of source, under each language that can read it. */
export function inEveryLanguage({
  name,
  actions,
  errors = [],
  fixed,
  rewritten = (text) => text,
  ...rest
}: Actions): Case[] {
  return FORMS.flatMap(({ file, languages, text }) =>
    languages.map((language): Case => {
      const write = (list: readonly string[]): string => rewritten(text(list));
      return {
        ...rest,
        name: `${name}: ${file} as ${language}`,
        language,
        file,
        text: write(actions),
        errors: errors.map(({ message, suggestions }): Report => {
          if (suggestions === undefined) return { message };
          return {
            message,
            suggestions: suggestions.map(({ desc, actions: list }) => ({ desc, output: write(list) })),
          };
        }),
        ...(fixed === undefined ? {} : { output: write(fixed) }),
      };
    }),
  );
}
