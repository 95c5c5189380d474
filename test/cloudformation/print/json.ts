import { choose } from "../../support/print/noise.js";
import { encoded, gap, partsOf, statementOf, textOf, type Written } from "../../support/print/sketch.js";
import type { Layout } from "./layout.js";
import { elementTree, isPlain } from "./policy-tree.js";
import {
  Actions,
  Alias,
  Anchored,
  Call,
  isAlone,
  isList,
  JsonText,
  Statement,
  Statements,
  type Tree,
  type TreeMap,
} from "./tree.js";

/** How texts and functions are written where JSON stands. */
export interface JsonStrings {
  literal(text: string): string;
  call(call: Call, layout: Layout): string;
}

/** JSON in a file. */
export const inFile: JsonStrings = {
  literal: (text) => JSON.stringify(text),
  call: ({ name, argument }, layout) => {
    const written = name === "Fn::GetAtt" && typeof argument === "string" ? argument.split(".") : argument;
    return `{"${name}": ${textOf(partsOf(json(written, 0, { ...layout, statements: "brackets" })))}}`;
  },
};

/** JSON in a text within `Fn::Sub`. */
export const inSub: JsonStrings = {
  literal: (text) => JSON.stringify(text).replaceAll("${", () => "${!"),
  call: ({ name, argument }) => {
    if (name !== "Ref" || typeof argument !== "string") throw new Error(`a text cannot say ${name}`);
    return `"\${${argument}}"`;
  },
};

/** JSON in a text that is nothing else. */
export const inText: JsonStrings = {
  literal: (text) => JSON.stringify(text),
  call: ({ name }) => {
    throw new Error(`a text cannot say ${name}`);
  },
};

/** A tree as JSON; `depth` is that of the line on which it begins. */
export function json(tree: Tree, depth: number, layout: Layout, strings = inFile): Written {
  const oneLine = layout.statements === "brackets";
  if (tree === null) return "null";
  if (typeof tree === "string") return strings.literal(tree);
  if (tree instanceof Call) {
    const { name, argument } = tree;
    // Arguments may hold statements, whose parts must stay known.
    return typeof argument === "string" || isPlain(argument)
      ? strings.call(tree, layout)
      : object({ [name]: argument }, depth, layout, strings);
  }
  if (tree instanceof Anchored) return json(tree.value, depth, layout, strings);
  if (tree instanceof Alias) throw new Error("JSON has no aliases");
  if (tree instanceof JsonText) return jsonInJson(tree, depth, layout);
  if (tree instanceof Statement) return statementOf(tree.index, object(tree.tree, depth, layout, strings));
  if (tree instanceof Statements) return statements(tree, depth, layout, strings);
  if (tree instanceof Actions) {
    const { index } = tree.statement;
    return { kind: "list", statement: index, text: actionsText(tree, depth, layout, strings) };
  }
  if (isList(tree)) {
    const elements = tree.map((one) => json(one, depth + (oneLine ? 0 : 1), layout, strings));
    if (oneLine) return ["[", separated(elements, ", "), "]"];
    const inside = `\n${layout.indent.repeat(depth + 1)}`;
    return ["[", inside, separated(elements, `,${inside}`), `\n${layout.indent.repeat(depth)}`, "]"];
  }
  return object(tree, depth, layout, strings);
}

function object(tree: TreeMap, depth: number, layout: Layout, strings: JsonStrings): Written {
  const oneLine = layout.statements === "brackets";
  const colon = choose(layout, "colon", ": ", ": ", ":", " : ");
  const members = Object.entries(tree).map(([key, value]) => [
    JSON.stringify(key),
    colon,
    json(value, depth + 1, layout, strings),
  ]);
  if (oneLine || members.length === 0) return ["{", separated(members, ", "), "}"];
  const inside = `\n${layout.indent.repeat(depth + 1)}`;
  return ["{", inside, separated(members, `,${inside}`), `\n${layout.indent.repeat(depth)}`, "}"];
}

function separated(all: readonly Written[], separator: string): Written {
  return all.map((one, at) => [at === 0 ? "" : separator, one]);
}

function statements(
  { elements, single }: Statements,
  depth: number,
  layout: Layout,
  strings: JsonStrings,
): Written {
  const [only] = elements;
  if (single && only !== undefined) return json(only, depth, layout, strings);
  if (layout.statements === "brackets") {
    const comma = choose(layout, "statements.comma", ", ", ",");
    return [
      "[",
      elements.map((one, at) => [gap(at === 0 ? "" : comma), json(one, depth, layout, strings)]),
      gap(""),
      "]",
    ];
  }
  if (choose(layout, "statements.hug", false, true)) {
    return [
      "[",
      elements.map((one, at) => [gap(at === 0 ? "" : ", "), json(one, depth, layout, strings)]),
      gap(""),
      "]",
    ];
  }
  const inside = `\n${layout.indent.repeat(depth + 1)}`;
  return [
    "[",
    elements.map((one, at) => [
      gap(`${at === 0 ? "" : ","}${inside}`),
      json(one, depth + 1, layout, strings),
    ]),
    gap(elements.length === 0 ? "" : `\n${layout.indent.repeat(depth)}`),
    "]",
  ];
}

function actionsText({ statement }: Actions, depth: number, layout: Layout, strings: JsonStrings): string {
  const { actions, scalar, index } = statement;
  const elements = actions.map((action) => {
    const tree = elementTree(action);
    return typeof tree === "string" ? strings.literal(tree) : strings.call(tree, layout);
  });
  const [only] = elements;
  if (isAlone(statement) && only !== undefined) return only;
  const tidy = scalar || layout.lists === "line" ? "line" : "lines";
  const shape =
    layout.statements === "brackets"
      ? "line"
      : choose(layout, `s${String(index)}.list`, tidy, "lines", "line", "lines", "pairs");
  if (shape === "line") {
    const blank = choose(layout, `s${String(index)}.blank`, "", "", " ");
    return `[${blank}${elements.join(choose(layout, `s${String(index)}.comma`, ", ", ",", ",  "))}${blank}]`;
  }
  const inside = `\n${layout.indent.repeat(depth + 1)}`;
  const text = elements
    .map(
      (element, at) => `${at === 0 ? "" : ","}${shape === "pairs" && at % 2 === 1 ? " " : inside}${element}`,
    )
    .join("");
  return `[${text}\n${layout.indent.repeat(depth)}]`;
}

/** JSON within a string of JSON, on one line. */
function jsonInJson({ policy, sub }: JsonText, depth: number, layout: Layout): Written {
  const inside = json(policy, depth, { ...layout, statements: "brackets" }, sub ? inSub : inText);
  const text = ['"', encoded(inside, (one) => JSON.stringify(one).slice(1, -1)), '"'];
  return sub ? ['{"Fn::Sub": ', text, "}"] : text;
}
