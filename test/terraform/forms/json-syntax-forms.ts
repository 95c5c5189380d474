import { actionList } from "../print/action-list.js";
import { effectText } from "../print/effect.js";
import { keyOf, type PrintedPolicy, type PrintedStatement } from "../../support/print/policy.js";
import { gap, statementOf, type Written } from "../../support/print/sketch.js";
import { templateJson } from "../print/strings.js";
import { indentation, type Style } from "../print/style.js";
import { sketchOf, type Form } from "./form.js";
import { alike, firstOf, noOpenLists, noPrincipals } from "./limits.js";
import { declarations, role } from "./scaffold.js";

function statementObject(statement: PrintedStatement, style: Style): Written {
  const { members } = statement;
  const inside = indentation(style, 6);
  const resource = members["Resource"];
  const resources: readonly unknown[] = Array.isArray(resource) ? resource : [resource];
  return [
    `{\n${inside}"effect": ${effectText(statement, templateJson)},\n`,
    `${inside}"${keyOf(statement) === "NotAction" ? "not_actions" : "actions"}": `,
    actionList({ ...statement, scalar: false }, templateJson, style, 6),
    `,\n${inside}"resources": [${resources.map((one) => templateJson.literal(String(one))).join(", ")}]\n${indentation(style, 5)}}`,
  ];
}

function policyData({ statements }: PrintedPolicy, style: Style): Written {
  return [
    `{\n  "data": {\n    "aws_iam_policy_document": {\n      "this": {\n        "statement": [`,
    statements.map((statement, at) => [
      gap(`${at === 0 ? "" : ","}\n${indentation(style, 5)}`),
      statementOf(statement.index, statementObject(statement, style)),
    ]),
    gap("\n        "),
    `]\n      }\n    }\n  },\n`,
    `  "resource": {\n    "aws_iam_role_policy": {\n      "this": {\n        "role": "\${aws_iam_role.worker.id}",\n        "policy": "\${data.aws_iam_policy_document.this.json}"\n      }\n    }\n  }\n}\n`,
  ];
}

export const jsonSyntaxForms: readonly Form[] = [
  {
    name: "aws_iam_policy_document in JSON syntax",
    quota: "inline-role",
    cannot: firstOf(noPrincipals, alike, noOpenLists),
    print: (policy, principal, style) => [
      sketchOf("variables.tf", [declarations(policy), role(principal)], style),
      sketchOf("policy.tf.json", policyData(policy, style), style),
    ],
  },
];
