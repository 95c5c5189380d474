import { refuse } from "../refusal.js";
import type { Content } from "./content.js";
import type { Tables } from "./tables.js";

/**
 * Sees to it that a document keeps a statement whichever of its statements are there.
 *
 * Where some may be missing, one that is certain has to stay; where all may be missing, each may be alone.
 */
export function protectLast({ statements }: Content, tables: Tables): void {
  if (statements.every(({ certain }) => certain)) return;
  const allows = statements.filter(({ id }) => tables.statement(id)?.effect !== "Deny");
  const certain = allows.find((one) => one.certain);
  for (const { id } of certain === undefined ? allows : [certain]) {
    const draft = tables.statement(id);
    if (draft !== undefined)
      draft.whole ??= refuse("maybe-alone", "it may be the only statement of its policy", draft.at);
  }
}
