import type { TSESTree } from "@typescript-eslint/types";
import type { CodeWorld } from "../evaluate/code-world.js";
import { meaningOf } from "../evaluate/mean.js";
import { methodOf } from "../evaluate/members.js";
import { isOverridden } from "../evaluate/related.js";
import type { CodeFile } from "../parse/code-file.js";

/** The method of a class of the root that a call runs, if it is one. */
export function ownMethod(
  world: CodeWorld,
  file: CodeFile,
  { object }: TSESTree.MemberExpression,
  method: string,
): ReturnType<typeof methodOf> {
  const meaning = meaningOf(world, file, object);
  if (meaning.kind === "this" || meaning.kind === "class") {
    if (isOverridden(world, meaning.node, method)) return undefined;
    return methodOf(world, meaning.file, meaning.node, method);
  }
  if (meaning.kind !== "value" || meaning.node.type !== "NewExpression") return undefined;
  const made = meaningOf(world, meaning.file, meaning.node.callee);
  return made.kind === "class" ? methodOf(world, made.file, made.node, method) : undefined;
}
