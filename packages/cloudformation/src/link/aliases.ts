// What anchors, aliases and merge keys put in several places (law 10).
import type { Item, Range } from "../contract.js";
import type { AliasNode, ParsedText, TemplateNode } from "../parse/node.js";
import type { DraftList, Tables } from "./policy/tables.js";
import { refuse } from "./refusal.js";

/** Node with an anchor → the aliases that lead to it; only such as have some. */
type Anchors = ReadonlyMap<TemplateNode, readonly AliasNode[]>;

/** What begins an alias where one may stand: an asterisk among quotes or letters is none. */
const ALIAS = /(?:^|[\s[{,:?])\*[^\s,[\]{}]/;

/** Whether there may be an alias, and an anchor that it leads to. */
export function mayHoldAliases(text: string): boolean {
  return text.includes("&") && ALIAS.test(text);
}

/**
 * Sees to it that nothing is changed which also stands at a place that is not followed, and that no anchor goes while an alias needs it.
 *
 * A list that aliases put in several places is come upon by as many ways as there are to it, or it is sealed.
 */
export function sealAliased(file: string, { roots }: ParsedText, tables: Tables): void {
  const nodes = roots.flatMap(nodesIn);
  const anchors = anchorsAmong(nodes);
  if (anchors.size === 0) return;
  const ways = countWays(nodes, anchors);
  const holds = holdsAnchor(anchors);
  for (const draft of tables.lists.values()) {
    if (draft.at.file !== file) continue;
    if ((ways.get(draft.node) ?? 0) > draft.ways.size)
      draft.sealed ??= refuse(
        "aliased-elsewhere",
        "an alias puts it where it is not followed, too",
        draft.at,
      );
    draft.items = draft.items.map((item) => (holds(item.at.range) ? keptItem(item) : item));
  }
  for (const draft of tables.statements.values()) {
    if (draft.at.file === file && holds(draft.at.range))
      draft.whole ??= refuse(
        "aliased-elsewhere",
        "it holds an anchor that an alias elsewhere needs",
        draft.at,
      );
  }
}

/** Where in a file nodes stand that aliases put elsewhere too. */
export function aliasedIn(parsedOf: (file: string) => ParsedText): (file: string) => readonly Range[] {
  const known = new Map<string, readonly Range[]>();
  return (file) => {
    const found =
      known.get(file) ?? [...anchorsAmong(parsedOf(file).roots.flatMap(nodesIn)).keys()].map(({ at }) => at);
    known.set(file, found);
    return found;
  };
}

/** With the element its anchor would go, and what the alias stands for. */
function keptItem(item: DraftList["items"][number]): Item {
  if ("opaque" in item) return item;
  const why = refuse("aliased-elsewhere", "an alias elsewhere needs its anchor", item.at);
  return { at: item.at, opaque: why, values: [item.value] };
}

function anchorsAmong(nodes: readonly Placed[]): Anchors {
  const found = new Map<TemplateNode, AliasNode[]>();
  for (const { node } of nodes) {
    if (node.kind !== "alias" || node.target === undefined) continue;
    const known = found.get(node.target);
    if (known === undefined) found.set(node.target, [node]);
    else known.push(node);
  }
  return found;
}

/** Whether a range, which is that of a node, holds an anchor. */
function holdsAnchor(anchors: Anchors): (range: Range) => boolean {
  const ranges = [...anchors.keys()].map(({ at }) => at).sort((a, b) => a[0] - b[0]);
  return ([start, end]) => {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle]?.[0] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    for (let index = low; (ranges[index]?.[0] ?? end) < end; index++)
      if ((ranges[index]?.[1] ?? Infinity) <= end) return true;
    return false;
  };
}

/**
 * Node → the number of ways to it from the root, aliases and merge keys followed.
 *
 * What a merge key brings and another key overrides is still a way: it is then come upon by fewer, and stays.
 */
function countWays(nodes: readonly Placed[], anchors: Anchors): ReadonlyMap<TemplateNode, number> {
  const parents = new Map(nodes.map(({ node, parent }) => [node, parent]));
  const ways = new Map<TemplateNode, number>();
  // Aliases stand behind their anchors: from the end, what is asked for is mostly known.
  for (const { node } of nodes.toReversed()) waysTo(node);
  return ways;

  function waysTo(node: TemplateNode): number {
    const known = ways.get(node);
    if (known !== undefined) return known;
    const parent = parents.get(node);
    let count = parent === undefined ? 1 : waysTo(parent);
    for (const alias of anchors.get(node) ?? []) count += waysTo(alias);
    ways.set(node, count);
    return count;
  }
}

interface Placed {
  readonly node: TemplateNode;
  readonly parent: TemplateNode | undefined;
}

/** Every node as it is written, parents before what they hold. */
function nodesIn(root: TemplateNode): readonly Placed[] {
  const found: Placed[] = [{ node: root, parent: undefined }];
  // It grows while it is gone through.
  for (const { node: parent } of found) for (const node of childrenOf(parent)) found.push({ node, parent });
  return found;
}

function childrenOf(node: TemplateNode): readonly TemplateNode[] {
  switch (node.kind) {
    case "map":
      return node.entries.flatMap(({ key, value }) => [key, value]);
    case "sequence":
      return node.items;
    default:
      return [];
  }
}
