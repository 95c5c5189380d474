import type { LineMap } from "@iamend/source";

const ALONE = /^\s*(?:#|\/\/|\/\*|\*)/;

/** What a line is by its first characters, in the comment styles of all languages read here. */
export function lineKind(text: string, map: LineMap, line: number): "blank" | "comment" | "code" {
  const range = map.line(line);
  const content = range === undefined ? "" : text.slice(...range);
  if (content.trim() === "") return "blank";
  return ALONE.test(content) ? "comment" : "code";
}
