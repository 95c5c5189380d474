// How large a policy is to AWS: the characters of its JSON that are no white space (law 14).
import type { EmbeddedText } from "@iamend/source";
import type { DocumentSize, Range } from "../../contract.js";
import { intrinsicOf } from "../../evaluate/intrinsic.js";
import { members, resolved } from "../../evaluate/members.js";
import type { TemplateNode } from "../../parse/node.js";

/** What is not known counts for this many characters. */
const UNKNOWN: DocumentSize = { characters: 128, exact: false };

export const NOTHING: DocumentSize = { characters: 0, exact: true };

/** Deeper, or beyond so many nodes, nobody counts. */
const MOST_NODES = 20_000;

export function sum(sizes: readonly DocumentSize[], between = 0): DocumentSize {
  let { characters, exact } = NOTHING;
  for (const size of sizes) {
    characters += size.characters;
    exact &&= size.exact;
  }
  return { characters: characters + between * Math.max(0, sizes.length - 1), exact };
}

/** The size of the JSON that a node becomes. */
export function nodeSize(node: TemplateNode): DocumentSize {
  let left = MOST_NODES;
  return sizeOf(node);

  function sizeOf(some: TemplateNode): DocumentSize {
    if (left-- <= 0) return UNKNOWN;
    const own = resolved(some);
    if (own === undefined) return UNKNOWN;
    if (intrinsicOf(own) !== undefined) return UNKNOWN;
    switch (own.kind) {
      case "scalar":
        return exactly(own.type === "string" ? dense(JSON.stringify(own.text)) : own.text.length);
      case "sequence":
        return sum([exactly(2), sum(own.items.map(sizeOf), 1)]);
      case "map":
        return sum([
          exactly(2),
          sum(
            [...members(own)].map(([name, { value }]) =>
              sum([exactly(dense(JSON.stringify(name)) + 1), sizeOf(value)]),
            ),
            1,
          ),
        ]);
    }
  }
}

function exactly(characters: number): DocumentSize {
  return { characters, exact: true };
}

function dense(text: string): number {
  return text.replaceAll(/\s/g, "").length;
}

/** The size of a stretch of JSON in a text, of which holes are not known. */
export function jsonSize({ text, holes }: EmbeddedText, [start, end]: Range): DocumentSize {
  const inside = holes.filter(([from, to]) => from >= start && to <= end);
  const plain = inside.reduce(
    (length, hole) => length - dense(text.slice(...hole)),
    dense(text.slice(start, end)),
  );
  return { characters: plain + inside.length * UNKNOWN.characters, exact: inside.length === 0 };
}
