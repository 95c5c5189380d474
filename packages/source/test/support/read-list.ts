import type { List, Range } from "../../src/index.js";

/** Which comments a language has. */
export interface CommentStyle {
  readonly hash: boolean;
  readonly slashes: boolean;
  readonly block: boolean;
}

export const languages = {
  hcl: { hash: true, slashes: true, block: true },
  typescript: { hash: false, slashes: true, block: true },
  yaml: { hash: true, slashes: false, block: false },
  json: { hash: false, slashes: false, block: false },
} as const satisfies Record<string, CommentStyle>;

export type Language = keyof typeof languages;

type Kind = "open" | "close" | "comma" | "word" | "comment";

interface Token {
  readonly kind: Kind;
  readonly range: Range;
}

/**
 * A reader of lists that shares nothing with the code under test.
 *
 * `brackets`: the first `[` outside comments to its end. Strings, words and nested brackets are elements.
 */
export function readBracketList(text: string, language: Language): List {
  const tokens = tokenize(text, languages[language]);
  const comments = tokens.filter(({ kind }) => kind === "comment").map(({ range }) => range);
  const visible = tokens.filter(({ kind }) => kind !== "comment");
  const open = visible.findIndex(({ kind, range }) => kind === "open" && text[range[0]] === "[");
  if (open < 0) throw new Error(`no list in ${JSON.stringify(text)}`);

  const elements: Range[] = [];
  let depth = 0;
  let start: number | undefined;
  let end = 0;
  for (const { kind, range } of visible.slice(open)) {
    if (kind === "close" && --depth === 0) {
      if (start !== undefined) elements.push([start, end]);
      return { text, layout: "brackets", at: [visible[open]?.range[0] ?? 0, range[1]], elements, comments };
    }
    if (depth === 1 && kind === "comma") {
      if (start === undefined) throw new Error(`a comma too many in ${JSON.stringify(text)}`);
      elements.push([start, end]);
      start = undefined;
    } else if (depth > 0) {
      if (depth === 1 && start !== undefined && kind !== "open" && kind !== "close") {
        // `"a" "b"`: two elements without a comma; `x as y` stays one.
        if (text[range[0]] === '"') throw new Error(`a comma is missing in ${JSON.stringify(text)}`);
      }
      start ??= range[0];
      end = range[1];
    }
    if (kind === "open") depth++;
  }
  throw new Error(`the list has no end in ${JSON.stringify(text)}`);
}

