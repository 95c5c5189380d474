import type { Range } from "../contract.js";
import type { Comment } from "./ast.js";
import { parseTree } from "./grammar.js";
import { nestingFault } from "./nesting.js";
import { createReading, type Reading } from "./reading.js";
import { snapshot, type SyntaxNode } from "./syntax-node.js";
import type { Complaint } from "./syntax-problem.js";

/** What the grammar makes of a text: its node for the content, if there is any. */
export interface Syntax {
  readonly reading: Reading;
  readonly content: SyntaxNode | undefined;
  readonly comments: readonly Comment[];
}

/** The grammar takes about two seconds for the longest file allowed. In milliseconds. */
const TIME_LIMIT = 20_000;

/** Parses a text that is a body; `at` says where its offsets stand in the file. The complaint has its range in the file too. */
export function readSyntax(text: string, at: (start: number, end: number) => Range): Syntax | Complaint {
  const fault = nestingFault(text);
  if (fault !== undefined) return { ...fault, at: at(...fault.at) };
  const tree = parseTree(text, TIME_LIMIT);
  if (tree === undefined) {
    return { code: "too-large", message: "Reading this takes too long.", at: at(0, text.length) };
  }
  const { root, comments, error, tooDeep } = snapshot(tree);
  if (error !== undefined) return explain(text, error, at);
  if (tooDeep !== undefined) {
    const message = "This is nested too deeply to be read.";
    return { code: "too-deep", message, at: at(tooDeep.start, tooDeep.start + 1) };
  }
  const reading = createReading(text, comments, at);
  const [content] = root.children;
  if (content !== undefined && content.type !== "body") {
    reading.complain(content.start, content.end, "Arguments and blocks are expected here.");
  }
  return {
    reading,
    content: content?.type === "body" ? content : undefined,
    comments: comments.map(({ start, end }) => ({ kind: kindOf(text, start), at: at(start, end) })),
  };
}

function explain(
  text: string,
  { start, end, missing }: { readonly start: number; readonly end: number; readonly missing?: string },
  at: (start: number, end: number) => Range,
): Complaint {
  const firstLine = text.slice(start, Math.max(end, start + 1)).split("\n", 1)[0] ?? "";
  const until = Math.min(text.length, start + Math.max(1, firstLine.trimEnd().length));
  // The grammar also refuses some valid code, so that this is no verdict on the text.
  const complaint = {
    code: "not-understood",
    message: "The syntax here is not understood.",
    at: at(Math.min(start, until), until),
  } as const;
  return missing === undefined ? complaint : { ...complaint, expected: missing };
}

function kindOf(text: string, start: number): Comment["kind"] {
  if (text[start] === "#") return "#";
  return text[start + 1] === "*" ? "/*" : "//";
}
