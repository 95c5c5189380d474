import type { CST } from "yaml";
import type { Range } from "../contract.js";

/** The tag and the anchor before a node. */
export interface Marks {
  readonly tag: CST.SourceToken | undefined;
  readonly anchor: CST.SourceToken | undefined;
}

export const NO_MARKS: Marks = { tag: undefined, anchor: undefined };

/** Those among the tokens before a node, where marks of the collection around it (dash, comma, colon) may stand too. */
export function marksIn(tokens: readonly CST.SourceToken[] | undefined): Marks {
  if (tokens === undefined) return NO_MARKS;
  const tag = tokenOf(tokens, "tag");
  const anchor = tokenOf(tokens, "anchor");
  return tag === undefined && anchor === undefined ? NO_MARKS : { tag, anchor };
}

/** What a node with these marks says of them, and the range with them. */
export function withMarks(
  { tag, anchor }: Marks,
  inner: Range,
): { readonly at: Range; readonly tag?: string; readonly anchor?: string } {
  if (tag === undefined && anchor === undefined) return { at: inner };
  const at: Range = [Math.min(inner[0], tag?.offset ?? inner[0], anchor?.offset ?? inner[0]), inner[1]];
  return {
    at,
    ...(tag === undefined ? {} : { tag: tag.source }),
    ...(anchor === undefined ? {} : { anchor: anchor.source.slice(1) }),
  };
}

export function tokenOf(
  tokens: readonly CST.SourceToken[],
  type: CST.SourceToken["type"],
): CST.SourceToken | undefined {
  return tokens.find((token) => token.type === type);
}

/** Where a node that is nothing would stand: right behind its tag, its anchor or what introduces it. */
export function emptyPlace(tokens: readonly CST.SourceToken[] | undefined, otherwise: number): number {
  const last = tokens?.findLast(({ type }) => INTRODUCING.has(type));
  return last === undefined ? otherwise : last.offset + last.source.length;
}

const INTRODUCING: ReadonlySet<string> = new Set([
  "tag",
  "anchor",
  "seq-item-ind",
  "explicit-key-ind",
  "map-value-ind",
]);

/** Those of a sequence that make an item each: comments in a place of their own are items of the syntax too. */
export function itemTokens(
  sequence: CST.BlockSequence | CST.FlowCollection | undefined,
): readonly CST.CollectionItem[] {
  const mark = sequence?.type === "block-seq" ? "seq-item-ind" : "explicit-key-ind";
  return (sequence?.items ?? []).filter(({ start, key, sep, value }: CST.CollectionItem) => {
    if ((key !== null && key !== undefined) || sep !== undefined || value !== undefined) return true;
    return start.some(({ type }) => type === mark || type === "tag" || type === "anchor");
  });
}
