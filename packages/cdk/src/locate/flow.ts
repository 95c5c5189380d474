import type { TSESTree } from "@typescript-eslint/types";
import type { CodeWorld } from "../evaluate/code-world.js";
import { functionAround } from "../evaluate/enclosing.js";
import { lookUp } from "../evaluate/look-up.js";
import { refuse } from "../evaluate/reason.js";
import { literalText } from "../evaluate/text-of.js";
import { isWrapper } from "../evaluate/unwrap.js";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";
import { member } from "./flow-members.js";
import { returned } from "./flow-results.js";
import { intoField, intoPattern, intoStorage } from "./flow-storage.js";
import type { Destination, Flow, Follower, Taken } from "./follower.js";

/** No statement goes as far. */
const MOST_STEPS = 3000;

/** Follows a value up from where it is written to all that takes it. `take`: what calls do with it. */
export function followFlow(
  world: CodeWorld,
  start: Flow,
  take: (taken: Taken, follower: Follower) => void,
): Destination {
  const destination: Destination = { sinks: [], takers: [], added: [] };
  const seen = new Map<Node, Set<string>>();
  const waiting: Flow[] = [start];
  const follower: Follower = {
    world,
    destination,
    go: (flow) => waiting.push(flow),
    escape,
    first,
  };
  for (let next = 0; next < waiting.length; next++) {
    if (next > MOST_STEPS) {
      escape("It goes further than is followed.", start.file, start.node);
      break;
    }
    const flow = waiting[next];
    if (flow !== undefined) step(flow);
  }
  return destination;

  function escape(message: string, file: CodeFile, node: Node): void {
    destination.escapes ??= refuse("not-followed", message, file.placeOf(node));
  }

  function step(flow: Flow): void {
    const { file, node, keys } = flow;
    const parent = file.parentOf(node);
    if (parent === undefined) return;
    if (isWrapper(parent)) {
      follower.go({ ...flow, node: parent });
      return;
    }
    switch (parent.type) {
      case "ArrayExpression":
        follower.go({ ...flow, node: parent, keys: ["[]", ...keys] });
        return;
      case "SpreadElement":
        spread(flow, parent);
        return;
      case "Property":
        property(flow, parent);
        return;
      case "ConditionalExpression":
        if (parent.test !== node) follower.go({ ...flow, node: parent });
        return;
      case "LogicalExpression":
        follower.go({ ...flow, node: parent });
        return;
      case "VariableDeclarator":
        if (parent.init === node) intoPattern(follower, flow, parent.id);
        return;
      case "AssignmentPattern":
        if (parent.right === node) intoPattern(follower, flow, parent.left);
        return;
      case "AssignmentExpression":
        assigned(flow, parent);
        return;
      case "ReturnStatement":
        returned(follower, flow, functionAround(file, node));
        return;
      case "ArrowFunctionExpression":
        returned(follower, flow, parent);
        return;
      case "CallExpression":
      case "NewExpression": {
        const index = parent.arguments.findIndex((argument) => argument === node);
        if (index === -1) escape("It is called.", file, node);
        else take({ ...flow, call: parent, index }, follower);
        return;
      }
      case "MemberExpression":
        if (parent.object === node) member(follower, flow, parent);
        return;
      case "ForOfStatement":
        if (parent.right !== node || keys[0] !== "[]") return;
        if (parent.left.type !== "VariableDeclaration") escape("A loop takes it.", file, node);
        else
          for (const { id } of parent.left.declarations)
            intoPattern(follower, { ...flow, keys: keys.slice(1) }, id);
        return;
      case "PropertyDefinition":
        if (parent.value === node)
          intoField(follower, flow, file.parentOf(parent), keyOf(parent.key, parent.computed), node);
        return;
      case "ExpressionStatement":
      case "UnaryExpression":
      case "BinaryExpression":
      case "IfStatement":
      case "TSTypeQuery":
        return;
      case "ExportDefaultDeclaration":
        escape("It is exported.", file, node);
        return;
      default:
        escape("It gets to where it is not followed.", file, node);
    }
  }

  function spread(flow: Flow, element: TSESTree.SpreadElement): void {
    const { file, keys } = flow;
    const around = file.parentOf(element);
    if (around?.type === "ObjectExpression") {
      follower.go({ ...flow, node: around });
      return;
    }
    if (keys[0] !== "[]" || around === undefined) {
      escape("It is spread.", file, element);
      return;
    }
    if (around.type === "ArrayExpression") follower.go({ ...flow, node: around });
    else if (around.type === "CallExpression" || around.type === "NewExpression") {
      const index = around.arguments.findIndex((argument) => argument === element);
      take({ ...flow, keys: keys.slice(1), call: around, index }, follower);
    } else escape("It is spread.", file, element);
  }

  function property(flow: Flow, parent: TSESTree.Property): void {
    const { file, node, keys } = flow;
    const object = file.parentOf(parent);
    const key = keyOf(parent.key, parent.computed);
    if (parent.value !== node || object?.type !== "ObjectExpression") return;
    const inline = key === "policyDocument" ? textBeside(file, object, "policyName") : undefined;
    follower.go({
      ...flow,
      node: object,
      // Whatever it is called, it is one of them.
      keys: [key ?? "[]", ...keys],
      ...(inline === undefined ? {} : { inline }),
    });
  }

  function textBeside(file: CodeFile, object: TSESTree.ObjectExpression, key: string): string | undefined {
    const found = lookUp(world, file, object, key);
    return found.kind === "found" ? literalText(found.value) : undefined;
  }

  function assigned(flow: Flow, parent: TSESTree.AssignmentExpression): void {
    const { file, node } = flow;
    if (parent.right !== node) return;
    intoStorage(follower, flow, parent.left);
    if (file.parentOf(parent)?.type !== "ExpressionStatement") follower.go({ ...flow, node: parent });
  }

  /** Whether the same value has not been followed through there before. */
  function first(node: Node, keys: readonly string[]): boolean {
    const known = seen.get(node) ?? new Set<string>();
    seen.set(node, known);
    const key = keys.join("\n");
    if (known.has(key)) return false;
    known.add(key);
    return true;
  }
}
