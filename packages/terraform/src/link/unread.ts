// What may hold a policy or use it in files that cannot be read.
import type { Refusal } from "../contract.js";
import type { DraftDocument } from "./documents.js";
import type { Modules } from "./module/find-modules.js";
import { parentOf } from "./module/paths.js";
import type { World } from "./module/world.js";
import type { Tables } from "./policy/tables.js";

/** Why others may hold a document, or what it is made of, where some file cannot be read whole. */
export function createUnread(
  { mentioned }: Pick<Modules, "mentioned">,
  world: World,
  tables: Tables,
): (draft: DraftDocument) => Refusal | undefined {
  const roots = new Map<string, Refusal>();
  for (const { root, module } of world.instances) {
    if (module.broken !== undefined && !roots.has(root)) roots.set(root, module.broken);
  }
  if (roots.size === 0 && mentioned.size === 0) return () => undefined;

  function usedBy({ content }: DraftDocument): Refusal | undefined {
    for (const { id } of content.statements) {
      const file = tables.statement(id)?.at.file;
      if (file === undefined) continue;
      const found = mentioned.get(file) ?? mentioned.get(parentOf(file));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  return (draft) => roots.get(rootOf(draft)) ?? usedBy(draft);
}

function rootOf({ address }: DraftDocument): string {
  const root = address.slice(0, Math.max(0, address.indexOf("#")));
  return root === "." ? "" : root;
}
