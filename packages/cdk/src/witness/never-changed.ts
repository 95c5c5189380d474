import type { Node } from "../parse/syntax.js";
import { bare, textOf } from "./asserted.js";

/** Properties of a statement that have to do with something else than what it allows. */
const ELSEWHERE = /^(?:(?:not)?(?:resources?|principals?)|conditions?|sid|effect|version)$/i;

/** Methods whose arguments are actions. */
const ADDING = /^(?:add(?:Not)?Actions|push|unshift)$/;

/** Is it a list that must never change: no list of actions, or one of a statement that denies? */
export function isForbiddenList(node: Node, parentOf: (node: Node) => Node | undefined): boolean {
  let parent = parentOf(node);
  let inner = node;
  while (parent !== undefined && bare(parent) !== parent) {
    inner = parent;
    parent = parentOf(inner);
  }
  if (node.type === "CallExpression" || node.type === "NewExpression") {
    return !ADDING.test(nameOf(node.callee) ?? "");
  }
  if (parent?.type !== "Property" || parent.value !== inner) return false;
  const object = parentOf(parent);
  return isElsewhere(nameOf(parent.key)) || (object !== undefined && denies(object));
}

/** Is it a statement that says that it denies? */
export function isForbiddenStatement(node: Node): boolean {
  const made = bare(node);
  return (
    denies(made) ||
    (made.type === "NewExpression" && made.arguments.some((argument) => denies(bare(argument))))
  );
}

function denies(node: Node): boolean {
  if (node.type !== "ObjectExpression") return false;
  return node.properties.some((property) => {
    if (property.type !== "Property" || nameOf(property.key)?.toLowerCase() !== "effect") return false;
    const value = bare(property.value);
    return (textOf(value) ?? nameOf(value))?.toLowerCase() === "deny";
  });
}

function isElsewhere(name: string | undefined): boolean {
  return name !== undefined && ELSEWHERE.test(name);
}

function nameOf(node: Node): string | undefined {
  const named = bare(node);
  if (named.type === "Identifier") return named.name;
  return named.type === "MemberExpression" ? nameOf(named.property) : textOf(named);
}
