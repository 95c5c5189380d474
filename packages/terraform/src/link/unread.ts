// What may hold a policy or use it in files that cannot be read.
import type { Refusal } from "../contract.js";
import type { DraftDocument } from "./documents.js";
import type { Modules } from "./module/find-modules.js";
import { parentOf } from "./module/paths.js";
import type { World } from "./module/world.js";
import type { Tables } from "./policy/tables.js";

/** Documents as they are where some file cannot be read whole: others may hold them, or what they are made of. */
export function createUnread(
  { mentioned }: Pick<Modules, "mentioned">,
  world: World,
  tables: Tables,
): (draft: DraftDocument) => DraftDocument {
  const roots = new Map<string, Refusal>();
  for (const { root, module } of world.instances) {
    if (module.broken !== undefined && !roots.has(root)) roots.set(root, module.broken);
  }
  if (roots.size === 0 && mentioned.size === 0) return (draft) => draft;

  function usedBy({ content }: DraftDocument): Refusal | undefined {
    for (const { id } of content.statements) {
      const file = tables.statement(id)?.at.file;
      if (file === undefined) continue;
      const found = mentioned.get(file) ?? mentioned.get(parentOf(file));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  return (draft) => {
    const why = draft.unlisted ?? roots.get(rootOf(draft)) ?? usedBy(draft);
    return why === undefined ? draft : { ...draft, unlisted: why };
  };
}

function rootOf({ address }: DraftDocument): string {
  const root = address.slice(0, Math.max(0, address.indexOf("#")));
  return root === "." ? "" : root;
}
