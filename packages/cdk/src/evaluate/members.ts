import type { TSESTree } from "@typescript-eslint/types";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import { baseOf } from "./class-base.js";
import type { CodeWorld } from "./code-world.js";
import { isFunction, type FunctionNode } from "./enclosing.js";
import type { ClassNode } from "./meaning.js";

interface FoundFunction {
  readonly file: CodeFile;
  readonly node: FunctionNode;
}

const LONGEST = 20;

/** A method of a class or of one that it extends; also a property that holds a function. */
export function methodOf(
  world: CodeWorld,
  file: CodeFile,
  node: ClassNode,
  name: string,
  left = LONGEST,
): FoundFunction | undefined {
  for (const member of node.body.body) {
    if (member.type === "MethodDefinition" && keyOf(member.key, member.computed) === name) {
      if (member.kind === "method" && member.value.type === "FunctionExpression")
        return { file, node: member.value };
    }
    if (member.type === "PropertyDefinition" && keyOf(member.key, member.computed) === name) {
      return member.value !== null && isFunction(member.value) ? { file, node: member.value } : undefined;
    }
  }
  const base = left === 0 ? undefined : baseOf(world, file, node);
  return base?.kind === "class" ? methodOf(world, base.file, base.node, name, left - 1) : undefined;
}

/** The constructor that runs: its own, or that of what it extends; a library's is not told. */
export function constructorOf(
  world: CodeWorld,
  file: CodeFile,
  node: ClassNode,
  left = LONGEST,
): FoundFunction | { readonly library: string } | undefined {
  const own = node.body.body.find(
    (member): member is TSESTree.MethodDefinition =>
      member.type === "MethodDefinition" &&
      member.kind === "constructor" &&
      member.value.type === "FunctionExpression",
  );
  if (own !== undefined && isFunction(own.value)) return { file, node: own.value };
  const base = left === 0 ? undefined : baseOf(world, file, node);
  if (base?.kind === "library") return { library: base.path };
  return base === undefined ? undefined : constructorOf(world, base.file, base.node, left - 1);
}
