import { matchesGlob } from "../patterns/match.js";
import { wordEnds } from "../refine/camel-case-words.js";
import type { KnownAction } from "../refine/universe.js";
import { compareFolded, foldAscii } from "../text/ascii-case.js";

/** A known action below a node, and whether nobody used it. */
export interface TrieAction extends KnownAction {
  readonly unused: boolean;
}

/**
 * A node of the trie of camel-case words of the actions that a wildcard matches.
 *
 * `word` is the last word of `prefix` (the text before the node is its parent's prefix). `actions` are all below it, the
 * node's own name included. `candidate` is the pattern `prefix*tail` that the law tries here; `safe`: it allows no
 * unused action. `trap`: the unused action outside the node that makes the candidate unsafe, where there is one.
 */
export interface WordNode {
  readonly word: string;
  readonly prefix: string;
  readonly candidate: string;
  readonly safe: boolean;
  readonly trap?: string;
  readonly actions: readonly TrieAction[];
  readonly children: readonly WordNode[];
}

/** The trie below the head of a name wildcard (what stands before its first `*`). */
export function wordTrie(wildcard: string, matches: readonly TrieAction[]): readonly WordNode[] {
  const star = wildcard.indexOf("*");
  return childrenOf(star, wildcard.slice(star + 1), matches, matches);
}

function childrenOf(
  length: number,
  tail: string,
  actions: readonly TrieAction[],
  all: readonly TrieAction[],
): readonly WordNode[] {
  const groups = new Map<string, { prefix: string; actions: TrieAction[] }>();
  for (const action of actions) {
    const end = wordEnds(action.name).find((candidate) => candidate > length);
    if (end === undefined) continue; // the parent's own name
    const prefix = action.name.slice(0, end);
    const group = groups.get(foldAscii(prefix));
    if (group === undefined) groups.set(foldAscii(prefix), { prefix, actions: [action] });
    else group.actions.push(action);
  }
  return [...groups.values()]
    .sort((left, right) => compareFolded(left.prefix, right.prefix))
    .map(({ prefix, actions: below }) => {
      const candidate = `${prefix}*${tail}`;
      const hit = all.filter((action) => action.unused && matchesGlob(candidate, action.name));
      const trap = hit.length > 0 && below.every(({ unused }) => !unused) ? hit[0]?.name : undefined;
      return {
        word: prefix.slice(length),
        prefix,
        candidate,
        safe: hit.length === 0,
        ...(trap === undefined ? {} : { trap }),
        actions: below,
        children: childrenOf(prefix.length, tail, below, all),
      };
    });
}
