// What is done with a value through one of its members.
import type { TSESTree } from "@typescript-eslint/types";
import { isFunction } from "../evaluate/enclosing.js";
import { refuse } from "../evaluate/reason.js";
import { isWrapper } from "../evaluate/unwrap.js";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";
import type { Flow, Follower } from "./follower.js";
import { intoPattern } from "./flow-storage.js";

export function member(follower: Follower, flow: Flow, parent: TSESTree.MemberExpression): void {
  const { file, node, keys } = flow;
  const key = keyOf(parent.property, parent.computed);
  const [held, ...rest] = keys;
  const call = callOf(file, parent);
  if (held === "[]") {
    elements(follower, flow, parent, key, call);
    return;
  }
  if (held !== undefined) {
    if (key === held) follower.go({ ...flow, node: parent, keys: rest });
    else if (key === undefined) follower.escape("Which of its parts is taken is not known.", file, node);
    return;
  }
  if (key === undefined) {
    follower.escape("Which of its parts is taken is not known.", file, node);
    return;
  }
  if (flow.form === "document") {
    // Whoever reads, counts or renders what is in it may do anything with that.
    if (key !== "addStatements") follower.escape(`\`${key}\` of its document is read.`, file, parent);
    return;
  }
  if (call !== undefined && (key === "addActions" || key === "addNotActions")) {
    follower.destination.added.push({ file, call, method: key });
  } else if (call !== undefined && key === "freeze") follower.go({ ...flow, node: call });
  else if (call !== undefined && !/^(?:add|validate)/.test(key)) {
    follower.escape(`\`${key}\` may make another of it.`, file, parent);
  } else {
    const around = file.parentOf(parent);
    const written = around?.type === "AssignmentExpression" && around.left === parent;
    if (!written && call === undefined && key !== "sid")
      follower.escape(`\`${key}\` of it is read.`, file, parent);
    if (written && key !== "sid") {
      follower.destination.changed ??= refuse(
        "changed-later",
        `\`${key}\` gets another value.`,
        file.placeOf(around),
      );
    }
  }
}

/** What is done with an array that holds it. */
function elements(
  follower: Follower,
  flow: Flow,
  parent: TSESTree.MemberExpression,
  key: string | undefined,
  call: TSESTree.CallExpression | undefined,
): void {
  const { file, keys } = flow;
  switch (key) {
    case "length":
    case "push":
    case "unshift":
      return;
    case "concat":
    case "filter":
    case "slice":
    case "forEach":
    case "map":
    case "flatMap": {
      if (call === undefined) break;
      const [callback] = call.arguments;
      if (callback !== undefined && isFunction(callback)) {
        const [parameter] = callback.params;
        if (parameter !== undefined) intoPattern(follower, { ...flow, keys: keys.slice(1) }, parameter);
      } else if (key !== "concat" && key !== "slice") break;
      if (key === "concat" || key === "filter" || key === "slice") follower.go({ ...flow, node: call });
      return;
    }
    default:
  }
  follower.escape("Which of the elements is taken is not known.", file, parent);
}

function callOf(file: CodeFile, member: Node): TSESTree.CallExpression | undefined {
  let node = member;
  let parent = file.parentOf(node);
  while (parent !== undefined && isWrapper(parent)) {
    node = parent;
    parent = file.parentOf(node);
  }
  return parent?.type === "CallExpression" && parent.callee === node ? parent : undefined;
}
