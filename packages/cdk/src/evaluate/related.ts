import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";
import { baseOf } from "./class-base.js";
import type { CodeWorld } from "./code-world.js";
import { classOfThis } from "./enclosing.js";
import type { ClassNode } from "./meaning.js";

/** `unknown`: one of the classes that it extends is not known. */
type Ancestors = ReadonlySet<ClassNode> | "unknown";

const known = new WeakMap<CodeWorld, Map<ClassNode, Ancestors>>();

/** The classes of the root that a class extends, and itself. */
function ancestorsOf(world: CodeWorld, file: CodeFile, node: ClassNode): Ancestors {
  const memory = known.get(world) ?? new Map<ClassNode, Ancestors>();
  known.set(world, memory);
  const before = memory.get(node);
  if (before !== undefined) return before;
  // While it is looked for, which may lead here again.
  memory.set(node, "unknown");
  const found = findAncestors(world, file, node);
  memory.set(node, found);
  return found;
}

function findAncestors(world: CodeWorld, file: CodeFile, node: ClassNode): Ancestors {
  if (node.superClass === null) return new Set([node]);
  const base = baseOf(world, file, node);
  if (base === undefined) return "unknown";
  if (base.kind === "library") return new Set([node]);
  const further = ancestorsOf(world, base.file, base.node);
  return further === "unknown" ? further : new Set([node, ...further]);
}

/** `this.x` in a class that is not the one in question, nor extends it or is extended by it. */
export function isOfAnotherClass(
  world: CodeWorld,
  file: CodeFile,
  member: Node,
  owner: { readonly file: CodeFile; readonly node: ClassNode },
): boolean {
  if (member.type !== "MemberExpression" || member.object.type !== "ThisExpression") return false;
  const around = classOfThis(file, member);
  if (around === undefined) return false;
  return (
    !mayExtend(world, { file, node: around.node }, owner) && !mayExtend(world, owner, { node: around.node })
  );
}

function mayExtend(
  world: CodeWorld,
  { file, node }: { readonly file: CodeFile; readonly node: ClassNode },
  other: { readonly node: ClassNode },
): boolean {
  if (node === other.node) return true;
  const ancestors = ancestorsOf(world, file, node);
  return ancestors === "unknown" || ancestors.has(other.node);
}

/** May a class that extends this one have something else by that name? */
export function isOverridden(world: CodeWorld, node: ClassNode, name: string): boolean {
  return world
    .files()
    .some((file) =>
      file.nodes.classes.some(
        (other) =>
          other !== node &&
          other.superClass !== null &&
          declares(other, name) &&
          mayExtend(world, { file, node: other }, { node }),
      ),
    );
}

function declares({ body }: ClassNode, name: string): boolean {
  return body.body.some((member) => "key" in member && keyOf(member.key, member.computed) === name);
}
