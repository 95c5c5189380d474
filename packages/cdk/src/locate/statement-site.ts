import { isRefusal, type List, type StatementSite } from "@iamend/source";
import type { TSESTree } from "@typescript-eslint/types";
import type { Range, Refusal } from "../contract.js";
import { refuse } from "../evaluate/reason.js";
import { isWrapper } from "../evaluate/unwrap.js";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";
import { argumentList, arrayList, siteText } from "./site-of.js";

/** Where a statement can be taken away without anything else being changed, or why it cannot. */
export function statementSite(file: CodeFile, statement: Node): StatementSite | Refusal {
  let node = statement;
  let parent = file.parentOf(node);
  while (parent !== undefined && isWrapper(parent)) {
    node = parent;
    parent = file.parentOf(node);
  }
  if (parent?.type === "ArrayExpression") {
    const list = arrayList(file, parent);
    const index = parent.elements.findIndex((element) => element === node);
    return list === undefined || !isWholeOfPolicy(file, parent)
      ? indivisible(file, node)
      : site(file, list, index);
  }
  if (parent?.type === "CallExpression" && parent.callee !== node) {
    const index = parent.arguments.findIndex((argument) => argument === node);
    const list = argumentList(file, parent);
    if (list === undefined || parent.arguments.some(({ type }) => type === "SpreadElement")) {
      return indivisible(file, node);
    }
    const call = inBlock(file, parent);
    if (takesMany(parent.callee)) return { ...site(file, list, index), ...(isRefusal(call) ? {} : { call }) };
    return parent.arguments.length > 1 || isRefusal(call)
      ? indivisible(file, node)
      : { site: siteText(file), ...call };
  }
  if (parent?.type === "VariableDeclarator") {
    return refuse("declared-apart", "The statement has a name, and is used by it.", file.placeOf(parent.id));
  }
  return indivisible(file, node);
}

/** Properties whose array is all there is to say of a policy. */
const WHOLE = new Set(["statements", "initialPolicy", "Statement"]);

/**
 * Is an array nothing but the statements of a policy, given to what makes that? Of any other one somebody may count the elements, or
 * take them by their place.
 */
function isWholeOfPolicy(file: CodeFile, array: Node): boolean {
  let node = outermost(file, array);
  const property = file.parentOf(node);
  if (property?.type === "CallExpression" && property.callee !== node)
    return isFromStatements(property.callee);
  if (property?.type !== "Property" || property.value !== node) return false;
  if (!WHOLE.has(keyOf(property.key, property.computed) ?? "")) return false;
  for (let parent = file.parentOf(node); parent !== undefined; parent = file.parentOf(node)) {
    if (parent.type === "NewExpression" || parent.type === "CallExpression") return parent.callee !== node;
    if (!/^(?:Property|ObjectExpression|ArrayExpression)$/.test(parent.type) && !isWrapper(parent))
      return false;
    node = parent;
  }
  return false;
}

/** `AwsCustomResourcePolicy.fromStatements([…])` */
function isFromStatements(callee: Node): boolean {
  return callee.type === "MemberExpression" && keyOf(callee.property, callee.computed) === "fromStatements";
}

function outermost(file: CodeFile, from: Node): Node {
  let node = from;
  for (
    let parent = file.parentOf(node);
    parent !== undefined && isWrapper(parent);
    parent = file.parentOf(node)
  )
    node = parent;
  return node;
}

/** Where a call can be taken away that is all of a statement of a block, or why it cannot. */
export function callSite(file: CodeFile, call: Node): StatementSite | Refusal {
  const found = inBlock(file, call);
  return isRefusal(found) ? found : { site: siteText(file), ...found };
}

/** Methods that take any number of statements. */
function takesMany(callee: Node): boolean {
  return (
    callee.type === "MemberExpression" &&
    callee.property.type === "Identifier" &&
    callee.property.name === "addStatements"
  );
}

function site(file: CodeFile, list: List, index: number): StatementSite {
  return { site: siteText(file), list, index };
}

function indivisible(file: CodeFile, node: Node): Refusal {
  return refuse("indivisible-place", "What stands there cannot be taken away alone.", file.placeOf(node));
}

/** A call that is all of a statement of a block. */
function inBlock(file: CodeFile, call: Node): Omit<StatementSite, "site"> | Refusal {
  let node = call;
  let parent = file.parentOf(node);
  while (parent !== undefined && isWrapper(parent)) {
    node = parent;
    parent = file.parentOf(node);
  }
  if (parent?.type !== "ExpressionStatement") return indivisible(file, call);
  const block = file.parentOf(parent);
  if (block?.type !== "BlockStatement" && block?.type !== "StaticBlock" && block?.type !== "Program") {
    return indivisible(file, call);
  }
  return { list: bodyList(file, block), index: block.body.findIndex((one) => one === parent) };
}

/** One list for all statements of a body, of which there may be many. */
function bodyList(
  file: CodeFile,
  block: TSESTree.BlockStatement | TSESTree.StaticBlock | TSESTree.Program,
): List {
  const known = BODIES.get(block);
  // A tree that ESLint made is of a text of its own.
  if (known?.text === file.text) return known;
  const elements = block.body.map((one) => file.rangeOf(one));
  const at: Range = block.type === "Program" ? [startOf(file), file.text.length] : insideBraces(file, block);
  const list: List = { text: file.text, layout: "body", at, elements, comments: file.comments };
  BODIES.set(block, list);
  return list;
}

const BODIES = new WeakMap<Node, List>();

function startOf({ text }: CodeFile): number {
  return text.startsWith("\uFEFF") ? 1 : 0;
}

function insideBraces(file: CodeFile, block: Node): Range {
  const [start, end] = file.rangeOf(block);
  // A static block begins with its word.
  return [file.text.indexOf("{", start) + 1, end - 1];
}
