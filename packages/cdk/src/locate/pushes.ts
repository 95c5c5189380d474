import type { TSESTree } from "@typescript-eslint/types";
import type { Way } from "../evaluate/meaning.js";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";

/** Where elements are added to the list behind a name of the same file; such a use of the name is no other use. */
export function pushesTo(
  ways: readonly Way[],
  followed: Set<Node>,
): readonly { readonly file: CodeFile; readonly call: TSESTree.CallExpression }[] {
  return ways.flatMap(({ owner, keys }) => {
    if (!("variable" in owner) || keys.length > 0) return [];
    return owner.file.usesOf(owner.variable).flatMap(({ file, node }) => {
      const member = file.parentOf(node);
      const call = member === undefined ? undefined : file.parentOf(member);
      if (member?.type !== "MemberExpression" || member.object !== node) return [];
      if (call?.type !== "CallExpression" || call.callee !== member) return [];
      const method = keyOf(member.property, member.computed);
      if (method !== "push" && method !== "unshift") return [];
      if (file.parentOf(call)?.type !== "ExpressionStatement") return [];
      followed.add(node);
      return [{ file, call }];
    });
  });
}
