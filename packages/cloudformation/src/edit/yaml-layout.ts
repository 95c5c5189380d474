import { indentationUnit } from "@iamend/source";
import type { Range } from "../contract.js";
import type { MapNode, TemplateNode } from "../parse/node.js";
import { parseText } from "../parse/parse-text.js";

/** How a text in YAML is laid out. */
export interface YamlLayout {
  readonly comments: readonly Range[];
  nodeAt(at: Range): TemplateNode | undefined;
  /** The key of a block mapping whose value is the node at `at`. */
  keyOf(at: Range): Range | undefined;
  /** The column of an item of a block sequence, if it stands behind its dash. */
  itemColumn(at: Range): number | undefined;
  /** What stands before the dashes of a block sequence, beyond the column of its key: as its neighbours have it. */
  indentationFor(at: Range): string;
}

/** Layouts of texts, each read once, and only where something is written in a form that is not there yet. */
export class YamlLayouts {
  readonly #layouts = new Map<string, YamlLayout>();

  of(text: string): YamlLayout {
    const known = this.#layouts.get(text) ?? readLayout(text);
    this.#layouts.set(text, known);
    return known;
  }
}

interface Sequence {
  readonly dash: number;
  /** How far its dashes stand behind its key. */
  readonly depth: number;
  readonly map: MapNode;
  readonly name: string | undefined;
}

/** Lists of words, which many indent in another way than lists of statements. */
const WORD_LISTS: ReadonlySet<string | undefined> = new Set([
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
]);

interface Keyed {
  readonly key: Range;
  readonly map: MapNode;
}

function readLayout(text: string): YamlLayout {
  const { roots, comments } = parseText(text);
  const values = new Map<string, Keyed>();
  const sequences: Sequence[] = [];
  const nodes = nodesIn(roots);
  const items = new Set<string>();
  for (const node of nodes) {
    if (node.kind === "sequence" && node.layout === "dashes")
      for (const { at } of node.items) items.add(at.join("-"));
    if (node.kind !== "map" || node.layout !== "block") continue;
    for (const { key, name, value } of node.entries) {
      values.set(value.at.join("-"), { key: key.at, map: node });
      if (value.kind !== "sequence" || value.layout !== "dashes") continue;
      const dash = value.inner[0];
      const depth = columnOf(text, dash) - columnOf(text, key.at[0]);
      if (depth >= 0 && text.slice(key.at[1], dash).includes("\n"))
        sequences.push({ dash, depth, map: node, name });
    }
  }
  const keyed = (at: Range) => values.get(at.join("-"));
  return {
    comments,
    nodeAt: (at) => nodes.find((node) => node.at[0] === at[0] && node.at[1] === at[1]),
    keyOf: (at) => keyed(at)?.key,
    itemColumn(at) {
      const column = columnOf(text, at[0]);
      const line = text.slice(at[0] - column, at[0]);
      return items.has(at.join("-")) && /^[ ]*(?:-[ ]+)+$/.test(line) ? column : undefined;
    },
    indentationFor(at) {
      const beside = keyed(at)?.map;
      const siblings = sequences.filter(({ map }) => map === beside);
      const peers = sequences.filter(({ name }) => WORD_LISTS.has(name));
      const nearest = nearestTo(at[0], [siblings, peers, sequences].find((some) => some.length > 0) ?? []);
      return nearest === undefined ? indentationUnit(text) : " ".repeat(nearest.depth);
    },
  };
}

/** The last one above, for what is written below may be of another hand; else the first below. */
function nearestTo(offset: number, sequences: readonly Sequence[]): Sequence | undefined {
  let above: Sequence | undefined;
  let below: Sequence | undefined;
  for (const one of sequences) {
    if (one.dash < offset && one.dash > (above?.dash ?? -1)) above = one;
    if (one.dash > offset && one.dash < (below?.dash ?? Infinity)) below = one;
  }
  return above ?? below;
}

/** All that is written; what an alias names is found where it stands. */
function nodesIn(roots: readonly TemplateNode[]): readonly TemplateNode[] {
  const found: TemplateNode[] = [];
  const open = [...roots];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    found.push(node);
    if (node.kind === "sequence") open.push(...node.items);
    if (node.kind === "map") for (const { key, value } of node.entries) open.push(key, value);
  }
  return found;
}

/** A BOM has no width. */
function columnOf(text: string, offset: number): number {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return offset - start - (start === 0 && text.startsWith("\uFEFF") ? 1 : 0);
}
