import { choose } from "../../support/print/noise.js";
import { above, behind } from "./comments.js";
import type { Layout } from "./layout.js";
import { isAlone, type Actions } from "./tree.js";
import { elementTexts } from "./yaml-flow.js";

/**
 * The value of `Action` in a block.
 *
 * It stands behind a key at `column`, and begins with the blank or line break behind the colon; or behind a dash, at `column`.
 */
export function blockActions(
  actions: Actions,
  column: number,
  layout: Layout,
  place: "key" | "dash" = "key",
): string {
  const { scalar, open, index } = actions.statement;
  const key = `s${String(index)}.actions`;
  const elements = elementTexts(actions, layout);
  const [only] = elements;
  const lead = place === "key" ? " " : "";
  if (isAlone(actions.statement) && only !== undefined) return `${lead}${only}${behind(layout, key)}`;
  // Where no key is, there are no lines to begin below.
  const fallen = place === "key" ? "dashes" : "line";
  const tidy = scalar && !open ? fallen : layout.lists;
  const shape =
    elements.length === 0
      ? "line"
      : choose<Layout["lists"]>(layout, `${key}.shape`, tidy, "dashes", "dashes", "line", "lines");
  if (shape === "line") {
    const blank = choose(layout, `${key}.blank`, "", "", " ");
    const inner = elements.join(choose(layout, `${key}.comma`, ", ", ", ", ",  "));
    return `${lead}[${blank}${inner}${blank}]${behind(layout, key)}`;
  }
  const deeper = column + (place === "key" ? layout.indent.length : 2);
  if (shape === "lines") {
    // YAML wants the last bracket deeper than the key, but real templates do not care.
    const end = place === "key" ? choose(layout, `${key}.end`, deeper, column) : deeper;
    return `${lead}${bracketLines(elements, [deeper, end], key, layout)}`;
  }
  const start = place === "dash" || layout.sequences === "flush" ? column : deeper;
  const indent = " ".repeat(start);
  const dash = choose(layout, `${key}.dash`, "- ", "- ", "-   ");
  const lines = elements.map((element, at) => {
    const name = `${key}.${String(at)}`;
    const first = place === "dash" && at === 0;
    return `${first ? "" : `\n${above(layout, name, indent)}${indent}`}${dash}${element}${behind(layout, name)}`;
  });
  return `${place === "key" ? behind(layout, `${key}.open`) : ""}${lines.join("")}`;
}

/** Elements stand deeper than `inner`, the last bracket at `end`. */
function bracketLines(
  elements: readonly string[],
  [inner, end]: readonly [inner: number, end: number],
  key: string,
  layout: Layout,
): string {
  const indent = " ".repeat(inner + 2);
  const lines = elements.map((element, at) => {
    const name = `${key}.${String(at)}`;
    const comma = at < elements.length - 1 || layout.trailingComma ? "," : "";
    return `${above(layout, name, indent)}${indent}${element}${comma}${behind(layout, name)}\n`;
  });
  return `[${behind(layout, `${key}.open`)}\n${lines.join("")}${" ".repeat(end)}]${behind(layout, `${key}.close`)}`;
}
