// Where a value goes that a function gives.
import type { TSESTree } from "@typescript-eslint/types";
import type { FunctionNode } from "../evaluate/enclosing.js";
import { isOfAnotherClass, isOverridden } from "../evaluate/related.js";
import { refuse } from "../evaluate/reason.js";
import { usesEverywhere } from "../evaluate/uses.js";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";
import { classAround } from "../evaluate/enclosing.js";
import type { Flow, Follower } from "./follower.js";

export function returned(follower: Follower, flow: Flow, node: FunctionNode | undefined): void {
  const { file } = flow;
  if (node === undefined || node.async || node.generator) {
    follower.escape("It is returned.", file, flow.node);
    return;
  }
  const parent = file.parentOf(node);
  switch (parent?.type) {
    case "CallExpression":
      callback(follower, flow, parent, node);
      return;
    case "VariableDeclarator":
      called(follower, flow, parent.id);
      return;
    case "MethodDefinition":
    case "PropertyDefinition":
      methodResult(follower, flow, parent);
      return;
    default:
      if (node.type === "FunctionDeclaration" && node.id !== null) called(follower, flow, node.id);
      else follower.escape("It is returned.", file, flow.node);
  }
}

function callback(follower: Follower, flow: Flow, call: TSESTree.CallExpression, node: FunctionNode): void {
  const { file, keys } = flow;
  const { callee } = call;
  if (callee === node) {
    follower.go({ ...flow, node: call });
    return;
  }
  const method = callee.type === "MemberExpression" ? keyOf(callee.property, callee.computed) : undefined;
  if (method === "forEach") return;
  if (method === "map") follower.go({ ...flow, node: call, keys: ["[]", ...keys] });
  else if (method === "flatMap" && keys[0] === "[]") follower.go({ ...flow, node: call });
  else follower.escape("It is returned.", file, flow.node);
}

/** What each call of a function gives. */
function called(follower: Follower, flow: Flow, name: Node): void {
  const variable = flow.file.variableOf(name);
  if (variable === undefined) follower.escape("It is returned.", flow.file, flow.node);
  if (variable === undefined || !follower.first(name, flow.keys)) return;
  for (const use of usesEverywhere(follower.world, flow.file, variable)) {
    if ("unfollowed" in use) {
      follower.destination.escapes ??= refuse("not-followed", "It is returned.", use.unfollowed);
      continue;
    }
    result(follower, flow, use.file, use.node);
  }
}

function result(follower: Follower, flow: Flow, file: CodeFile, node: Node): void {
  const parent = file.parentOf(node);
  if (parent?.type === "CallExpression" && parent.callee === node) {
    follower.go({ ...flow, file, node: parent });
  } else if (parent?.type !== "TSTypeQuery")
    follower.escape("It is returned by what is not followed.", file, node);
}

function methodResult(
  follower: Follower,
  flow: Flow,
  member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
): void {
  const name = keyOf(member.key, member.computed);
  const node = classAround(flow.file, member);
  if (name === undefined || node === undefined) {
    follower.escape("It is returned.", flow.file, flow.node);
    return;
  }
  if (isOverridden(follower.world, node, name)) {
    follower.escape("A class that extends this one gives something else.", flow.file, member);
    return;
  }
  if (!follower.first(member, flow.keys)) return;
  for (const other of follower.world.files()) {
    for (const use of other.nodes.members.get(name) ?? []) {
      if (isOfAnotherClass(follower.world, other, use, { file: flow.file, node })) continue;
      if (member.type === "MethodDefinition" && member.kind === "get" && use.type !== "Property") {
        follower.go({ ...flow, file: other, node: use });
      } else result(follower, flow, other, use);
    }
  }
}
