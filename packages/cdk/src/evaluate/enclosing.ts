import type { TSESTree } from "@typescript-eslint/types";
import type { CodeFile } from "../parse/code-file.js";
import type { Node } from "../parse/syntax.js";
import type { ClassNode } from "./meaning.js";

export type FunctionNode =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression
  | TSESTree.TSEmptyBodyFunctionExpression;

export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression" ||
    node.type === "TSEmptyBodyFunctionExpression"
  );
}

export function isClass(node: Node): node is ClassNode {
  return node.type === "ClassDeclaration" || node.type === "ClassExpression";
}

/** The class whose object, or which itself (in what is static), `this` is at a node. */
export function classOfThis(
  file: CodeFile,
  from: Node,
): { readonly node: ClassNode; readonly isStatic: boolean } | undefined {
  for (let node = file.parentOf(from); node !== undefined; node = file.parentOf(node)) {
    if (node.type === "ArrowFunctionExpression") continue;
    if (isFunction(node)) {
      const member = file.parentOf(node);
      if (member?.type !== "MethodDefinition") return undefined;
      return classWith(file, member, member.static);
    }
    if (node.type === "PropertyDefinition" || node.type === "AccessorProperty") {
      return classWith(file, node, node.static);
    }
    if (node.type === "StaticBlock") return classWith(file, node, true);
    if (isClass(node) || node.type === "TSModuleBlock") return undefined;
  }
  return undefined;
}

function classWith(file: CodeFile, member: Node, isStatic: boolean): ReturnType<typeof classOfThis> {
  const body = file.parentOf(member);
  const node = body === undefined ? undefined : file.parentOf(body);
  return node !== undefined && isClass(node) ? { node, isStatic } : undefined;
}

/** The nearest function around a node; undefined: it runs when the module is loaded, or when a class is made. */
export function functionAround(file: CodeFile, from: Node): FunctionNode | undefined {
  for (let node = file.parentOf(from); node !== undefined; node = file.parentOf(node)) {
    if (isFunction(node)) return node;
  }
  return undefined;
}

/** The class that a node stands in. */
export function classAround(file: CodeFile, from: Node): ClassNode | undefined {
  for (let node: Node | undefined = from; node !== undefined; node = file.parentOf(node)) {
    if (isClass(node)) return node;
  }
  return undefined;
}