function tokenize(text: string, style: CommentStyle): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const push = (kind: Kind, end: number) => {
    tokens.push({ kind, range: [at, end] });
    at = end;
  };
  while (at < text.length) {
    const character = text[at] ?? "";
    if (/\s/.test(character)) at++;
    else if ((style.hash && character === "#") || (style.slashes && text.startsWith("//", at))) {
      push("comment", lineEnd(text, at));
    } else if (style.block && text.startsWith("/*", at)) push("comment", commentEnd(text, at));
    else if (character === '"' || character === "'") push("word", stringEnd(text, at));
    else if ("[{(".includes(character)) push("open", at + 1);
    else if ("]})".includes(character)) push("close", at + 1);
    else if (character === ",") push("comma", at + 1);
    else {
      let end = at + 1;
      while (end < text.length && !/[\s,[\]{}()"']/.test(text[end] ?? "")) end++;
      push("word", end);
    }
  }
  return tokens;
}

function lineEnd(text: string, offset: number): number {
  const rest = text.slice(offset).search(/[\r\n]/);
  return rest < 0 ? text.length : offset + rest;
}

function commentEnd(text: string, offset: number): number {
  const end = text.indexOf("*/", offset + 2);
  return end < 0 ? text.length : end + 2;
}

function stringEnd(text: string, offset: number): number {
  let at = offset + 1;
  while (at < text.length && text[at] !== text[offset]) at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** A YAML block sequence: from the first line that starts with a dash on, items in the column of that dash. */
export function readDashList(text: string): List {
  const comments: Range[] = [];
  const elements: [number | undefined, number][] = [];
  let first: number | undefined;
  let column = -1;
  let ended = false;
  let offset = 0;
  for (const line of text.split(/(?<=\n|\r(?!\n))/)) {
    const comment = /(?:^|(?<=\s))#.*/.exec(line);
    const content = line.slice(0, comment?.index ?? line.length).trimEnd();
    if (comment !== null) comments.push([offset + comment.index, offset + comment.index + comment[0].length]);
    const indentation = content.length - content.trimStart().length;
    const dash = /^\s*-(?:\s+|$)/.exec(content);
    if (content !== "" && !ended) {
      if (dash !== null && (column < 0 || indentation === column)) {
        column = indentation;
        first ??= offset + indentation;
        const start = content.trim() === "-" ? undefined : offset + dash[0].length;
        elements.push([start, offset + content.length]);
      } else if (column >= 0 && indentation > column) {
        const last = elements.at(-1);
        if (last !== undefined) {
          last[0] ??= offset + indentation;
          last[1] = offset + content.length;
        }
      } else if (column >= 0) ended = true;
    }
    offset += line.length;
  }
  if (first === undefined) throw new Error(`no sequence in ${JSON.stringify(text)}`);
  const ranges = elements.map(([start, end]): Range => [start ?? end, end]);
  return { text, layout: "dashes", at: [first, ranges.at(-1)?.[1] ?? first], elements: ranges, comments };
}

export function readList(text: string, language: Language, layout: "brackets" | "dashes"): List {
  return layout === "dashes" ? readDashList(text) : readBracketList(text, language);
}

/** An element without quotes. */
export function valueOf(text: string, range: Range): string {
  return text.slice(...range).replace(/^(["'])(.*)\1$/, "$2");
}

export function valuesOf(list: List): readonly string[] {
  return list.elements.map((range) => valueOf(list.text, range));
}

/** The blocks called `statement` between the first braces of a text. */
export function readBlocks(text: string): List {
  const tokens = tokenize(text, languages.hcl);
  const comments = tokens.filter(({ kind }) => kind === "comment").map(({ range }) => range);
  const elements: Range[] = [];
  let depth = 0;
  let open = 0;
  let start: number | undefined;
  for (const { kind, range } of tokens) {
    if (kind === "open" && depth++ === 0) open = range[0];
    if (kind === "word" && depth === 1 && text.slice(...range) === "statement") start = range[0];
    if (kind !== "close") continue;
    depth--;
    if (depth === 0) return { text, layout: "blocks", at: [open, range[1]], elements, comments };
    if (depth === 1 && start !== undefined) {
      elements.push([start, range[1]]);
      start = undefined;
    }
  }
  throw new Error(`no body in ${JSON.stringify(text)}`);
}

/** The statements of JavaScript in the braces that start at the end of the first line, or in all of the text; each with its semicolon. */
export function readBody(text: string): List {
  const head = /^[^\r\n]*\{(?=[\r\n])/.exec(text)?.[0];
  const at: Range = head === undefined ? [0, text.length] : [head.length, text.lastIndexOf("}")];
  const tokens = tokenize(text, languages.typescript);
  const comments = tokens.filter(({ kind }) => kind === "comment").map(({ range }) => range);
  const elements: [number, number][] = [];
  let depth = 0;
  let ended = true;
  for (const { kind, range } of tokens) {
    if (kind === "comment" || range[0] < at[0] || range[1] > at[1]) continue;
    const last = elements.at(-1);
    const newLine = last !== undefined && /[\r\n]/.test(text.slice(last[1], range[0]));
    const goesOn = /^[.([;]/.test(text.slice(...range));
    if (last === undefined || (depth === 0 && (ended || (newLine && !goesOn)))) elements.push([...range]);
    else last[1] = range[1];
    if (kind === "open") depth++;
    if (kind === "close") depth--;
    ended = text[range[1] - 1] === ";";
  }
  return { text, layout: "body", at, elements, comments };
}
