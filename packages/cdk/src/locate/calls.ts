import type { TSESTree } from "@typescript-eslint/types";
import type { CodeWorld } from "../evaluate/code-world.js";
import { unwrap } from "../evaluate/unwrap.js";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";
import { grantIn } from "./grants.js";
import type { CodeCall } from "./located-code.js";

/** The calls of a file by the offsets that stack frames point to. */
export function callsIn(world: CodeWorld, file: CodeFile): ReadonlyMap<number, CodeCall> {
  const calls = new Map<number, CodeCall>();
  for (const call of [...file.nodes.calls, ...file.nodes.news]) {
    const called = call.callee;
    const [frame, name] = [frameOf(file, call), nameOf(file, called)];
    const grant = call.type === "CallExpression" ? grantIn(world, file, call, name) : undefined;
    calls.set(frame, { at: file.placeOf(call), name, frame, ...(grant === undefined ? {} : { grant }) });
  }
  return calls;
}

/** Where a stack frame of a call points to: the name of the method, the start of what else is called, or the word `new`. */
export function frameOf(file: CodeFile, call: TSESTree.CallExpression | TSESTree.NewExpression): number {
  if (call.type === "NewExpression") return file.rangeOf(call)[0];
  const callee = unwrap(call.callee);
  return file.rangeOf(callee.type === "MemberExpression" ? callee.property : callee)[0];
}

function nameOf(file: CodeFile, called: Node): string {
  const callee = unwrap(called);
  if (callee.type === "Identifier") return callee.name;
  if (callee.type === "MemberExpression") {
    return keyOf(callee.property, callee.computed) ?? file.text.slice(...file.rangeOf(callee.property));
  }
  return file.text.slice(...file.rangeOf(callee));
}
