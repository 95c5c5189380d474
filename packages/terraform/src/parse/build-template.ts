// Templates, quoted and heredoc. The grammar skips white space between the parts of a template, so that the literals
// are found again as what stands between its other parts; `~` and `<<-` are applied as HashiCorp's parser does it: to
// one token, which in a heredoc is one line.
import type { Range } from "../contract.js";
import type { Expression, TemplatePart } from "./ast.js";
import { leadingSpace, trailingSpace } from "./go-space.js";
import { meaning, pieces, type Piece, type Quoting } from "./pieces.js";
import type { Reading } from "./reading.js";
import type { SyntaxNode } from "./syntax-node.js";

interface LiteralToken {
  readonly kind: "literal";
  pieces: readonly Piece[];
}

/** `${…}` or one of `%{if}`, `%{else}`, `%{endif}`, `%{for}`, `%{endfor}`: the grammar's node says which. */
interface MarkToken {
  readonly kind: "mark";
  readonly node: SyntaxNode;
}

type Token = LiteralToken | MarkToken;

export type BuildExpression = (reading: Reading, node: SyntaxNode) => Expression;

export interface BuiltTemplate {
  readonly parts: readonly TemplatePart[];
  /** How many characters were taken from the start of each line. */
  readonly indentation: number;
}

/** Builds what stands between `start` and `end`, given the grammar's nodes for what is no literal there. */
export function buildTemplate(
  reading: Reading,
  nodes: readonly SyntaxNode[],
  [start, end]: Range,
  form: { readonly quoting: Quoting; readonly flush: boolean },
  build: BuildExpression,
): BuiltTemplate {
  const marks = nodes.flatMap(marksIn);
  const tokens = tokenize(reading, marks, [start, end], form.quoting);
  trimAtMarkers(reading, tokens);
  const indentation = form.flush ? takeIndentation(tokens) : 0;
  return { parts: assemble(reading, tokens, build), indentation };
}

const DIRECTIVES = new Set(["template_directive", "template_for", "template_if"]);

/** The marks of a node in order; the grammar nests the body of a directive inside it. */
function marksIn(node: SyntaxNode): readonly SyntaxNode[] {
  if (DIRECTIVES.has(node.type)) return node.children.flatMap(marksIn);
  return node.type === "template_literal" ? [] : [node];
}

function tokenize(
  reading: Reading,
  marks: readonly SyntaxNode[],
  [start, end]: Range,
  quoting: Quoting,
): Token[] {
  const tokens: Token[] = [];
  let from = start;

  function literal(until: number): void {
    const lines = quoting === "quoted" ? [[from, until] as const] : linesOf(reading.text, from, until);
    for (const line of lines) {
      if (line[0] === line[1]) continue;
      const found = pieces(reading.text, line, quoting);
      checkOpeners(reading, found);
      if (quoting === "quoted" && reading.text.slice(...line).includes("\n")) {
        reading.complain(...line, "A quoted string ends on the line it starts on.");
      }
      tokens.push({ kind: "literal", pieces: found });
    }
  }

  for (const node of marks) {
    // The grammar takes `$$${` for `$$` and an interpolation; for HashiCorp it is `$` and an escape.
    if (node.start - start > 1 && reading.text[node.start - 1] === reading.text[node.start]) {
      const message = "This run of `$` or `%` before a brace is not understood.";
      reading.complain(node.start - 1, node.start + 2, message, "not-understood");
    }
    literal(node.start);
    tokens.push({ kind: "mark", node });
    from = node.end;
  }
  literal(end);
  return tokens;
}

/** The grammar takes an opener that fits nowhere, such as a lone `%{ endif }`, for text. */
export function checkOpeners(reading: Reading, found: readonly Piece[]): void {
  for (const { at, value, escape } of found) {
    const opener = escape ? -1 : value.search(/[$%]\{/);
    if (opener < 0) continue;
    const start = at[0] + opener;
    reading.complain(start, start + 2, "No interpolation or directive of this kind may stand here.");
  }
}

function linesOf(text: string, start: number, end: number): readonly Range[] {
  const lines: Range[] = [];
  let from = start;
  while (from < end) {
    const feed = text.indexOf("\n", from);
    const until = feed < 0 || feed >= end ? end : feed + 1;
    lines.push([from, until]);
    from = until;
  }
  return lines;
}

function trimAtMarkers({ text }: Reading, tokens: readonly Token[]): void {
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "literal") continue;
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    if (before?.kind === "literal" && text[token.node.start + 2] === "~") {
      before.pieces = withoutEnd(before.pieces, trailingSpace(valueOf(before)));
    }
    if (after?.kind === "literal" && text[token.node.end - 2] === "~") {
      after.pieces = withoutStart(after.pieces, leadingSpace(valueOf(after)));
    }
  }
}

