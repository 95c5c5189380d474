import type { Range } from "../contract.js";

/** What a tool of JavaScript is told of the line below: without that line, it would be told so of another. */
const OF_NEXT_LINE =
  /^(?:\/\/|\/\*)[/*\s]*(?:@ts-(?:ignore|expect-error)|eslint-disable-next-line|prettier-ignore|biome-ignore|oxlint-disable-next-line)\b/;

export function isOfNextLine(text: string, [start, end]: Range): boolean {
  return OF_NEXT_LINE.test(text.slice(start, end));
}
