import type { TSESTree } from "@typescript-eslint/types";
import { baseOf } from "../evaluate/class-base.js";
import type { CodeWorld } from "../evaluate/code-world.js";
import { meaningOf } from "../evaluate/mean.js";
import type { ClassNode } from "../evaluate/meaning.js";
import type { CodeFile } from "../parse/code-file.js";

export interface Instance {
  readonly file: CodeFile;
  readonly node: TSESTree.NewExpression;
}

const known = new WeakMap<
  CodeWorld,
  { readonly files: number; readonly of: ReadonlyMap<ClassNode, readonly Instance[]> }
>();

/** Everything that makes an object of a class, or of a class that extends it. */
export function instancesOf(world: CodeWorld, node: ClassNode): readonly Instance[] {
  const files = world.files();
  const before = known.get(world);
  if (before?.files === files.length) return before.of.get(node) ?? [];
  const all = new Map<ClassNode, Instance[]>();
  for (const file of files) {
    for (const made of file.nodes.news) {
      const meaning = meaningOf(world, file, made.callee);
      const classes = new Set<ClassNode>();
      let base = meaning.kind === "class" ? meaning : undefined;
      while (base !== undefined && !classes.has(base.node)) {
        classes.add(base.node);
        const next = baseOf(world, base.file, base.node);
        base = next?.kind === "class" ? next : undefined;
      }
      for (const one of classes) all.set(one, [...(all.get(one) ?? []), { file, node: made }]);
    }
  }
  known.set(world, { files: files.length, of: all });
  return all.get(node) ?? [];
}
