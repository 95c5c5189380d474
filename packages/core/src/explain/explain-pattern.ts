import type { Catalog } from "../catalog/catalog.js";
import type { UnusedAccess } from "../findings/unused-access.js";
import { readActionPattern } from "../patterns/action-pattern.js";
import { matchesGlob } from "../patterns/match.js";
import { decidePattern } from "../refine/decide-pattern.js";
import type { Decision } from "../refine/decision.js";
import { nothingTwice } from "../refine/nothing-twice.js";
import { createUniverse, type Universe } from "../refine/universe.js";
import { wordTrie, type TrieAction, type WordNode } from "./word-trie.js";

/** What a pattern allows of one service, and the trie that its replacements were found in. */
export interface ServiceExplanation {
  readonly service: string;
  /** The pattern narrowed to this service; itself unless it is `*`. */
  readonly pattern: string;
  readonly actions: readonly TrieAction[];
  readonly wholly: boolean;
  /** Empty for a literal and for a pattern with `?`, which is written out and needs no trie. */
  readonly trie: readonly WordNode[];
}

/** A pattern, what the law says of it as the only one of its statement, and where that comes from. */
export interface Explanation {
  readonly decision: Decision;
  readonly services: readonly ServiceExplanation[];
}

/** Explains one action pattern against unused access; `keep` are patterns that count as used. */
export function explainPattern(
  text: string,
  unused: UnusedAccess,
  catalog: Catalog,
  keep: readonly string[] = [],
): Explanation {
  const statement = { effect: "Allow", key: "Action", elements: [{ pattern: text }] } as const;
  const universe = createUniverse(catalog, unused, [statement], keep);
  const decision = nothingTwice([decidePattern(text, universe)])[0] ?? decidePattern(text, universe);
  const pattern = readActionPattern(text);
  if (pattern.kind === "unreadable") return { decision, services: [] };
  if (pattern.kind === "service")
    return { decision, services: [explainService(pattern.service, pattern, universe)] };
  const everything = universe.services.map((service) =>
    explainService(service, { text: `${service}:*`, name: "*" }, universe),
  );
  return { decision, services: everything };
}

function explainService(
  service: string,
  { text, name }: { readonly text: string; readonly name: string },
  universe: Universe,
): ServiceExplanation {
  const actions = universe
    .actions(service)
    .filter((action) => matchesGlob(name, action.name))
    .map((action) => ({ ...action, unused: universe.isUnused(service, action.folded) }));
  const hasTrie = name.includes("*") && !name.includes("?");
  return {
    service,
    pattern: text,
    actions,
    wholly: universe.isWhollyUnused(service),
    trie: hasTrie ? wordTrie(name, actions) : [],
  };
}
