// Where a value is kept, and who reads it there.
import { isOfAnotherClass } from "../evaluate/related.js";
import { refuse } from "../evaluate/reason.js";
import { unwrap } from "../evaluate/unwrap.js";
import { usesEverywhere } from "../evaluate/uses.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";
import { classAround } from "../evaluate/enclosing.js";
import type { Flow, Follower } from "./follower.js";

export function intoStorage(follower: Follower, flow: Flow, expression: Node): void {
  const { file } = flow;
  const target = unwrap(expression);
  if (target.type === "MemberExpression" && target.object.type === "ThisExpression") {
    intoField(follower, flow, undefined, keyOf(target.property, target.computed), target);
  } else if (target.type === "Identifier" || target.type === "ObjectPattern") {
    intoPattern(follower, flow, target);
  } else follower.escape("It is put where it is not followed.", file, target);
}

export function intoPattern(follower: Follower, flow: Flow, pattern: Node): void {
  const { file, keys } = flow;
  switch (pattern.type) {
    case "Identifier": {
      const variable = file.variableOf(pattern);
      if (variable === undefined) follower.escape("It is put where it is not followed.", file, pattern);
      else if (follower.first(pattern, keys))
        into(follower, flow, usesEverywhere(follower.world, file, variable));
      return;
    }
    case "AssignmentPattern":
      intoPattern(follower, flow, pattern.left);
      return;
    case "ObjectPattern":
      for (const property of pattern.properties) {
        if (property.type === "RestElement") intoPattern(follower, flow, property.argument);
        else if (keyOf(property.key, property.computed) === keys[0]) {
          intoPattern(follower, { ...flow, keys: keys.slice(1) }, property.value);
        }
      }
      return;
    case "ArrayPattern":
      for (const element of pattern.elements) {
        if (element !== null && keys[0] === "[]")
          intoPattern(follower, { ...flow, keys: keys.slice(1) }, element);
      }
      return;
    case "TSParameterProperty": {
      const { parameter } = pattern;
      const inner = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
      intoPattern(follower, flow, inner);
      intoField(follower, flow, undefined, inner.name, pattern);
      return;
    }
    default:
      follower.escape("It is put where it is not followed.", file, pattern);
  }
}

function into(follower: Follower, flow: Flow, uses: ReturnType<typeof usesEverywhere>): void {
  for (const use of uses) {
    if ("unfollowed" in use) {
      follower.destination.escapes ??= refuse(
        "not-followed",
        "It is used where that is not followed.",
        use.unfollowed,
      );
    } else follower.go({ ...flow, file: use.file, node: use.node });
  }
}

/** Everything that takes a property of this name, unless it cannot be this one. */
export function intoField(
  follower: Follower,
  flow: Flow,
  body: Node | undefined,
  name: string | undefined,
  at: Node,
): void {
  const { file } = flow;
  const node = classAround(file, body ?? at);
  if (name === undefined || node === undefined) {
    follower.escape("It is put where it is not followed.", file, at);
    return;
  }
  if (!follower.first(at, flow.keys)) return;
  for (const other of follower.world.files()) {
    for (const use of other.nodes.members.get(name) ?? []) {
      if (isOfAnotherClass(follower.world, other, use, { file: flow.file, node })) continue;
      const parent = other.parentOf(use);
      if (use.type === "Property") {
        intoPattern(follower, { ...flow, file: other }, use.value);
      } else if (parent?.type !== "AssignmentExpression" || parent.left !== use) {
        follower.go({ ...flow, file: other, node: use });
      }
    }
  }
}
