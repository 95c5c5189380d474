import { actionList } from "../print/action-list.js";
import { effectText } from "../print/effect.js";
import { policyObject, statementArray, type ObjectForm } from "../print/policy-object.js";
import { keyOf, type PrintedPolicy, type PrintedStatement } from "../../support/print/policy.js";
import { encoded, type Written } from "../../support/print/sketch.js";
import { escapeQuoted, hcl, unescapeQuoted } from "../print/strings.js";
import { indentation, type Style } from "../print/style.js";
import { sketchOf, type Form } from "./form.js";
import { alike, firstOf, noOverrides, noPrincipals } from "./limits.js";
import { attachedPolicy, declarations, role, rolePolicy, TRUST } from "./scaffold.js";

const EQUALS: ObjectForm = { strings: hcl, separator: "=", quotedKeys: false };
const QUOTED: ObjectForm = { strings: hcl, separator: "=", quotedKeys: true };
const COLONS: ObjectForm = { strings: hcl, separator: ":", quotedKeys: true };
const BARE_COLONS: ObjectForm = { strings: hcl, separator: ":", quotedKeys: false };

const cannot = firstOf(noPrincipals, noOverrides);

function encodedPolicy(policy: PrintedPolicy, form: ObjectForm, style: Style, depth = 1): Written {
  return ["jsonencode(", policyObject(policy, form, style, depth), ")"];
}

function inRolePolicy(name: string, form: ObjectForm): Form {
  return {
    name,
    quota: "inline-role",
    cannot,
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [declarations(policy), role(principal), rolePolicy(encodedPolicy(policy, form, style))],
        style,
      ),
    ],
  };
}

/** A local that holds the list of each statement. */
function listLocals(policy: PrintedPolicy, style: Style): Written {
  return [
    "locals {\n",
    policy.statements.map((statement) => [
      `${indentation(style, 1)}actions_${String(statement.index)} = `,
      actionList({ ...statement, scalar: false }, hcl, style, 1),
      "\n",
    ]),
    "}\n\n",
  ];
}

/** The statements, each of which has its list from a local. */
function statementsOfLocals(policy: PrintedPolicy): string {
  return policy.statements
    .map((statement) => {
      const effect = effectText(statement, hcl);
      const { index } = statement;
      return `    { Effect = ${effect}, ${keyOf(statement)} = local.actions_${String(index)}, Resource = "*" },\n`;
    })
    .join("");
}

export const objectForms: readonly Form[] = [
  inRolePolicy("jsonencode with =", EQUALS),
  inRolePolicy("jsonencode with = and quoted keys", QUOTED),
  inRolePolicy("jsonencode with : and quoted keys", COLONS),
  inRolePolicy("jsonencode with : and bare keys", BARE_COLONS),
  {
    name: "jsonencode in a managed policy that aws_iam_policy_attachment attaches",
    quota: "managed",
    cannot,
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          role(principal),
          attachedPolicy(
            encodedPolicy(policy, EQUALS, style),
            `resource "aws_iam_policy_attachment" "this" {\n  name       = "work"\n  roles      = [aws_iam_role.worker.name]\n  policy_arn = aws_iam_policy.this.arn\n}\n`,
          ),
        ],
        style,
      ),
    ],
  },
  {
    name: "jsonencode in a managed policy among managed_policy_arns",
    quota: "managed",
    cannot,
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          role(principal, "worker", "  managed_policy_arns = [aws_iam_policy.this.arn]\n"),
          attachedPolicy(encodedPolicy(policy, EQUALS, style), ""),
        ],
        style,
      ),
    ],
  },
  {
    name: "jsonencode in an inline_policy block",
    quota: "inline-role",
    cannot,
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          role(principal, "worker", [
            `\n  inline_policy {\n    name   = "work"\n    policy = `,
            encodedPolicy(policy, EQUALS, style, 2),
            "\n  }\n",
          ]),
        ],
        style,
      ),
    ],
  },
  {
    name: "jsonencode of a local",
    quota: "inline-role",
    cannot,
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          "locals {\n  policy = ",
          policyObject(policy, EQUALS, style, 1),
          "\n}\n\n",
          role(principal),
          rolePolicy("jsonencode(local.policy)"),
        ],
        style,
      ),
    ],
  },
  {
    name: "statements in a local",
    quota: "inline-role",
    cannot: firstOf(cannot, ({ single, members }) =>
      single || "Id" in members ? "a list of statements is no policy" : undefined,
    ),
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          "locals {\n  statements = ",
          statementArray(asLists(policy.statements), EQUALS, style, 1),
          "\n}\n\n",
          role(principal),
          rolePolicy('jsonencode({\n    Version   = "2012-10-17"\n    Statement = local.statements\n  })'),
        ],
        style,
      ),
    ],
  },
  {
    name: "lists in locals",
    quota: "inline-role",
    leavesBehind: "the local that held its list",
    cannot: firstOf(cannot, alike),
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          listLocals(policy, style),
          role(principal),
          rolePolicy(
            `jsonencode({\n    Version = "2012-10-17"\n    Statement = [\n${statementsOfLocals(policy)}    ]\n  })`,
          ),
        ],
        style,
      ),
    ],
  },
  {
    name: "an input of a local module",
    quota: "inline-role",
    cannot,
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          `module "worker" {\n  source = "./worker"\n  name   = "${principal}"\n  policy = `,
          encodedPolicy(policy, EQUALS, style),
          "\n}\n",
        ],
        style,
      ),
      sketchOf(
        "worker/main.tf",
        [
          `variable "name" {\n  type = string\n}\n\nvariable "policy" {\n  type = string\n}\n\n`,
          `resource "aws_iam_role" "worker" {\n  name               = var.name\n  assume_role_policy = ${TRUST}\n}\n\n`,
          rolePolicy("var.policy"),
        ],
        style,
      ),
    ],
  },
  {
    name: "statements as an input of a local module",
    quota: "inline-role",
    cannot: firstOf(cannot, ({ single, members }) =>
      single || "Id" in members ? "a list of statements is no policy" : undefined,
    ),
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          `module "worker" {\n  source     = "./worker"\n  statements = `,
          statementArray(asLists(policy.statements), EQUALS, style, 1),
          "\n}\n",
        ],
        style,
      ),
      sketchOf(
        "worker/main.tf",
        [
          `variable "statements" {\n  type = any\n}\n\n`,
          role(principal),
          rolePolicy('jsonencode({ Version = "2012-10-17", Statement = var.statements })'),
        ],
        style,
      ),
    ],
  },
  {
    name: "jsonencode within JSON syntax",
    quota: "inline-role",
    untouched: "an expression inside a string of JSON is not edited",
    cannot,
    print: (policy, principal, style) => {
      const laid = { ...style, noise: 0, objects: "line", lists: "line" } as const;
      const expression = encoded(encodedPolicy(policy, EQUALS, laid), escapeQuoted);
      return [
        sketchOf("variables.tf", [declarations(policy), role(principal)], style),
        sketchOf(
          "policy.tf.json",
          [
            `{\n  "resource": {\n    "aws_iam_role_policy": {\n      "this": {\n        "name": "work",\n        "role": "\${aws_iam_role.worker.id}",\n        "policy": "\${`,
            expression,
            `}"\n      }\n    }\n  }\n}\n`,
          ],
          style,
          unescapeQuoted,
        ),
      ];
    },
  },
];

/** Away from its policy a lone action stays one, for a type may forbid a list there. */
function asLists(statements: readonly PrintedStatement[]): readonly PrintedStatement[] {
  return statements.map((statement) => ({ ...statement, scalar: false }));
}
