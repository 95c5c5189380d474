import type { Language, Node, Opener, Part } from "./nodes.js";
import { interpolationAt, stringEnd } from "./string-end.js";

export interface ReadText {
  readonly parts: readonly Part[];
  /** As written, in order. */
  readonly comments: readonly string[];
}

interface Frame {
  readonly open: Opener | "";
  readonly language: Language;
  readonly parts: Node[][];
}

/** Deeper texts are not compared; what compares recurses. */
const MAX_DEPTH = 500;

const CLOSING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
const HEREDOC = /<<-?([\p{L}\p{N}_-]+)[ \t]*\r?\n/uy;
const COMMENT = /(?:#|\/\/)[^\n]*|\/\*[^]*?\*\//y;
const CODE_WORD = /[\p{L}\p{N}_-]+|\.\.\.|=>|[=!<>]=|&&|\|\||[^\s"()[\]{},]/uy;
const TEXT_WORD = /[\p{L}\p{N}_.+-]+|[^\s"()[\]{},]/uy;

/** Cuts a text into nodes; undefined if its brackets and quotes do not fit one another. */
export function readNodes(text: string, language: Language): ReadText | undefined {
  const comments: string[] = [];
  const top: Frame = { open: "", language, parts: [[]] };
  const stack: Frame[] = [top];
  let frame = top;
  let at = 0;

  function add(node: Node, end: number): void {
    frame.parts.at(-1)?.push(node);
    at = end;
  }

  function open(opener: Opener): boolean {
    frame = { open: opener, language: opener.length > 1 ? "code" : frame.language, parts: [[]] };
    stack.push(frame);
    at += opener.length;
    return stack.length <= MAX_DEPTH;
  }

  function close(opener: string | undefined): boolean {
    if (frame.open === "" || frame.open.slice(-1) !== opener) return false;
    const node: Node = { kind: "group", open: frame.open, parts: finished(frame.parts) };
    stack.pop();
    frame = stack.at(-1) ?? top;
    add(node, at + 1);
    return true;
  }

  while (at < text.length) {
    const char = text.charAt(at);
    if (/\s/.test(char)) at += 1;
    else if (char === ",") {
      frame.parts.push([]);
      at += 1;
    } else if (char === '"') {
      const end = stringEnd(text, at, frame.language);
      if (end === undefined) return undefined;
      add({ kind: "string", inside: text.slice(at + 1, end - 1), language: frame.language }, end);
    } else if (char === "(" || char === "[" || char === "{") {
      if (!open(char)) return undefined;
    } else if (char in CLOSING) {
      if (!close(CLOSING[char])) return undefined;
    } else if (frame.language === "code") {
      const comment = matchAt(COMMENT, text, at);
      const heredoc = heredocAt(text, at);
      if (comment !== undefined) {
        comments.push(comment.trimEnd());
        at += comment.length;
      } else if (heredoc !== undefined) add(heredoc.node, heredoc.end);
      else addWord(CODE_WORD);
    } else {
      const opener = frame.language === "template" ? interpolationAt(text, at) : undefined;
      if (opener === undefined) addWord(TEXT_WORD);
      else if (!open(opener)) return undefined;
    }
  }
  return stack.length > 1 ? undefined : { parts: finished(top.parts), comments };

  function addWord(pattern: RegExp): void {
    const word = matchAt(pattern, text, at) ?? text.charAt(at);
    add({ kind: "word", text: word }, at + word.length);
  }
}

function finished(parts: readonly Part[]): readonly Part[] {
  return parts.at(-1)?.length === 0 ? parts.slice(0, -1) : parts;
}

function heredocAt(text: string, at: number): { readonly node: Node; readonly end: number } | undefined {
  if (!text.startsWith("<<", at)) return undefined;
  HEREDOC.lastIndex = at;
  const match = HEREDOC.exec(text);
  if (match?.[1] === undefined) return undefined;
  const start = at + match[0].length;
  for (let line = start; line < text.length;) {
    const lineBreak = text.indexOf("\n", line);
    const end = lineBreak < 0 ? text.length : lineBreak;
    if (text.slice(line, end).trim() === match[1]) {
      return { node: { kind: "heredoc", opener: match[0].trim(), body: text.slice(start, line) }, end };
    }
    line = end + 1;
  }
  return undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
