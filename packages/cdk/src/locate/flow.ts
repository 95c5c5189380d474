import type { TSESTree } from "@typescript-eslint/types";
import type { Refusal } from "../contract.js";
import type { CodeWorld } from "../evaluate/code-world.js";
import { isClass, isFunction, type FunctionNode } from "../evaluate/enclosing.js";
import { isOfAnotherClass } from "../evaluate/fields.js";
import type { ClassNode } from "../evaluate/meaning.js";
import { lookUp } from "../evaluate/look-up.js";
import { refuse } from "../evaluate/reason.js";
import { literalText } from "../evaluate/text-of.js";
import { unwrap, isWrapper } from "../evaluate/unwrap.js";
import { usesEverywhere } from "../evaluate/uses.js";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";
import type { Sink } from "./located-code.js";

/** What becomes of a statement, as far as the code is followed. */
export interface Destination {
  readonly sinks: Sink[];
  /** Calls and `new` expressions of the CDK that take the statement, or make it of an object. */
  readonly takers: {
    readonly file: CodeFile;
    readonly node: TSESTree.CallExpression | TSESTree.NewExpression;
  }[];
  /** `addActions` and `addNotActions` of the statement. */
  readonly added: {
    readonly file: CodeFile;
    readonly call: TSESTree.CallExpression;
    readonly method: string;
  }[];
  /** Its effect is given another value. */
  changed?: Refusal;
  escapes?: Refusal;
}

/**
 * A value on its way: the statement itself (`keys` empty), or something that holds it at the end of these keys, `[]` for an element.
 *
 * `document`: it has become part of a policy document, which is what now goes on.
 */
export interface Flow {
  readonly file: CodeFile;
  readonly node: Node;
  readonly keys: readonly string[];
  readonly form: "statement" | "document";
  /** The `policyName` beside its document. */
  readonly inline?: string;
}

/** What takes values: calls and `new` expressions are told apart elsewhere. */
export interface Taken extends Flow {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly index: number;
}

