import type { Edit, Range, Refusal } from "../contract.js";

/** One replacement in one text; the file is known to the caller. An empty range inserts, an empty text removes. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** Something wrong with a text, and where. */
export interface TextProblem {
  readonly code: string;
  readonly message: string;
  readonly range: Range;
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}

/** The same edits as the contract has them. */
export function inFile(file: string, edits: readonly TextEdit[]): readonly Edit[] {
  return edits.map(({ range, text }) => ({ file, range, text }));
}

/** By place; what starts at one place stays in the order given, insertions before the replacement that starts there. */
export function sortedEdits<One extends TextEdit>(edits: readonly One[]): readonly One[] {
  return [...edits].sort(
    (a, b) => a.range[0] - b.range[0] || Number(!isInsertion(a)) - Number(!isInsertion(b)),
  );
}

/** Sorted, and those that touch made one. The edits must not overlap. */
export function mergeTouching(edits: readonly TextEdit[]): readonly TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edit of sortedEdits(edits)) {
    const last = merged.at(-1);
    if (last?.range[1] === edit.range[0]) {
      merged[merged.length - 1] = { range: [last.range[0], edit.range[1]], text: last.text + edit.text };
    } else merged.push(edit);
  }
  return merged;
}

/**
 * The smallest edit that turns `range` into `replacement`, or undefined if nothing changes.
 * Where several are as small, `anchor` says which of the equal ends stays: the text before or the text after.
 */
export function minimalEdit(
  text: string,
  range: Range,
  replacement: string,
  anchor: "before" | "after",
): TextEdit | undefined {
  const original = text.slice(range[0], range[1]);
  if (original === replacement) return undefined;
  const longest = Math.min(original.length, replacement.length);
  let prefix = 0;
  let suffix = 0;
  const growPrefix = () => {
    while (prefix + suffix < longest && original[prefix] === replacement[prefix]) prefix++;
  };
  const growSuffix = () => {
    while (prefix + suffix < longest && original.at(-1 - suffix) === replacement.at(-1 - suffix)) suffix++;
  };
  if (anchor === "before") {
    growPrefix();
    growSuffix();
  } else {
    growSuffix();
    growPrefix();
  }
  return {
    range: [range[0] + prefix, range[1] - suffix],
    text: replacement.slice(prefix, replacement.length - suffix),
  };
}

function isInsertion({ range }: TextEdit): boolean {
  return range[0] === range[1];
}
