import type { TSESTree } from "@typescript-eslint/types";
import type { CodeWorld } from "../evaluate/code-world.js";
import { meaningOf } from "../evaluate/mean.js";
import { unwrap } from "../evaluate/unwrap.js";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";

/** Where a statement is written, and in which words. */
export type WrittenStatement =
  | { readonly by: "new" | "fromJson"; readonly node: TSESTree.NewExpression | TSESTree.CallExpression }
  | { readonly by: "object"; readonly node: TSESTree.ObjectExpression };

/** All statements that a file makes: `new PolicyStatement`, `PolicyStatement.fromJson`, objects that are statements in JSON. */
export function findStatements(world: CodeWorld, file: CodeFile): readonly WrittenStatement[] {
  const { news, calls, objects } = file.nodes;
  const taken = new Set<Node>();
  const made: WrittenStatement[] = [];
  for (const node of news) {
    if (leadsTo(world, file, node.callee, "aws-iam.PolicyStatement")) made.push({ by: "new", node });
  }
  for (const node of calls) {
    const { callee } = node;
    if (callee.type !== "MemberExpression" || keyOf(callee.property, callee.computed) !== "fromJson")
      continue;
    if (!leadsTo(world, file, callee, "aws-iam.PolicyStatement.fromJson")) continue;
    made.push({ by: "fromJson", node });
    const [argument] = node.arguments;
    const meaning = argument === undefined ? undefined : meaningOf(world, file, argument);
    if (meaning?.kind === "value") taken.add(unwrap(meaning.node));
  }
  for (const node of objects) {
    if (isStatement(node) && !taken.has(node)) made.push({ by: "object", node });
  }
  return made;
}

function leadsTo(world: CodeWorld, file: CodeFile, callee: Node, path: string): boolean {
  const meaning = meaningOf(world, file, callee);
  return meaning.kind === "library" && meaning.path === path;
}

function isStatement({ properties }: TSESTree.ObjectExpression): boolean {
  const keys = new Set(
    properties.map((property) =>
      property.type === "Property" ? keyOf(property.key, property.computed) : undefined,
    ),
  );
  return keys.has("Effect") && (keys.has("Action") || keys.has("NotAction"));
}
