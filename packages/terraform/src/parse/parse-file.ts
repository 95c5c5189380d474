import type { Range } from "../contract.js";
import type { Body, Comment } from "./ast.js";
import { buildBody } from "./build-body.js";
import { readJsonBody } from "./json-body.js";
import { readSyntax } from "./read-syntax.js";
import { syntaxProblem, type Complaint, type SyntaxProblem } from "./syntax-problem.js";
import { topLevelChunks } from "./top-level-chunks.js";

/** A file as read, and what is in it. */
export interface ParsedFile {
  readonly file: string;
  readonly text: string;
  readonly body: Body;
  /** In source order. */
  readonly comments: readonly Comment[];
  /** Not empty: `body` holds only what is intact, and the file must not be edited. */
  readonly problems: readonly SyntaxProblem[];
}

interface Content {
  readonly body: Body;
  readonly comments: readonly Comment[];
  readonly complaints: readonly Complaint[];
}

/** Longer texts are machine-made or no source. In UTF-16 code units. */
const MAX_LENGTH = 4_000_000;

/** More problems of one file help nobody. */
const MAX_PROBLEMS = 100;

/**
 * Parses the text of a `.tf`, `.tofu`, `.tf.json` or `.tofu.json` file, told apart by the name.
 *
 * `load` must have ended. Nothing about the text makes it throw: what is wrong is in `problems`, and what is intact in `body`.
 */
export function parseFile(file: string, text: string): ParsedFile {
  const { body, comments, complaints } = readFile(file, text);
  const problems = complaints.slice(0, MAX_PROBLEMS).map((complaint) => syntaxProblem(file, complaint));
  return { file, text, body, comments, problems };
}

function readFile(file: string, text: string): Content {
  const unreadable = refuse(text);
  if (unreadable !== undefined) return nothing([unreadable]);
  if (file.endsWith(".json")) return { comments: [], ...readJsonBody(text) };
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const whole = readChunk(text, [start, text.length]);
  if (whole.complaints.length === 0) return whole;
  const chunks = topLevelChunks(text, start);
  // What nests too deeply is not a matter of one block: cutting it would only find brackets that are not closed.
  if (chunks.length < 2 || whole.complaints.some(({ code }) => code === "too-deep")) return whole;
  const parts = chunks.map((chunk) => readChunk(text, chunk));
  const complaints = parts.flatMap((part) => part.complaints);
  return {
    body: {
      attributes: parts.flatMap((part) => part.body.attributes),
      blocks: parts.flatMap((part) => part.body.blocks),
    },
    comments: parts.flatMap((part) => part.comments),
    // Each part may be fine, and their whole still is not.
    complaints: complaints.length > 0 ? complaints : whole.complaints,
  };
}

function readChunk(text: string, [start, end]: Range): Content {
  const syntax = readSyntax(text.slice(start, end), (from, to) => [start + from, start + to]);
  if ("code" in syntax) return nothing([syntax]);
  const { reading, content, comments } = syntax;
  return { body: buildBody(reading, content), comments, complaints: reading.complaints };
}

function nothing(complaints: readonly Complaint[]): Content {
  return { body: { attributes: [], blocks: [] }, comments: [], complaints };
}

function refuse(text: string): Complaint | undefined {
  if (text.length > MAX_LENGTH) {
    const message = `The file is longer than ${MAX_LENGTH.toLocaleString("en")} characters.`;
    return { code: "too-large", message, at: [0, 0] };
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) return { code: "binary", message: "The file is not text.", at: [nul, nul + 1] };
  return undefined;
}
