import type { TSESTree } from "@typescript-eslint/types";
import type { ModuleMention, NodesOfInterest } from "./code-file.js";
import { keyOf } from "./key-of.js";
import type { Node } from "./syntax.js";
import { visitNodes } from "./visit.js";

/** One walk for everything that is asked of a tree later. */
export function collectNodes(ast: TSESTree.Program): {
  readonly parents: ReadonlyMap<Node, Node>;
  readonly nodes: NodesOfInterest;
} {
  const parents = new Map<Node, Node>();
  const news: TSESTree.NewExpression[] = [];
  const calls: TSESTree.CallExpression[] = [];
  const objects: TSESTree.ObjectExpression[] = [];
  const classes: (TSESTree.ClassDeclaration | TSESTree.ClassExpression)[] = [];
  const assignments: TSESTree.AssignmentExpression[] = [];
  const returns: TSESTree.ReturnStatement[] = [];
  const members = new Map<string, Node[]>();
  const imports: ModuleMention[] = [];
  visitNodes(ast, (node, parent) => {
    if (parent !== undefined) parents.set(node, parent);
    if (node.type === "NewExpression") news.push(node);
    else if (node.type === "CallExpression") calls.push(node);
    else if (node.type === "ObjectExpression") objects.push(node);
    else if (node.type === "ClassDeclaration" || node.type === "ClassExpression") classes.push(node);
    else if (node.type === "AssignmentExpression") assignments.push(node);
    else if (node.type === "ReturnStatement") returns.push(node);
    const member = memberName(node, parent);
    if (member !== undefined) {
      const others = members.get(member);
      if (others === undefined) members.set(member, [node]);
      else others.push(node);
    }
    const specifier = specifierOf(node);
    if (specifier !== undefined) imports.push({ specifier, node });
  });
  return { parents, nodes: { news, calls, objects, classes, assignments, returns, members, imports } };
}

function memberName(node: Node, parent: Node | undefined): string | undefined {
  if (node.type === "MemberExpression") return keyOf(node.property, node.computed);
  if (node.type === "Property" && parent?.type === "ObjectPattern") return keyOf(node.key, node.computed);
  return undefined;
}

function specifierOf(node: Node): string | undefined {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
      return node.source.value;
    case "ExportNamedDeclaration":
      return node.source?.value;
    case "ImportExpression":
      return textIn(node.source);
    case "TSExternalModuleReference":
      return textIn(node.expression);
    case "CallExpression":
      return node.callee.type === "Identifier" && node.callee.name === "require"
        ? textIn(node.arguments[0])
        : undefined;
    default:
      return undefined;
  }
}

function textIn(node: Node | undefined): string | undefined {
  return node?.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}
