import { actionList } from "../print/action-list.js";
import { above, behind } from "../print/comments.js";
import { effectText } from "../print/effect.js";
import { policyData } from "../print/policy-blocks.js";
import { keyOf, type PrintedPolicy, type PrintedStatement } from "../../support/print/policy.js";
import { gap, statementOf, type Written } from "../../support/print/sketch.js";
import { hcl } from "../print/strings.js";
import { indentation, type Style } from "../print/style.js";
import { sketchOf, type Form } from "./form.js";
import { alike, firstOf, noOverrides, noPrincipals, nothing } from "./limits.js";
import { attachedPolicy, declarations, role, rolePolicy, TRUST } from "./scaffold.js";

const JSON_OF_DATA = "data.aws_iam_policy_document.this.json";

/** Statements that override those of a source document, where the policy says that some do. */
function dataFiles(policy: PrintedPolicy, style: Style): Written {
  const overriding = policy.statements.filter(({ overrides }) => overrides);
  if (overriding.length === 0) return policyData(policy, style);
  const base = overriding
    .map(
      ({ members }) =>
        `  statement {\n    sid       = ${hcl.literal(String(members["Sid"]))}\n    actions   = ["sns:Publish"]\n    resources = ["*"]\n  }\n`,
    )
    .join("\n");
  const source = `  source_policy_documents = [data.aws_iam_policy_document.base.json]\n\n`;
  return [`data "aws_iam_policy_document" "base" {\n${base}}\n\n`, policyData(policy, style, "this", source)];
}

/** Every other statement in one of two documents, which a third one joins. */
function joined(policy: PrintedPolicy, style: Style): Written {
  const every = (rest: number): PrintedPolicy => ({
    ...policy,
    statements: policy.statements.filter(({ index }) => index % 2 === rest),
  });
  return [
    policyData(every(0), style, "first"),
    "\n",
    policyData(every(1), style, "second"),
    `\ndata "aws_iam_policy_document" "this" {\n  source_policy_documents = [\n    data.aws_iam_policy_document.first.json,\n    data.aws_iam_policy_document.second.json,\n  ]\n}\n`,
  ];
}

/** One dynamic block, and an object for each statement. */
function dynamicBlock(policy: PrintedPolicy, style: Style): Written {
  const key = policy.statements.some((statement) => keyOf(statement) === "NotAction");
  const inside = indentation(style, 2);
  const content = [
    "      sid         = statement.value.sid\n",
    "      effect      = statement.value.effect\n",
    key
      ? '      actions     = lookup(statement.value, "actions", null)\n'
      : "      actions     = statement.value.actions\n",
    key ? '      not_actions = lookup(statement.value, "not_actions", null)\n' : "",
    "      resources   = statement.value.resources\n",
  ].join("");
  return [
    `data "aws_iam_policy_document" "this" {\n  dynamic "statement" {\n    for_each = [`,
    policy.statements.map((statement, at) => [
      gap(
        `${at === 0 ? "" : `,${behind(style, `s${String(statement.index)}.before`)}`}\n${above(style, `s${String(statement.index)}`, inside + style.indent)}${inside}${style.indent}`,
      ),
      statementOf(statement.index, statementObject(statement, style)),
    ]),
    gap(policy.statements.length === 0 ? "" : ",\n    "),
    `]\n    content {\n${content}    }\n  }\n}\n`,
  ];
}

function statementObject(statement: PrintedStatement, style: Style): Written {
  const { members, index } = statement;
  const inside = indentation(style, 4);
  const sid = "Sid" in members ? String(members["Sid"]) : `S${String(index)}`;
  const resource = members["Resource"];
  const resources: readonly unknown[] = Array.isArray(resource) ? resource : [resource];
  return [
    `{\n${inside}sid       = ${hcl.literal(sid)}\n`,
    `${inside}effect    = ${effectText(statement, hcl)}\n`,
    `${inside}${keyOf(statement) === "NotAction" ? "not_actions" : "actions"} = `,
    actionList({ ...statement, scalar: false }, hcl, style, 4),
    `${behind(style, `s${String(index)}.actions`)}\n`,
    `${inside}resources = [${resources.map((one) => hcl.literal(String(one))).join(", ")}]\n${indentation(style, 3)}}`,
  ];
}

