// What the builders of the syntax tree share: the text, where its offsets stand in the file, and what is wrong with it.
import type { Range } from "../contract.js";
import type { SyntaxNode } from "./syntax-node.js";
import type { Complaint, SyntaxCode } from "./syntax-problem.js";

export interface Reading {
  /** The text that was parsed: a file, a part of one, or a string inside one. */
  readonly text: string;
  /** The range in the file of a range in that text. */
  readonly at: (start: number, end: number) => Range;
  /** Problems found so far, with ranges in the file. */
  readonly complaints: Complaint[];
  /** Whether there is a line break between two offsets, outside comments; a `#` comment ends before its line break. */
  readonly breaksLine: (start: number, end: number) => boolean;
  /** The offset of the first such character between two offsets, outside comments. */
  readonly find: (char: string, start: number, end: number) => number | undefined;
  readonly complain: (start: number, end: number, message: string, code?: SyntaxCode) => void;
}

export function createReading(
  text: string,
  comments: readonly SyntaxNode[],
  at: (start: number, end: number) => Range,
): Reading {
  const complaints: Complaint[] = [];
  const ends = new Map(comments.map((comment) => [comment.start, comment.end]));

  function find(char: string, start: number, end: number): number | undefined {
    for (let index = start; index < end; index += 1) {
      if (text[index] === char) return index;
      const after = ends.get(index);
      if (after !== undefined) index = after - 1;
    }
    return undefined;
  }

  return {
    text,
    at,
    complaints,
    breaksLine: (start, end) => find("\n", start, end) !== undefined,
    find,
    complain: (start, end, message, code = "syntax-error") =>
      complaints.push({ code, message, at: at(start, end) }),
  };
}
