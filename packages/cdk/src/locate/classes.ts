import type { Id, Refusal } from "../contract.js";
import { baseOf } from "../evaluate/class-base.js";
import type { CodeWorld } from "../evaluate/code-world.js";
import type { ClassNode } from "../evaluate/meaning.js";
import { refuse } from "../evaluate/reason.js";
import { usesEverywhere, type FarUse } from "../evaluate/uses.js";
import { isWrapper } from "../evaluate/unwrap.js";
import type { CodeFile } from "../parse/code-file.js";
import type { CodeClass } from "./located-code.js";
import { movedBy } from "./moving.js";
import { idOf } from "./site-of.js";

/** The classes of a file, and whether all that makes objects of them is known. */
export function findClasses(world: CodeWorld, file: CodeFile): ReadonlyMap<Id, CodeClass> {
  return new Map(
    file.nodes.classes.map((node): [Id, CodeClass] => {
      const base = baseOf(world, file, node);
      const escapes = escapeOf(world, file, node);
      const moved = movedBy(file, node);
      return [
        idOf("body", file, node),
        {
          at: file.placeOf(node),
          name: node.id?.name ?? "",
          ...(base === undefined
            ? {}
            : {
                base:
                  base.kind === "library"
                    ? { library: base.path }
                    : { own: idOf("body", base.file, base.node) },
              }),
          ...(escapes === undefined ? {} : { escapes }),
          ...(moved === undefined ? {} : { moved }),
        },
      ];
    }),
  );
}

function escapeOf(world: CodeWorld, file: CodeFile, node: ClassNode): Refusal | undefined {
  const variable = node.id === null ? undefined : file.variableOf(node.id);
  if (variable === undefined || node.type === "ClassExpression") {
    return refuse("not-followed", "Who makes objects of it is not followed.", file.placeOf(node));
  }
  const other = usesEverywhere(world, file, variable).find((use) => !isPlain(use));
  if (other === undefined) return undefined;
  const at = "unfollowed" in other ? other.unfollowed : other.file.placeOf(other.node);
  return refuse("not-followed", "It is used where nothing is known of who makes objects of it.", at);
}

/** It is made, extended, asked for something static, compared with, or only spoken of as a type. */
function isPlain(use: FarUse): boolean {
  if ("unfollowed" in use) return false;
  const { file, node } = use;
  let child = node;
  let parent = file.parentOf(child);
  while (parent !== undefined && (isWrapper(parent) || parent.type === "TSQualifiedName")) {
    child = parent;
    parent = file.parentOf(child);
  }
  switch (parent?.type) {
    case "NewExpression":
      return parent.callee === child;
    case "ClassDeclaration":
    case "ClassExpression":
      return parent.superClass === child;
    case "MemberExpression":
      return parent.object === child;
    case "BinaryExpression":
      return parent.operator === "instanceof" && parent.right === child;
    case "TSTypeReference":
    case "TSTypeQuery":
    case "TSClassImplements":
    case "TSInterfaceHeritage":
      return true;
    default:
      return false;
  }
}
