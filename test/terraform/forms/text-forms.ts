import { policyObject, type ObjectForm } from "../print/policy-object.js";
import { variablesOf, type PrintedPolicy } from "../../support/print/policy.js";
import { encoded, type Written } from "../../support/print/sketch.js";
import { escapeQuoted, plainJson, templateJson, unescapeQuoted, type Strings } from "../print/strings.js";
import type { Style } from "../print/style.js";
import { sketchOf, type Form } from "./form.js";
import { firstOf, noPrincipals, onlyLiterals, templates } from "./limits.js";
import { attachedPolicy, declarations, role, rolePolicy } from "./scaffold.js";

const TEMPLATE: ObjectForm = { strings: templateJson, separator: ":", quotedKeys: true };
const PLAIN: ObjectForm = { strings: plainJson, separator: ":", quotedKeys: true };

/** JSON within quotes, on one line. */
function quotedPolicy(policy: PrintedPolicy, style: Style): Written {
  const inside = policyObject(policy, { ...TEMPLATE, oneLine: true }, style, 0);
  return ['"', encoded(inside, escapeQuoted), '"'];
}

/** A template file knows what it is given by other names: `var.x` is called `x` there. */
const named: Strings = {
  ...templateJson,
  variable: (name) => templateJson.variable(name.replace(/^(?:var|local)\./, "")),
};

function given(policy: PrintedPolicy): string {
  const variables = variablesOf(policy).map(
    ({ variable, values = [] }) => `${variable} = ${values.length > 1 ? "local" : "var"}.${variable}`,
  );
  return variables.length === 0 ? "{}" : `{ ${variables.join(", ")} }`;
}

function noUnknownEffects({ statements }: PrintedPolicy): string | undefined {
  return statements.some(({ members }) => members["Effect"] === null)
    ? "it has an effect by variable"
    : undefined;
}

export const textForms: readonly Form[] = [
  {
    name: "a heredoc",
    quota: "inline-role",
    cannot: firstOf(noPrincipals, templates),
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          role(principal),
          rolePolicy(["<<EOF\n", policyObject(policy, TEMPLATE, style, 0), "\nEOF"]),
        ],
        style,
      ),
    ],
  },
  {
    name: "an indented heredoc",
    quota: "managed",
    cannot: firstOf(noPrincipals, templates),
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          role(principal),
          attachedPolicy([
            `<<-POLICY\n${style.indent}${style.indent}`,
            policyObject(policy, TEMPLATE, style, 2),
            "\n  POLICY",
          ]),
        ],
        style,
      ),
    ],
  },
  {
    name: "a string in quotes",
    quota: "inline-role",
    cannot: firstOf(noPrincipals, templates),
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [declarations(policy), role(principal), rolePolicy(quotedPolicy(policy, style))],
        style,
        unescapeQuoted,
      ),
    ],
  },
  {
    name: "a file",
    quota: "inline-role",
    cannot: firstOf(noPrincipals, onlyLiterals),
    print: (policy, principal, style) => [
      sketchOf("main.tf", [role(principal), rolePolicy('file("${path.module}/policies/work.json")')], style),
      sketchOf("policies/work.json", [policyObject(policy, PLAIN, style, 0), "\n"], style),
    ],
  },
  {
    name: "a template file",
    quota: "managed",
    cannot: firstOf(noPrincipals, templates, noUnknownEffects),
    print: (policy, principal, style) => [
      sketchOf(
        "main.tf",
        [
          declarations(policy),
          role(principal),
          attachedPolicy(`templatefile("\${path.module}/work.json.tftpl", ${given(policy)})`),
        ],
        style,
      ),
      sketchOf(
        "work.json.tftpl",
        [policyObject(policy, { ...TEMPLATE, strings: named }, style, 0), "\n"],
        style,
      ),
    ],
  },
  {
    name: "a string within JSON syntax",
    quota: "inline-role",
    cannot: firstOf(noPrincipals, templates),
    print: (policy, principal, style) => {
      const inside = policyObject(policy, { ...TEMPLATE, oneLine: true }, style, 0);
      return [
        sketchOf("variables.tf", [declarations(policy), role(principal)], style),
        sketchOf(
          "policy.tf.json",
          [
            `{"resource": {"aws_iam_role_policy": {"this": [{"role": "\${aws_iam_role.worker.id}",\n"policy": "`,
            encoded(inside, escapeQuoted),
            `"}]}}}\n`,
          ],
          style,
          unescapeQuoted,
        ),
      ];
    },
  },
];
