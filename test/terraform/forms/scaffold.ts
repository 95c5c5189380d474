import { effectVariable } from "../print/effect.js";
import { restOf, variablesOf, type PrintedPolicy } from "../../support/print/policy.js";
import type { Written } from "../../support/print/sketch.js";
import { hcl } from "../print/strings.js";

/** A trust policy that is nobody's concern here. */
export const TRUST = `jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })`;

/** A role that Lambda may assume; `more` are lines of its body. */
export function role(name: string, label = "worker", more: Written = ""): Written {
  return [
    `resource "aws_iam_role" "${label}" {\n  name               = "${name}"\n  assume_role_policy = ${TRUST}\n`,
    more,
    "}\n\n",
  ];
}

/** An inline policy of the role. */
export function rolePolicy(policy: Written, roleName = "aws_iam_role.worker.id"): Written {
  return [
    `resource "aws_iam_role_policy" "this" {\n  name   = "work"\n  role   = ${roleName}\n  policy = `,
    policy,
    "\n}\n",
  ];
}

/** A managed policy, and that the role has it. */
export function attachedPolicy(policy: Written, attachment?: Written): Written {
  return [
    `resource "aws_iam_policy" "this" {\n  name   = "work"\n  policy = `,
    policy,
    "\n}\n\n",
    attachment ??
      `resource "aws_iam_role_policy_attachment" "this" {\n  role       = aws_iam_role.worker.name\n  policy_arn = aws_iam_policy.this.arn\n}\n`,
  ];
}

/** The variables that the policy mentions. */
export function declarations(policy: PrintedPolicy): string {
  const variables = variablesOf(policy).map(({ variable, values }) => {
    const [only, other] = values ?? [];
    if (only === undefined) return `variable "${variable}" {\n  type = string\n}\n\n`;
    if (other === undefined) return `variable "${variable}" {\n  default = ${hcl.literal(only)}\n}\n\n`;
    return `variable "${variable}_on" {\n  type = bool\n}\n\nlocals {\n  ${variable} = var.${variable}_on ? ${hcl.literal(only)} : ${hcl.literal(other)}\n}\n\n`;
  });
  const lists = policy.statements
    .filter(({ open }) => open)
    .map((statement) => `variable "${restOf(statement)}" {\n  type = list(string)\n}\n\n`);
  const effects = policy.statements
    .filter(({ members }) => members["Effect"] === null)
    .map(({ index }) => `variable "${effectVariable(index)}" {\n  type = string\n}\n\n`);
  return [...variables, ...lists, ...effects].join("");
}
