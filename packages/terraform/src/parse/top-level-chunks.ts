import type { Range } from "../contract.js";
import { endOfMarker } from "./nesting.js";

/** The header of a block that starts in column 0, up to its brace: as formatted code has all blocks of the top level. */
const HEADER = /^[\p{L}_][\p{L}\p{N}_-]*(?:[ \t]+(?:"[^"]*"|[\p{L}\p{N}_-]+))*[ \t]*\{/u;

/** The last line of such a block. */
const CLOSING = /^\}[ \t]*(?:(?:#|\/\/).*)?\r?$/;

/**
 * Cuts a damaged file before the header of a block in column 0, and behind a closing brace there.
 *
 * Lines inside a heredoc do not count, if it has an end. What stands between blocks is a chunk too.
 */
export function topLevelChunks(text: string, start: number): readonly Range[] {
  const cuts = new Set([start]);
  let index = start;
  while (index < text.length) {
    const feed = text.indexOf("\n", index);
    const end = feed < 0 ? text.length : feed;
    const line = text.slice(index, end);
    if (index > start && HEADER.test(line)) cuts.add(index);
    if (CLOSING.test(line)) cuts.add(Math.min(end + 1, text.length));
    index = afterHeredoc(text, end, line) ?? end + 1;
  }
  const starts = [...cuts];
  return starts.map((from, position) => [from, starts[position + 1] ?? text.length]);
}

function afterHeredoc(text: string, end: number, line: string): number | undefined {
  const marker = /<<-?([\p{L}\p{N}_-]+)\r?$/u.exec(line)?.[1];
  if (marker === undefined) return undefined;
  let index = end + 1;
  while (index < text.length) {
    const found = endOfMarker(text, index, marker);
    if (found !== undefined) return found;
    const feed = text.indexOf("\n", index);
    if (feed < 0) return undefined;
    index = feed + 1;
  }
  return undefined;
}