export interface Follower {
  readonly world: CodeWorld;
  readonly destination: Destination;
  go(flow: Flow): void;
  /** Everything that reads a variable or property. */
  intoPattern(flow: Flow, pattern: Node): void;
  intoStorage(flow: Flow, expression: Node): void;
  escape(message: string, file: CodeFile, node: Node): void;
}

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
    intoPattern,
    intoStorage,
    escape,
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
        if (parent.init === node) intoPattern(flow, parent.id);
        return;
      case "AssignmentPattern":
        if (parent.right === node) intoPattern(flow, parent.left);
        return;
      case "AssignmentExpression":
        assigned(flow, parent);
        return;
      case "ReturnStatement":
        returned(flow, functionAround(file, node));
        return;
      case "ArrowFunctionExpression":
        returned(flow, parent);
        return;
      case "CallExpression":
      case "NewExpression": {
        const index = parent.arguments.findIndex((argument) => argument === node);
        if (index === -1) escape("It is called.", file, node);
        else take({ ...flow, call: parent, index }, follower);
        return;
      }
      case "MemberExpression":
        if (parent.object === node) member(flow, parent);
        return;
      case "ForOfStatement":
        if (parent.right !== node || keys[0] !== "[]") return;
        if (parent.left.type !== "VariableDeclaration") escape("A loop takes it.", file, node);
        else for (const { id } of parent.left.declarations) intoPattern({ ...flow, keys: keys.slice(1) }, id);
        return;
      case "PropertyDefinition":
        if (parent.value === node)
          intoField(flow, file.parentOf(parent), keyOf(parent.key, parent.computed), node);
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
    intoStorage(flow, parent.left);
    if (file.parentOf(parent)?.type !== "ExpressionStatement") follower.go({ ...flow, node: parent });
  }

  function intoStorage(flow: Flow, expression: Node): void {
    const { file } = flow;
    const target = unwrap(expression);
    if (target.type === "MemberExpression" && target.object.type === "ThisExpression") {
      intoField(flow, undefined, keyOf(target.property, target.computed), target);
    } else if (target.type === "Identifier" || target.type === "ObjectPattern") {
      intoPattern(flow, target);
    } else escape("It is put where it is not followed.", file, target);
  }

  function intoPattern(flow: Flow, pattern: Node): void {
    const { file, keys } = flow;
    switch (pattern.type) {
      case "Identifier": {
        const variable = file.variableOf(pattern);
        if (variable === undefined) escape("It is put where it is not followed.", file, pattern);
        else if (first(pattern, keys)) into(flow, usesEverywhere(world, file, variable));
        return;
      }
      case "AssignmentPattern":
        intoPattern(flow, pattern.left);
        return;
      case "ObjectPattern":
        for (const property of pattern.properties) {
          if (property.type === "RestElement") intoPattern(flow, property.argument);
          else if (keyOf(property.key, property.computed) === keys[0]) {
            intoPattern({ ...flow, keys: keys.slice(1) }, property.value);
          }
        }
        return;
      case "ArrayPattern":
        for (const element of pattern.elements) {
          if (element !== null && keys[0] === "[]") intoPattern({ ...flow, keys: keys.slice(1) }, element);
        }
        return;
      case "TSParameterProperty": {
        const { parameter } = pattern;
        const inner = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
        intoPattern(flow, inner);
        intoField(flow, undefined, inner.name, pattern);
        return;
      }
      default:
        escape("It is put where it is not followed.", file, pattern);
    }
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

  function into(flow: Flow, uses: ReturnType<typeof usesEverywhere>): void {
    for (const use of uses) {
      if ("unfollowed" in use) {
        destination.escapes ??= refuse(
          "not-followed",
          "It is used where that is not followed.",
          use.unfollowed,
        );
      } else follower.go({ ...flow, file: use.file, node: use.node });
    }
  }

  /** Everything that takes a property of this name, unless it cannot be this one. */
  function intoField(flow: Flow, body: Node | undefined, name: string | undefined, at: Node): void {
    const { file } = flow;
    const node = classAround(file, body ?? at);
    if (name === undefined || node === undefined) {
      escape("It is put where it is not followed.", file, at);
      return;
    }
    if (!first(at, flow.keys)) return;
    for (const other of world.files()) {
      for (const use of other.nodes.members.get(name) ?? []) {
        if (isOfAnotherClass(other, use, node)) continue;
        const parent = other.parentOf(use);
        if (use.type === "Property") {
          intoPattern({ ...flow, file: other }, use.value);
        } else if (parent?.type !== "AssignmentExpression" || parent.left !== use) {
          follower.go({ ...flow, file: other, node: use });
        }
      }
    }
  }

  function member(flow: Flow, parent: TSESTree.MemberExpression): void {
    const { file, node, keys } = flow;
    const key = keyOf(parent.property, parent.computed);
    const [held, ...rest] = keys;
    const call = callOf(file, parent);
    if (held === "[]") {
      elements(flow, parent, key, call);
      return;
    }
    if (held !== undefined) {
      if (key === held) follower.go({ ...flow, node: parent, keys: rest });
      else if (key === undefined) escape("Which of its parts is taken is not known.", file, node);
      return;
    }
    if (key === undefined) {
      escape("Which of its parts is taken is not known.", file, node);
      return;
    }
    if (flow.form === "document") {
      if (key === "toJSON") escape("It is turned into JSON.", file, node);
      return;
    }
    if (call !== undefined && (key === "addActions" || key === "addNotActions")) {
      destination.added.push({ file, call, method: key });
    } else if (call !== undefined && key === "freeze") follower.go({ ...flow, node: call });
    else if (call !== undefined && !/^(?:add|validate)/.test(key)) {
      escape(`\`${key}\` may make another of it.`, file, parent);
    } else {
      const around = file.parentOf(parent);
      const written = around?.type === "AssignmentExpression" && around.left === parent;
      if (written && key !== "sid") {
        destination.changed ??= refuse(
          "changed-later",
          `\`${key}\` gets another value.`,
          file.placeOf(around),
        );
      }
    }
  }

  /** What is done with an array that holds it. */
  function elements(
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
          if (parameter !== undefined) intoPattern({ ...flow, keys: keys.slice(1) }, parameter);
        } else if (key !== "concat" && key !== "slice") break;
        if (key === "concat" || key === "filter" || key === "slice") follower.go({ ...flow, node: call });
        return;
      }
      default:
    }
    escape("Which of the elements is taken is not known.", file, parent);
  }

  function returned(flow: Flow, node: FunctionNode | undefined): void {
    const { file } = flow;
    if (node === undefined || node.async || node.generator) {
      escape("It is returned.", file, flow.node);
      return;
    }
    const parent = file.parentOf(node);
    switch (parent?.type) {
      case "CallExpression":
        callback(flow, parent, node);
        return;
      case "VariableDeclarator":
        called(flow, parent.id);
        return;
      case "MethodDefinition":
      case "PropertyDefinition":
        methodResult(flow, parent);
        return;
      default:
        if (node.type === "FunctionDeclaration" && node.id !== null) called(flow, node.id);
        else escape("It is returned.", file, flow.node);
    }
  }

  function callback(flow: Flow, call: TSESTree.CallExpression, node: FunctionNode): void {
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
    else escape("It is returned.", file, flow.node);
  }

  /** What each call of a function gives. */
  function called(flow: Flow, name: Node): void {
    const variable = flow.file.variableOf(name);
    if (variable === undefined) escape("It is returned.", flow.file, flow.node);
    if (variable === undefined || !first(name, flow.keys)) return;
    for (const use of usesEverywhere(world, flow.file, variable)) {
      if ("unfollowed" in use) {
        destination.escapes ??= refuse("not-followed", "It is returned.", use.unfollowed);
        continue;
      }
      result(flow, use.file, use.node);
    }
  }

  function result(flow: Flow, file: CodeFile, node: Node): void {
    const parent = file.parentOf(node);
    if (parent?.type === "CallExpression" && parent.callee === node) {
      follower.go({ ...flow, file, node: parent });
    } else if (parent?.type !== "TSTypeQuery") escape("It is returned by what is not followed.", file, node);
  }

  function methodResult(flow: Flow, member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): void {
    const name = keyOf(member.key, member.computed);
    const node = classAround(flow.file, member);
    if (name === undefined || node === undefined) {
      escape("It is returned.", flow.file, flow.node);
      return;
    }
    if (!first(member, flow.keys)) return;
    for (const other of world.files()) {
      for (const use of other.nodes.members.get(name) ?? []) {
        if (isOfAnotherClass(other, use, node)) continue;
        if (member.type === "MethodDefinition" && member.kind === "get" && use.type !== "Property") {
          follower.go({ ...flow, file: other, node: use });
        } else result(flow, other, use);
      }
    }
  }
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

function functionAround(file: CodeFile, from: Node): FunctionNode | undefined {
  for (let node = file.parentOf(from); node !== undefined; node = file.parentOf(node)) {
    if (isFunction(node)) return node;
  }
  return undefined;
}

function classAround(file: CodeFile, from: Node): ClassNode | undefined {
  for (let node: Node | undefined = from; node !== undefined; node = file.parentOf(node)) {
    if (isClass(node)) return node;
  }
  return undefined;
}