export const blockForms: readonly Form[] = [
  {
    name: "aws_iam_policy_document in a role policy",
    quota: "inline-role",
    cannot: firstOf(noPrincipals),
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [declarations(policy), dataFiles(policy, style), "\n", role(principal), rolePolicy(JSON_OF_DATA)],
        style,
      ),
    ],
  },
  {
    name: "aws_iam_policy_document in a managed policy, in several files",
    quota: "managed",
    cannot: firstOf(noPrincipals),
    print: (policy, principal, style) => [
      sketchOf("iam.tf", [role(principal), attachedPolicy(JSON_OF_DATA)], style),
      sketchOf("policy.tf", dataFiles(policy, style), style),
      sketchOf("variables.tf", declarations(policy), style),
    ],
  },
  {
    name: "aws_iam_policy_document out of two others",
    quota: "inline-role",
    cannot: firstOf(noPrincipals, noOverrides, ({ members }) =>
      "Id" in members ? "the Id of a source document is not kept" : undefined,
    ),
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [declarations(policy), joined(policy, style), "\n", role(principal), rolePolicy(JSON_OF_DATA)],
        style,
      ),
    ],
  },
  {
    name: "aws_iam_policy_document with a dynamic block",
    quota: "inline-role",
    indivisible: "who else counts the elements of for_each is not asked",
    cannot: alike,
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [declarations(policy), dynamicBlock(policy, style), "\n", role(principal), rolePolicy(JSON_OF_DATA)],
        style,
      ),
    ],
  },
  {
    name: "aws_iam_policy_document for a user",
    quota: "inline-user",
    cannot: noPrincipals,
    principals: (name) => [{ type: "user", name }],
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          `resource "aws_iam_user" "robot" {\n  name = "${principal}"\n}\n\nresource "aws_iam_user_policy" "this" {\n  name   = "work"\n  user   = aws_iam_user.robot.name\n  policy = ${JSON_OF_DATA}\n}\n\n`,
          dataFiles(policy, style),
        ],
        style,
      ),
    ],
  },
  {
    name: "aws_iam_policy_document for each of two roles",
    quota: "inline-role",
    cannot: noPrincipals,
    principals: (name) => [
      { type: "role", name: `${name}-blue` },
      { type: "role", name: `${name}-green` },
    ],
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          `locals {\n  roles = toset(["${principal}-blue", "${principal}-green"])\n}\n\n`,
          `resource "aws_iam_role" "worker" {\n  for_each           = local.roles\n  name               = each.key\n  assume_role_policy = ${TRUST}\n}\n\n`,
          `resource "aws_iam_role_policy" "this" {\n  for_each = local.roles\n  name     = "work"\n  role     = aws_iam_role.worker[each.key].id\n  policy   = ${JSON_OF_DATA}\n}\n\n`,
          dataFiles(policy, style),
        ],
        style,
      ),
    ],
  },
  {
    name: "the output of a local module",
    quota: "managed",
    cannot: noPrincipals,
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          `module "policy" {\n  source = "./policy"\n}\n\n`,
          role(principal),
          attachedPolicy("module.policy.document"),
        ],
        style,
      ),
      sketchOf(
        "policy/main.tf",
        [
          declarations(policy),
          dataFiles(policy, style),
          `\noutput "document" {\n  value = ${JSON_OF_DATA}\n}\n`,
        ],
        style,
      ),
    ],
  },
  {
    name: "a bucket policy",
    quota: "managed",
    cannot: nothing,
    untouched: "a resource policy",
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          role(principal),
          `resource "aws_s3_bucket_policy" "this" {\n  bucket = "acme-reports"\n  policy = ${JSON_OF_DATA}\n}\n\n`,
          dataFiles(policy, style),
        ],
        style,
      ),
    ],
  },
  {
    name: "a trust policy",
    quota: "inline-role",
    cannot: nothing,
    untouched: "a trust policy",
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          `resource "aws_iam_role" "worker" {\n  name               = "${principal}"\n  assume_role_policy = ${JSON_OF_DATA}\n}\n\n`,
          dataFiles(policy, style),
        ],
        style,
      ),
    ],
  },
  {
    name: "a policy that is a boundary too",
    quota: "managed",
    cannot: noPrincipals,
    untouched: "a permissions boundary",
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          role(principal, "worker", "  permissions_boundary = aws_iam_policy.this.arn\n"),
          attachedPolicy(JSON_OF_DATA),
          "\n",
          dataFiles(policy, style),
        ],
        style,
      ),
    ],
  },
  {
    name: "a document that an output shows too",
    quota: "inline-role",
    cannot: noPrincipals,
    untouched: "who reads the output is not known",
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          role(principal),
          rolePolicy(JSON_OF_DATA),
          `\noutput "document" {\n  value = ${JSON_OF_DATA}\n}\n\n`,
          dataFiles(policy, style),
        ],
        style,
      ),
    ],
  },
  {
    name: "a policy that another role has too",
    quota: "managed",
    cannot: noPrincipals,
    untouched: "nothing is known of the other role",
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          role(principal),
          role(`${principal}-of-others`, "other"),
          attachedPolicy(JSON_OF_DATA),
          `\nresource "aws_iam_role_policy_attachment" "other" {\n  role       = aws_iam_role.other.name\n  policy_arn = aws_iam_policy.this.arn\n}\n\n`,
          dataFiles(policy, style),
        ],
        style,
      ),
    ],
  },
  {
    name: "a role whose name is a default",
    quota: "inline-role",
    cannot: noPrincipals,
    untouched: "a default is a possible value",
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          `variable "role_name" {\n  default = "${principal}"\n}\n\nresource "aws_iam_role" "worker" {\n  name               = var.role_name\n  assume_role_policy = ${TRUST}\n}\n\n`,
          rolePolicy(JSON_OF_DATA),
          "\n",
          dataFiles(policy, style),
        ],
        style,
      ),
    ],
  },
];
