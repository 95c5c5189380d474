import { actionList } from "./action-list.js";
import { above, behind } from "./comments.js";
import { effectText } from "./effect.js";
import type { PrintedPolicy, PrintedStatement } from "../../support/print/policy.js";
import { gap, statementOf, type Written } from "../../support/print/sketch.js";
import type { Strings } from "./strings.js";
import { choose, roll } from "../../support/print/noise.js";
import { indentation, type Style } from "./style.js";

/** How members of objects are written. */
export interface ObjectForm {
  readonly strings: Strings;
  /** What stands between key and value; JSON has one way only. */
  readonly separator: "=" | ":";
  readonly quotedKeys: boolean;
  /** No line breaks at all, for a text within quotes. */
  readonly oneLine?: boolean;
}

/** A policy as an object of HCL or JSON; `depth` is that of the line on which it begins. */
export function policyObject(policy: PrintedPolicy, form: ObjectForm, style: Style, depth: number): Written {
  const laid = form.oneLine === true ? flatStyle(style) : style;
  const { members, statements, single } = policy;
  const written = Object.entries(members).map(([key, value]): readonly [string, Written] => {
    if (key !== "Statement") return [key, valueText(value, form)];
    const [only] = statements;
    if (single && only !== undefined && statements.length === 1) {
      return [key, statementOf(only.index, statementObject(only, form, laid, depth + 1))];
    }
    return [key, statementArray(statements, form, laid, depth + 1)];
  });
  return object(written, form, laid, "policy", depth);
}

/** The statements as an array; `depth` is that of the line on which it begins. */
export function statementArray(
  statements: readonly PrintedStatement[],
  form: ObjectForm,
  style: Style,
  depth: number,
): Written {
  const hcl = form.strings.language === "hcl";
  const shape = style.objects === "line" ? "line" : choose(style, "statements", "lines", "lines", "hug");
  if (shape === "line") {
    const comma = choose(style, "statements.comma", ", ", ",");
    return [
      "[",
      statements.map((statement, at) => [
        at === 0 ? "" : gap(comma),
        statementOf(statement.index, statementObject(statement, form, style, depth)),
      ]),
      gap(""),
      "]",
    ];
  }
  if (shape === "hug") {
    return [
      "[",
      statements.map((statement, at) => [
        at === 0 ? gap("") : gap(", "),
        statementOf(statement.index, statementObject(statement, form, style, depth)),
      ]),
      gap(""),
      "]",
    ];
  }
  const inside = indentation(style, depth + 1);
  const note = (key: string): string => (hcl ? behind(style, key) : "");
  const heading = (index: number): string => (hcl ? above(style, `s${String(index)}`, inside) : "");
  const last = statements.at(-1);
  const end = hcl && style.trailingComma ? "," : "";
  return [
    "[",
    statements.map((statement, at) => [
      gap(
        `${at === 0 ? "" : `,${note(`s${String(statement.index)}.before`)}`}\n${heading(statement.index)}${inside}`,
      ),
      statementOf(statement.index, statementObject(statement, form, style, depth + 1)),
    ]),
    gap(last === undefined ? "" : `${end}${note("statements.end")}\n${indentation(style, depth)}`),
    "]",
  ];
}

function statementObject(
  statement: PrintedStatement,
  form: ObjectForm,
  style: Style,
  depth: number,
): Written {
  const members = Object.entries(statement.members).map(([key, value]): readonly [string, Written] => {
    if (key === "Action" || key === "NotAction") {
      return [key, actionList(statement, form.strings, style, depth + 1)];
    }
    if (key === "Effect") {
      return [key, effectText(statement, form.strings)];
    }
    return [key, valueText(value, form)];
  });
  return object(members, form, style, `s${String(statement.index)}`, depth);
}

function object(
  members: readonly (readonly [string, Written])[],
  form: ObjectForm,
  style: Style,
  name: string,
  depth: number,
): Written {
  const json = form.strings.language === "json";
  const keys = members.map(([key]) => (form.quotedKeys ? `"${key}"` : key));
  const width = style.aligned && !json ? Math.max(...keys.map(({ length }) => length)) : 0;
  const separator = form.separator === "=" ? " = " : choose(style, `${name}.colon`, ": ", ":", " : ");
  const pad = (key: string): string => (form.separator === "=" ? key.padEnd(width) : key);
  // A line that ends with a comment has room for no other member.
  if (style.objects === "line") {
    const blank = json ? "" : " ";
    return [
      `{${blank}`,
      members.map(([, value], at) => [at === 0 ? "" : ", ", keys[at] ?? "", separator, value]),
      `${blank}}`,
    ];
  }
  const inside = indentation(style, depth + 1);
  const commas = json || roll(style, `${name}.commas`, 3) === 1;
  return [
    "{\n",
    members.map(([, value], at) => {
      const key = `${name}.${keys[at] ?? ""}`;
      return [
        json ? "" : above(style, key, inside),
        inside,
        pad(keys[at] ?? ""),
        separator,
        value,
        commas && at < members.length - 1 ? "," : "",
        json ? "" : behind(style, key),
        "\n",
      ];
    }),
    `${indentation(style, depth)}}`,
  ];
}

/** Any value in one line. */
export function valueText(value: unknown, form: ObjectForm): string {
  const json = form.strings.language === "json";
  if (typeof value === "string") return form.strings.literal(value);
  if (Array.isArray(value)) return `[${value.map((one) => valueText(one, form)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, one]) => {
    const separator = json || form.separator === ":" ? ": " : " = ";
    return `${form.strings.literal(key)}${separator}${valueText(one, form)}`;
  });
  return json ? `{${members.join(", ")}}` : `{ ${members.join(", ")} }`;
}

function flatStyle(style: Style): Style {
  return { ...style, lists: "line", objects: "line", noise: 0 };
}