/** Takes the indentation that all lines share; blank lines neither count nor lose any. */
function takeIndentation(tokens: readonly Token[]): number {
  let least = Number.POSITIVE_INFINITY;
  let lineStarts = true;
  const starts: LiteralToken[] = [];
  for (const token of tokens) {
    const value = token.kind === "literal" ? valueOf(token) : "";
    if (lineStarts) {
      lineStarts = false;
      const space = leadingSpace(value);
      const blank = space === value.length && value.endsWith("\n");
      if (!blank) least = Math.min(least, space);
      if (!blank && token.kind === "literal") starts.push(token);
    }
    if (value.endsWith("\n")) lineStarts = true;
  }
  if (least === Number.POSITIVE_INFINITY) return 0;
  for (const token of starts) token.pieces = withoutStart(token.pieces, least);
  return least;
}

function valueOf(token: LiteralToken): string {
  return token.pieces.map((piece) => piece.value).join("");
}

function withoutStart(all: readonly Piece[], count: number): readonly Piece[] {
  const [first, ...rest] = all;
  if (first === undefined || count === 0) return all;
  if (count >= first.value.length) return withoutStart(rest, count - first.value.length);
  return [{ ...first, at: [first.at[0] + count, first.at[1]], value: first.value.slice(count) }, ...rest];
}

function withoutEnd(all: readonly Piece[], count: number): readonly Piece[] {
  const last = all.at(-1);
  if (last === undefined || count === 0) return all;
  const rest = all.slice(0, -1);
  const left = last.value.length - count;
  if (left <= 0) return withoutEnd(rest, -left);
  return [...rest, { ...last, at: [last.at[0], last.at[1] - count], value: last.value.slice(0, left) }];
}

function assemble(
  reading: Reading,
  tokens: readonly Token[],
  build: BuildExpression,
): readonly TemplatePart[] {
  let index = 0;

  function parts(): readonly TemplatePart[] {
    const found: TemplatePart[] = [];
    for (let token = tokens[index]; token !== undefined; token = tokens[index]) {
      const part = token.kind === "literal" ? literal(token) : mark(token.node);
      if (part === "end") break;
      if (part !== undefined) found.push(part);
    }
    return found;
  }

  function literal(token: LiteralToken): TemplatePart | undefined {
    index += 1;
    const first = token.pieces[0];
    const last = token.pieces.at(-1);
    if (first === undefined || last === undefined) return undefined;
    return { kind: "literal", at: reading.at(first.at[0], last.at[1]), value: meaning(token.pieces) };
  }

  function mark(node: SyntaxNode): TemplatePart | "end" | undefined {
    if (node.type === "template_interpolation") {
      index += 1;
      return interpolation(reading, node, build);
    }
    if (node.type === "template_if_intro") return ifDirective(node);
    if (node.type === "template_for_start") return forDirective(node);
    return "end";
  }

  /** The node of the token here, if it is of the given type; the grammar has paired them already. */
  function take(type: string): SyntaxNode | undefined {
    const token = tokens[index];
    if (token?.kind !== "mark" || token.node.type !== type) return undefined;
    index += 1;
    return token.node;
  }

  function ifDirective(intro: SyntaxNode): TemplatePart | undefined {
    index += 1;
    checkKeywords(reading, intro);
    const then = parts();
    const otherwise = take("template_else_intro") === undefined ? [] : parts();
    const end = take("template_if_end") ?? intro;
    const condition = intro.children.find(isExpression);
    if (condition === undefined) return undefined;
    const at = reading.at(intro.start, end.end);
    return { kind: "if", at, condition: build(reading, condition), then, else: otherwise };
  }

  function forDirective(intro: SyntaxNode): TemplatePart | undefined {
    index += 1;
    checkKeywords(reading, intro);
    const body = parts();
    const end = take("template_for_end") ?? intro;
    const source = intro.children.find(isExpression);
    if (source === undefined) return undefined;
    const { keyName, valueName } = namesOf(reading, intro);
    const at = reading.at(intro.start, end.end);
    return { kind: "for", at, keyName, valueName, source: build(reading, source), body };
  }

  return parts();
}

function interpolation(reading: Reading, node: SyntaxNode, build: BuildExpression): TemplatePart | undefined {
  const inner = node.children.find(isExpression);
  if (inner === undefined) {
    reading.complain(node.start, node.end, "An interpolation needs an expression.");
    return undefined;
  }
  return { kind: "interpolation", at: reading.at(node.start, node.end), value: build(reading, inner) };
}

function isExpression(node: SyntaxNode): boolean {
  return node.type === "expression";
}

const KEYWORDS = new Set(["for", "in", "if"]);

/** Complains about a keyword that runs into the next word, which the grammar does not mind. */
export function checkKeywords(reading: Reading, node: SyntaxNode): void {
  for (const { type, end } of node.children) {
    if (KEYWORDS.has(type) && /[\p{ID_Continue}-]/u.test(reading.text.charAt(end))) {
      reading.complain(end - type.length, end + 1, `The word \`${type}\` needs white space behind it.`);
    }
  }
}

/** The one or two names that a `for` gives to what it walks over. */
export function namesOf(
  { text }: Reading,
  node: SyntaxNode,
): { readonly keyName: string | undefined; readonly valueName: string } {
  const names = node.children
    .filter((child) => child.type === "identifier")
    .map((child) => text.slice(child.start, child.end));
  const [first = "", second] = names;
  return second === undefined
    ? { keyName: undefined, valueName: first }
    : { keyName: first, valueName: second };
}
