import type { CodeFile } from "../parse/code-file.js";
import type { CodeWorld } from "./code-world.js";
import { meaningOf } from "./mean.js";
import type { ClassNode } from "./meaning.js";

/** What a class extends. */
export type Base =
  | { readonly kind: "library"; readonly path: string }
  | { readonly kind: "class"; readonly file: CodeFile; readonly node: ClassNode };

const LONGEST = 20;

export function baseOf(world: CodeWorld, file: CodeFile, { superClass }: ClassNode): Base | undefined {
  if (superClass === null) return undefined;
  const meaning = meaningOf(world, file, superClass);
  return meaning.kind === "library" || meaning.kind === "class" ? meaning : undefined;
}

/** The class of the CDK that a class of the root extends in the end. */
export function libraryBase(world: CodeWorld, file: CodeFile, node: ClassNode): string | undefined {
  let base = baseOf(world, file, node);
  for (let left = LONGEST; left > 0 && base?.kind === "class"; left--)
    base = baseOf(world, base.file, base.node);
  return base?.kind === "library" ? base.path : undefined;
}
