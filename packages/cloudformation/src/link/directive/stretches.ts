// What a comment can stand above, in or behind: keys with their values, and elements of sequences.
import type { LineMap } from "@iamend/source";
import type { Range } from "../../contract.js";
import type { MapEntry, SequenceNode, TemplateNode } from "../../parse/node.js";

/** A document, an entry of a map or an element of a sequence, from its key or dash on. */
export interface Stretch {
  readonly range: Range;
  readonly node: TemplateNode;
  /** Of an entry, and of what stands in a sequence behind it. */
  readonly key: string | undefined;
  readonly parent: Stretch | undefined;
  /** Keys that lead to it. */
  readonly depth: number;
  /** Whether it stands in lines of its own, whose indentation tells what belongs to it. */
  readonly isBlock: boolean;
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
}

/** All stretches of a text, in order, parents before what they hold. */
export function stretchesIn(text: string, roots: readonly TemplateNode[], map: LineMap): readonly Stretch[] {
  const found: Stretch[] = roots.map((root) => stretch(root.at, root, undefined, undefined, false));
  // It grows while it is gone through.
  for (const parent of found) {
    const { node } = parent;
    if (node.kind === "map")
      for (const entry of node.entries) found.push(ofEntry(entry, parent, node.layout === "block"));
    if (node.kind === "sequence")
      for (const [range, item] of elementsOf(node, text))
        found.push(stretch(range, item, parent.key, parent, node.layout === "dashes"));
  }
  return found.sort((left, right) => left.range[0] - right.range[0] || right.range[1] - left.range[1]);

  function ofEntry({ at, name, value }: MapEntry, parent: Stretch, isBlock: boolean): Stretch {
    return stretch(at, value, name ?? "", parent, isBlock);
  }

  function stretch(
    range: Range,
    node: TemplateNode,
    key: string | undefined,
    parent: Stretch | undefined,
    isBlock: boolean,
  ): Stretch {
    const { line, column } = map.at(range[0]);
    const endLine = map.at(Math.max(range[0], range[1] - 1)).line;
    const isEntry = parent?.node.kind === "map";
    const depth = (parent?.depth ?? 0) + (isEntry ? 1 : 0);
    return { range, node, key, parent, depth, isBlock, line, endLine, column };
  }
}

/** What may stand between an element and the dash of the next. */
const BETWEEN = /(?:\s+|#[^\n]*)*/y;

/** The elements, with their dashes. */
function* elementsOf(node: SequenceNode, text: string): Generator<readonly [Range, TemplateNode]> {
  let end = node.inner[0];
  for (const item of node.items) {
    BETWEEN.lastIndex = end;
    const start = end + (BETWEEN.exec(text)?.[0].length ?? 0);
    const hasDash = node.layout === "dashes" && start <= item.at[0];
    yield [[hasDash ? start : item.at[0], item.at[1]], item];
    end = item.at[1];
  }
}
