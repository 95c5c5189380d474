import { choicesAt, itemsOf, type Cursor } from "../cursor.js";
import type { SequenceElement } from "../policy/element-site.js";

/** One of the policies of a principal. */
export interface PolicyEntry {
  readonly cursor: Cursor;
  /** Its place in the list; undefined for what stands alone, or behind a condition. */
  readonly element: SequenceElement | undefined;
}

/** What `Policies` holds: of each list that a condition may choose, what may stand at each place. */
export function entriesIn(listed: Cursor): readonly PolicyEntry[] {
  return choicesAt(listed).branches.flatMap(({ cursor }): readonly PolicyEntry[] => {
    const { node } = cursor;
    if (node.kind !== "sequence" || node.tag !== undefined) return [{ cursor, element: undefined }];
    return itemsOf(cursor).flatMap((item, index) =>
      choicesAt(item).branches.map((branch) => ({
        cursor: branch.cursor,
        element: branch.certain ? { sequence: node, around: cursor, index } : undefined,
      })),
    );
  });
}
