import type { Refusal } from "../contract.js";
import type { CodeWorld } from "../evaluate/code-world.js";
import { refuse } from "../evaluate/reason.js";
import { sideEffectIn } from "../evaluate/side-effects.js";
import { isWrapper, unwrap } from "../evaluate/unwrap.js";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";
import { ownMethod } from "./own-method.js";
import { sinkOfMethod } from "./sink-of.js";

/** Why a statement cannot be taken away, although it stands where it could: more than the statement would go. */
export function moreThanStatement(world: CodeWorld, file: CodeFile, statement: Node): Refusal | undefined {
  let node = statement;
  let parent = file.parentOf(node);
  while (parent !== undefined && isWrapper(parent)) {
    node = parent;
    parent = file.parentOf(node);
  }
  const call = parent?.type === "CallExpression" ? parent : undefined;
  if (call !== undefined && !onlyAdds(world, file, call.callee)) {
    return refuse("side-effect", "What takes the statement may do more.", file.placeOf(call));
  }
  const effect = sideEffectIn(world, file, call ?? node, call);
  if (effect === undefined || effect === statement) return undefined;
  return refuse(
    "side-effect",
    "It would be taken away too, and does more than give a value.",
    file.placeOf(effect),
  );
}

/** Is it a method that only adds statements to something? */
function onlyAdds(world: CodeWorld, file: CodeFile, called: Node): boolean {
  const callee = unwrap(called);
  if (callee.type !== "MemberExpression") return false;
  const method = keyOf(callee.property, callee.computed);
  if (method === undefined || ownMethod(world, file, callee, method) !== undefined) return false;
  if (method === "push" || method === "unshift" || method === "addStatements") return true;
  return sinkOfMethod(method, undefined) !== undefined;
}
