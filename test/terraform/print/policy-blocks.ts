import { actionList } from "./action-list.js";
import { above, behind } from "./comments.js";
import { effectText } from "./effect.js";
import type { PrintedPolicy, PrintedStatement } from "../../support/print/policy.js";
import { gap, partsOf, statementOf, type Written } from "../../support/print/sketch.js";
import { hcl } from "./strings.js";
import { roll } from "../../support/print/noise.js";
import { indentation, type Style } from "./style.js";

const ATTRIBUTES: Readonly<Record<string, string>> = {
  Sid: "sid",
  Effect: "effect",
  Action: "actions",
  NotAction: "not_actions",
  Resource: "resources",
  NotResource: "not_resources",
};

/** A policy as `data "aws_iam_policy_document"`; `more` are lines of its body, for merged documents. */
export function policyData(policy: PrintedPolicy, style: Style, label = "this", more: Written = ""): Written {
  const inside = indentation(style, 1);
  const { members, statements } = policy;
  const header: readonly (readonly [string, Written])[] = [
    ...("Version" in members ? [["version", hcl.literal(String(members["Version"]))] as const] : []),
    ...("Id" in members ? [["policy_id", hcl.literal(String(members["Id"]))] as const] : []),
  ];
  // Nobody writes the version that is the default.
  const plain = members["Id"] === undefined && members["Version"] === "2012-10-17";
  const top = [
    plain && roll(style, "version", 2) === 0 ? "" : attributes(header, style, "document", 1),
    more,
  ];
  const empty = partsOf(top).length === 0;
  if (empty && statements.length === 0) return `data "aws_iam_policy_document" "${label}" {}\n`;
  return [
    `data "aws_iam_policy_document" "${label}" {`,
    empty ? gap("\n") : ["\n", top],
    statements.map((statement, at) => {
      const key = `s${String(statement.index)}`;
      const blank = at === 0 && (empty || roll(style, "first", 2) === 0) ? "" : "\n";
      return [
        gap(`${blank}${above(style, key, inside)}${inside}`),
        statementOf(statement.index, block(statement, style)),
        gap(`${behind(style, `${key}.end`)}\n`),
      ];
    }),
    "}\n",
  ];
}

function block(statement: PrintedStatement, style: Style): Written {
  const name = `s${String(statement.index)}`;
  const { members } = statement;
  const lines = Object.keys(members).flatMap((key): readonly (readonly [string, Written])[] => {
    const attribute = ATTRIBUTES[key];
    if (attribute === undefined) return [];
    if (key === "Action" || key === "NotAction") {
      return [[attribute, actionList({ ...statement, scalar: false }, hcl, style, 2)]];
    }
    if (key === "Effect") {
      if (members["Effect"] === "Allow" && roll(style, `${name}.effect`, 3) === 1) return [];
      return [[attribute, effectText(statement, hcl)]];
    }
    const value = members[key];
    return [[attribute, key === "Sid" ? hcl.literal(String(value)) : strings(value)]];
  });
  return [
    "statement {\n",
    attributes(lines, style, name, 2),
    conditions(members["Condition"], style),
    principals("principals", members["Principal"], style),
    principals("not_principals", members["NotPrincipal"], style),
    `${indentation(style, 1)}}`,
  ];
}

function attributes(
  lines: readonly (readonly [string, Written])[],
  style: Style,
  name: string,
  depth: number,
): Written {
  const inside = indentation(style, depth);
  const width = style.aligned ? Math.max(0, ...lines.map(([key]) => key.length)) : 0;
  return lines.map(([key, value]) => {
    const at = `${name}.${key}`;
    return [above(style, at, inside), inside, key.padEnd(width), " = ", value, behind(style, at), "\n"];
  });
}

function conditions(condition: unknown, style: Style): string {
  return entriesOf(condition)
    .flatMap(([test, keys]) => entriesOf(keys).map(([variable, values]) => ({ test, variable, values })))
    .map(({ test, variable, values }) =>
      nested("condition", style, [
        ["test", hcl.literal(test)],
        ["variable", hcl.literal(variable)],
        ["values", strings(values)],
      ]),
    )
    .join("");
}

function principals(kind: string, principal: unknown, style: Style): string {
  const byType = principal === "*" ? [["*", "*"] as const] : entriesOf(principal);
  return byType
    .map(([type, identifiers]) =>
      nested(kind, style, [
        ["type", hcl.literal(type)],
        ["identifiers", strings(identifiers)],
      ]),
    )
    .join("");
}

function nested(kind: string, style: Style, lines: readonly (readonly [string, string])[]): string {
  const [outer, inner] = [indentation(style, 2), indentation(style, 3)];
  return `\n${outer}${kind} {\n${lines.map(([key, value]) => `${inner}${key} = ${value}\n`).join("")}${outer}}\n`;
}

function strings(value: unknown): string {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return `[${all.map((one) => hcl.literal(String(one))).join(", ")}]`;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
