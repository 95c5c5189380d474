import type { TSESTree } from "@typescript-eslint/types";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";
import type { CodeWorld } from "./code-world.js";
import type { ClassNode, Field } from "./meaning.js";
import { isOfAnotherClass, isOverridden } from "./related.js";

/** A property of a class and the only value that it is ever given; undefined: it is not as simple. */
export function fieldOf(
  world: CodeWorld,
  file: CodeFile,
  node: ClassNode,
  name: string,
  isStatic: boolean,
): (Field & { readonly value: Node }) | undefined {
  const declared = node.body.body.find(
    (member): member is TSESTree.PropertyDefinition =>
      member.type === "PropertyDefinition" &&
      member.static === isStatic &&
      keyOf(member.key, member.computed) === name,
  );
  const writes = writesOf(world, name).filter(
    ({ file: other, member }) => !isOfAnotherClass(world, other, member, { file, node }),
  );
  if (isOverridden(world, node, name)) return undefined;
  const isPrivate = name.startsWith("#") || declared?.accessibility === "private";
  const field = { node, name, isPrivate };
  const initial = declared?.value ?? undefined;
  if (initial !== undefined) return writes.length === 0 ? { ...field, value: initial } : undefined;
  const [write, another] = writes;
  if (write === undefined || another !== undefined || write.file !== file || isStatic) return undefined;
  const assignment = file.parentOf(write.member);
  if (assignment?.type !== "AssignmentExpression" || assignment.operator !== "=") return undefined;
  if (write.member.object.type !== "ThisExpression") return undefined;
  return { ...field, value: assignment.right };
}

/** Is something of that name, other than by `this`, ever given another value? */
export function isWritten(world: CodeWorld, name: string): boolean {
  return writesOf(world, name).some(({ member }) => member.object.type !== "ThisExpression");
}

/** Where something is assigned to a property of this name, or it is taken away. */
function writesOf(
  world: CodeWorld,
  name: string,
): readonly { readonly file: CodeFile; readonly member: TSESTree.MemberExpression }[] {
  return world.files().flatMap((file) =>
    (file.nodes.members.get(name) ?? []).flatMap((member) => {
      if (member.type !== "MemberExpression") return [];
      const parent = file.parentOf(member);
      const written =
        (parent?.type === "AssignmentExpression" && parent.left === member) ||
        parent?.type === "UpdateExpression" ||
        (parent?.type === "UnaryExpression" && parent.operator === "delete");
      return written ? [{ file, member }] : [];
    }),
  );
}
