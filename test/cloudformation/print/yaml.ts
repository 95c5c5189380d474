import { choose } from "../../support/print/noise.js";
import { gap, statementOf, type Written } from "../../support/print/sketch.js";
import { above, behind } from "./comments.js";
import type { Layout } from "./layout.js";
import { isPlain } from "./policy-tree.js";
import {
  Actions,
  Alias,
  Anchored,
  Call,
  isList,
  JsonText,
  Statement,
  Statements,
  type Tree,
} from "./tree.js";
import type { TreeMap } from "./tree.js";
import { blockActions } from "./yaml-actions.js";
import { flow, tagOf } from "./yaml-flow.js";
import { keyText } from "./yaml-scalar.js";
import { jsonTextInYaml } from "./yaml-text.js";

/** The members of a map on lines of their own, the first of which begins at `column`. */
export function blockMap(tree: TreeMap, column: number, layout: Layout, key = ""): Written {
  const indent = " ".repeat(column);
  return Object.entries(tree).map(([name, value], at) => [
    at === 0 ? "" : ["\n", above(layout, `${key}.${name}`, indent), indent],
    `${keyText(name)}:`,
    behindKey(value, column, layout, `${key}.${name}`),
  ]);
}

/** What follows the colon of a key at `column`. */
function behindKey(tree: Tree, column: number, layout: Layout, key: string): Written {
  const deeper = column + layout.indent.length;
  if (tree instanceof Call && !isOneLine(tree, layout, key)) {
    return layout.functions === "short"
      ? [" ", tagOf(tree.name), "\n", " ".repeat(deeper), block(tree.argument, deeper, layout, key)]
      : ["\n", " ".repeat(deeper), block({ [tree.name]: tree.argument }, deeper, layout, key)];
  }
  if (tree instanceof Anchored) return [` &${tree.name}`, behindKey(tree.value, column, layout, key)];
  if (tree instanceof Actions) {
    const { index } = tree.statement;
    return { kind: "list", statement: index, text: blockActions(tree, column, layout) };
  }
  if (tree instanceof JsonText) return jsonTextInYaml(tree, deeper, layout);
  if (isFlow(tree, layout)) return [" ", flow(tree, layout), behind(layout, key)];
  const isSequence = isList(tree) || (tree instanceof Statements && !tree.single);
  const start = isSequence && layout.sequences === "flush" ? column : deeper;
  const indent = " ".repeat(start);
  // The white space before the first statement is that of the first there is.
  if (tree instanceof Statements && !tree.single) return statements(tree, start, layout, key);
  return [behind(layout, `${key}.key`), "\n", indent, block(tree, start, layout, key)];
}

/** A tree that begins at `column`, behind a dash or on a line of its own. */
function block(tree: Tree, column: number, layout: Layout, key: string): Written {
  if (tree instanceof Call && !isOneLine(tree, layout, key)) {
    return layout.functions === "short"
      ? [tagOf(tree.name), "\n", " ".repeat(column), block(tree.argument, column, layout, key)]
      : block({ [tree.name]: tree.argument }, column, layout, key);
  }
  if (tree instanceof Statement)
    return layout.statements === "block"
      ? statementOf(tree.index, blockMap(tree.tree, column, layout, key))
      : [flow(tree, layout), gap(behind(layout, key))];
  if (tree instanceof Statements) {
    const [only] = tree.elements;
    if (!tree.single || only === undefined) {
      const indent = " ".repeat(column);
      return tree.elements.map((one, at) => [
        gap(at === 0 ? "" : `\n${indent}`),
        // The dash of the first one follows what it stands behind.
        gap("- "),
        block(one, column + 2, layout, `${key}.${String(at)}`),
      ]);
    }
    return block(only, column, layout, key);
  }
  if (tree instanceof Anchored)
    return [`&${tree.name}\n`, " ".repeat(column), block(tree.value, column, layout, key)];
  if (tree instanceof JsonText) throw new Error("a text stands behind a key");
  if (isFlow(tree, layout)) return [flow(tree, layout), behind(layout, key)];
  if (isList(tree)) {
    const indent = " ".repeat(column);
    return tree.map((one, at) => [
      at === 0 ? "" : ["\n", above(layout, `${key}.${String(at)}`, indent), indent],
      one instanceof Actions
        ? behindDash(one, column + 2, layout)
        : ["- ", block(one, column + 2, layout, `${key}.${String(at)}`)],
    ]);
  }
  return blockMap(tree as TreeMap, column, layout, key);
}

/** The blank is part of the list: where a comment comes first, there is none. */
function behindDash(actions: Actions, column: number, layout: Layout): Written {
  const text = ` ${blockActions(actions, column, layout, "dash")}`;
  return ["-", { kind: "list", statement: actions.statement.index, text }];
}

function statements({ elements }: Statements, column: number, layout: Layout, key: string): Written {
  const indent = " ".repeat(column);
  const dash = choose(layout, `${key}.dash`, "- ", "- ", "-   ");
  return elements.map((one, at) => {
    const name = `${key}.${String(one instanceof Statement ? one.index : at)}`;
    return [
      gap(`${at === 0 ? behind(layout, `${key}.key`) : ""}\n${above(layout, name, indent)}${indent}${dash}`),
      block(one, column + dash.length, layout, name),
    ];
  });
}

/** What is written on one line wherever it stands. */
function isFlow(tree: Tree, layout: Layout): boolean {
  if (tree === null || typeof tree === "string" || tree instanceof Call || tree instanceof Alias) return true;
  if (tree instanceof Statement) return false;
  if (tree instanceof Statements) return layout.statements === "brackets";
  if (tree instanceof Anchored || tree instanceof JsonText || tree instanceof Actions) return false;
  return isList(tree) ? tree.length === 0 : Object.keys(tree).length === 0;
}

function isOneLine({ argument }: Call, layout: Layout, key: string): boolean {
  if (!isPlain(argument) && !(isList(argument) && argument.every(isSmall))) return false;
  if (layout.functions === "long") return choose(layout, `${key}.call`, false, true);
  return typeof argument === "string" || choose(layout, `${key}.call`, true, false);
}

function isSmall(tree: Tree): boolean {
  return typeof tree === "string" || (tree instanceof Call && isPlain(tree.argument));
}
