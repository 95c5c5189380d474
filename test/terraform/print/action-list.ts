import { above, behind, within } from "./comments.js";
import { restOf, type PrintedStatement } from "../../support/print/policy.js";
import type { Part, Written } from "../../support/print/sketch.js";
import type { Strings } from "./strings.js";
import { choose } from "../../support/print/noise.js";
import { indentation, type Style } from "./style.js";

type Shape = "lines" | "line" | "pairs" | "leading-commas";

/** The value of `Action`: `depth` is that of the line on which it begins. */
export function actionList(
  statement: PrintedStatement,
  strings: Strings,
  style: Style,
  depth: number,
): Written {
  const { index, actions, scalar, open } = statement;
  const elements = actions.map((action) =>
    typeof action === "string" ? strings.literal(action) : strings.variable(nameOf(action)),
  );
  const [only] = elements;
  const alone = scalar && !open && elements.length === 1 && only !== undefined;
  const text = alone ? only : listText(elements, `s${String(index)}`, scalar, strings, style, depth);
  const list: Part = { kind: "list", statement: index, text };
  return open ? ["concat(", list, `, var.${restOf(statement)})`] : list;
}

/** A variable with several values is a local that depends on another variable. */
function nameOf({ variable, values = [] }: { variable: string; values?: readonly string[] }): string {
  return `${values.length > 1 ? "local" : "var"}.${variable}`;
}

function listText(
  elements: readonly string[],
  key: string,
  wasScalar: boolean,
  { language }: Strings,
  style: Style,
  depth: number,
): string {
  const tidy: Shape = wasScalar || style.lists === "line" ? "line" : "lines";
  const shape: Shape = choose<Shape>(
    style,
    `${key}.list`,
    tidy,
    "lines",
    "line",
    "lines",
    "pairs",
    "leading-commas",
  );
  const noted = language === "hcl";
  const note = (made: typeof behind | typeof within, at: string): string => (noted ? made(style, at) : "");
  if (shape === "line") {
    const blank = choose(style, `${key}.blank`, "", "", " ");
    const inner = elements.map((element, at) => element + note(within, `${key}.${String(at)}`));
    return `[${blank}${inner.join(choose(style, `${key}.comma`, ", ", ",", ",  "))}${blank}]`;
  }
  const inside = indentation(style, depth + 1);
  const end = indentation(style, depth);
  const trailing = noted && style.trailingComma ? "," : "";
  if (shape === "pairs") {
    const lines: string[] = [];
    for (let at = 0; at < elements.length; at += 2) {
      const last = at + 2 >= elements.length;
      const pair = elements.slice(at, at + 2).join(", ") + (last ? trailing : ",");
      lines.push(`${inside}${pair}${note(behind, `${key}.${String(at)}`)}\n`);
    }
    return `[\n${lines.join("")}${end}]`;
  }
  if (shape === "leading-commas") {
    const lines = elements.map((element, at) => `${inside}${at === 0 ? "  " : ", "}${element}\n`);
    return `[\n${lines.join("")}${end}]`;
  }
  const lines = elements.map((element, at) => {
    const name = `${key}.${String(at)}`;
    const comma = at < elements.length - 1 ? "," : trailing;
    const heading = noted ? above(style, name, inside) : "";
    return `${heading}${inside}${element}${note(within, name)}${comma}${note(behind, name)}\n`;
  });
  const footing = noted ? above(style, `${key}.end`, inside) : "";
  return `[${note(behind, `${key}.open`)}\n${lines.join("")}${footing}${end}]`;
}
