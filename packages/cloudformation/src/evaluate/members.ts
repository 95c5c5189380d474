// Maps as they are meant: aliases followed, merge keys applied.
import type { AliasNode, MapEntry, MapNode, TemplateNode } from "../parse/node.js";

/** Beyond these a merge key is not applied: no template has so many, and an alias bomb has no end of them. */
const MOST_MERGED_KEYS = 1000;
const MOST_MERGED_MAPS = 64;

/** The node that an alias stands for, however many aliases lead there. */
export function resolved(node: TemplateNode): Exclude<TemplateNode, AliasNode> | undefined {
  let current: TemplateNode | undefined = node;
  while (current?.kind === "alias") current = current.target;
  return current;
}

interface Merged {
  readonly entries: ReadonlyMap<string, MapEntry>;
  /** Maps that were merged into it, at all depths. */
  readonly maps: number;
  readonly whole: boolean;
}

const known = new WeakMap<MapNode, Merged>();

/** The entries of a map by their names, merge keys applied: own keys win, then the first of several merged maps. */
export function members(node: MapNode): ReadonlyMap<string, MapEntry> {
  return merged(node).entries;
}

/** Whether all merge keys of the map could be applied. */
export function isWhole(node: MapNode): boolean {
  return merged(node).whole;
}

/** The value behind a key; `undefined` too if the node is no map. */
export function member(node: TemplateNode | undefined, name: string): TemplateNode | undefined {
  const map = node === undefined ? undefined : resolved(node);
  return map?.kind === "map" ? members(map).get(name)?.value : undefined;
}

function merged(node: MapNode): Merged {
  const found = known.get(node);
  if (found !== undefined) return found;
  // What stands inside of itself is not merged a second time.
  known.set(node, { entries: new Map(), maps: 0, whole: false });
  const result = merge(node);
  known.set(node, result);
  return result;
}

function merge(node: MapNode): Merged {
  const entries = new Map<string, MapEntry>();
  const bases: TemplateNode[] = [];
  for (const entry of node.entries) {
    if (isMergeKey(entry)) bases.push(...basesOf(entry.value));
    // Of equal keys, which are an error, the last one counts.
    else if (entry.name !== undefined) entries.set(entry.name, entry);
  }
  let maps = 0;
  let left = MOST_MERGED_KEYS;
  let whole = true;
  for (const base of new Set(bases)) {
    const map = resolved(base);
    if (map?.kind !== "map") {
      whole = false;
      continue;
    }
    const from = merged(map);
    maps += from.maps + 1;
    left -= from.entries.size;
    whole &&= from.whole;
    if (maps > MOST_MERGED_MAPS || left < 0) return { entries, maps: MOST_MERGED_MAPS, whole: false };
    for (const [name, entry] of from.entries) if (!entries.has(name)) entries.set(name, entry);
  }
  return { entries, maps, whole };
}

function isMergeKey({ name, key }: MapEntry): boolean {
  return name === "<<" && key.kind === "scalar" && key.style === "plain" && key.tag === undefined;
}

function basesOf(value: TemplateNode): readonly TemplateNode[] {
  const node = resolved(value);
  return node?.kind === "sequence" ? node.items : [value];
}
