import type { Range } from "../contract.js";
import type { Gone } from "./expected-code.js";
import type { Token } from "./read-text.js";

/** What is asked of the words and signs of a text while it is seen which of its comments may go with what goes. */
export interface Leaving {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** What a token goes with. */
  readonly goneAt: (token: Token) => Gone | undefined;
}

/** May the comment go with something that goes: is it on the same line, or right above it? */
export function mayLeave(leaving: Leaving, index: number): boolean {
  return leavesBefore(leaving, index) || leavesBehind(leaving, index);
}

/** It stands behind what goes, on its line, and nothing that stays is there but what opens the list. */
function leavesBehind({ text, tokens, goneAt }: Leaving, index: number): boolean {
  const comment = tokens[index];
  const found = neighbour(tokens, index, -1);
  const gone = found === undefined ? undefined : goneAt(found);
  if (comment === undefined || gone === undefined) return false;
  if (linesIn(text, [gone.range[1], comment.range[0]]) > 0) return false;
  let right = comment;
  for (let at = index - 1; ; at--) {
    const token = tokens[at];
    if (token === undefined) return true;
    if (linesIn(text, [token.range[1], right.range[0]]) > 0) return true;
    if (!token.isComment && goneAt(token) === undefined && !isSeparator(token))
      return /^[[({]$/.test(token.text);
    right = token;
  }
}

function leavesBefore(leaving: Leaving, index: number): boolean {
  const { text, tokens, goneAt } = leaving;
  const comment = tokens[index];
  const found = neighbour(tokens, index, 1);
  const gone = found === undefined ? undefined : goneAt(found);
  if (comment === undefined || gone === undefined) return false;
  if (linesIn(text, [comment.range[1], gone.range[0]]) === 0) return true;
  const indentation = indentationOf(text, gone.range[0]);
  if (indentation === undefined) return false;
  for (let at = index; ; at++) {
    const [one, next] = [tokens[at], tokens[at + 1]];
    if (one === undefined || next === undefined) return false;
    if (one.isComment && indentationOf(text, one.range[0]) !== indentation) return false;
    if (linesIn(text, [one.range[1], next.range[0]]) > 1) return false;
    if (goneAt(next) === gone) break;
  }
  return gone.kind !== "pattern" || tellsOfNextLine(comment) || !headsMore(leaving, gone, index);
}

/** A pattern that stays follows on the next line: a comment above may be about both. */
function headsMore({ text, tokens, goneAt }: Leaving, gone: Gone, from: number): boolean {
  const [, end] = gone.range;
  let at = from;
  let next = tokens[at];
  while (next !== undefined && (next.range[0] < end || linesIn(text, [end, next.range[0]]) === 0)) {
    at++;
    next = tokens[at];
  }
  if (next === undefined || next.isComment || linesIn(text, [end, next.range[0]]) > 1) return false;
  return goneAt(next) === undefined && !/^[\])}]$/.test(next.text);
}

function tellsOfNextLine({ text }: Token): boolean {
  return /@ts-(?:ignore|expect-error)|-next-line|prettier-ignore|biome-ignore/.test(text);
}

/** The next thing that is neither comment nor separator. */
function neighbour(tokens: readonly Token[], index: number, step: number): Token | undefined {
  for (let at = index + step; ; at += step) {
    const token = tokens[at];
    if (token === undefined || !(token.isComment || isSeparator(token))) return token;
  }
}

function isSeparator({ text }: Token): boolean {
  return text === "," || text === ";";
}

function linesIn(text: string, [start, end]: Range): number {
  return text.slice(start, end).split(/\r\n|[\n\r\u2028\u2029]/).length - 1;
}

/** The white space before an offset, if nothing else is on the line before it. */
function indentationOf(text: string, offset: number): string | undefined {
  return /(?:^|[\n\r])([^\S\n\r]*)$/.exec(text.slice(Math.max(offset - 500, 0), offset))?.[1];
}
