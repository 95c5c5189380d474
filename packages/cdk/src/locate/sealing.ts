import type { Refusal } from "../contract.js";
import type { CodeWorld } from "../evaluate/code-world.js";
import { isOfAnotherClass } from "../evaluate/related.js";
import type { Owner, Way } from "../evaluate/meaning.js";
import { refuse } from "../evaluate/reason.js";
import { memberAround, usesEverywhere, type FarUse } from "../evaluate/uses.js";
import type { CodeFile } from "../parse/code-file.js";
import type { Node } from "../parse/syntax.js";
import type { DraftList, Drafts } from "./drafts.js";

/** Why a list is also something else than the actions of statements that were found: law 10. */
export function sealOf(
  world: CodeWorld,
  { ways, typed }: DraftList,
  { followed }: Drafts,
): Refusal | undefined {
  if (typed !== undefined) return typed;
  for (const way of ways) {
    for (const use of usesOf(world, way.owner)) {
      if ("unfollowed" in use) {
        return refuse("used-elsewhere", "It is also used where that is not followed.", use.unfollowed);
      }
      if (followed.has(use.node) || leadsElsewhere(use.file, use.node, way)) continue;
      return refuse(
        "used-elsewhere",
        "It is also used where it is no list of actions.",
        use.file.placeOf(use.node),
      );
    }
  }
  return undefined;
}

/** A use of another property of what the name holds. */
function leadsElsewhere(file: CodeFile, from: Node, { keys }: Way): boolean {
  let node = from;
  for (const key of keys) {
    const member = memberAround(file, node);
    if (member === undefined) return false;
    if (member.key !== key) return true;
    ({ node } = member);
  }
  return false;
}

const known = new WeakMap<CodeWorld, Map<unknown, readonly FarUse[]>>();

function usesOf(world: CodeWorld, owner: Owner): readonly FarUse[] {
  const memory = known.get(world) ?? new Map<unknown, readonly FarUse[]>();
  known.set(world, memory);
  const key =
    "variable" in owner
      ? owner.variable
      : `${owner.file.file}\n${String(owner.field.node.range[0])}\n${owner.field.name}`;
  const before = memory.get(key);
  if (before !== undefined) return before;
  const uses =
    "variable" in owner ? usesEverywhere(world, owner.file, owner.variable) : usesOfField(world, owner);
  memory.set(key, uses);
  return uses;
}

/** Everything that takes a property of that name, unless it cannot be this one. */
function usesOfField(
  world: CodeWorld,
  { file, field }: Extract<Owner, { readonly field: unknown }>,
): readonly FarUse[] {
  const files = field.isPrivate
    ? [file]
    : world.readAll((_, text) => text.includes(field.name.replace(/^#/, "")));
  return files.flatMap((other) =>
    (other.nodes.members.get(field.name) ?? []).flatMap((node): readonly FarUse[] => {
      if (isOfAnotherClass(world, other, node, { file, node: field.node })) return [];
      const parent = other.parentOf(node);
      // Its initial value is given there.
      if (parent?.type === "AssignmentExpression" && parent.left === node) return [];
      return [{ file: other, node }];
    }),
  );
}
