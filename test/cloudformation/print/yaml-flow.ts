import { choose } from "../../support/print/noise.js";
import { gap, partsOf, statementOf, textOf, type Written } from "../../support/print/sketch.js";
import type { Layout } from "./layout.js";
import { elementTree } from "./policy-tree.js";
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
} from "./tree.js";
import { keyText, scalarText } from "./yaml-scalar.js";

/** A tree on one line, between brackets and braces. */
export function flow(tree: Tree, layout: Layout): Written {
  if (tree === null) return "null";
  if (typeof tree === "string") return scalarText(tree, layout);
  if (tree instanceof Call) return callText(tree, layout);
  if (tree instanceof Anchored) return [`&${tree.name} `, flow(tree.value, layout)];
  if (tree instanceof Alias) return `*${tree.name}`;
  if (tree instanceof Statement) return statementOf(tree.index, flow(tree.tree, layout));
  if (tree instanceof Actions)
    return { kind: "list", statement: tree.statement.index, text: flowActions(tree, layout) };
  if (tree instanceof Statements) {
    const [only] = tree.elements;
    if (tree.single && only !== undefined) return flow(only, layout);
    const comma = choose(layout, "statements.comma", ", ", ",");
    return [
      "[",
      tree.elements.map((one, at) => [gap(at === 0 ? "" : comma), flow(one, layout)]),
      gap(""),
      "]",
    ];
  }
  if (tree instanceof JsonText) throw new Error("a text stands in a block");
  if (isList(tree)) return ["[", tree.map((one, at) => [at === 0 ? "" : ", ", flow(one, layout)]), "]"];
  const members = Object.entries(tree).map(([key, value], at) => [
    at === 0 ? "" : ", ",
    keyText(key),
    ": ",
    flow(value, layout),
  ]);
  return ["{", members, "}"];
}

function callText({ name, argument }: Call, layout: Layout): Written {
  if (layout.functions === "long") {
    const split = name === "Fn::GetAtt" && typeof argument === "string" ? argument.split(".") : argument;
    return ["{", name, ": ", flow(split, layout), "}"];
  }
  return [tagOf(name), " ", flow(argument, layout)];
}

export function tagOf(name: string): string {
  return `!${name.replace("Fn::", "")}`;
}

/** Elements of a list, each on one line. */
export function elementTexts({ statement }: Actions, layout: Layout): readonly string[] {
  return statement.actions.map((action) => textOf(partsOf(flow(elementTree(action), layout))));
}

function flowActions(actions: Actions, layout: Layout): string {
  const { index } = actions.statement;
  const elements = elementTexts(actions, layout);
  const [only] = elements;
  if (isAlone(actions.statement) && only !== undefined) return only;
  const blank = choose(layout, `s${String(index)}.blank`, "", "", " ");
  return `[${blank}${elements.join(choose(layout, `s${String(index)}.comma`, ", ", ", ", ",  "))}${blank}]`;
}
