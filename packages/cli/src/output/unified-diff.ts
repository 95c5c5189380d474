import { createTwoFilesPatch } from "diff";
import type { Palette } from "./terminal.js";

/** A unified diff of two texts of one file, from its `---` line on; empty if they are equal. */
export function unifiedDiff(name: string, before: string, after: string, palette: Palette): string {
  if (before === after) return "";
  const patch = createTwoFilesPatch(name, name, before, after, undefined, undefined, { context: 3 });
  const lines = patch.split("\n");
  return lines
    .slice(lines.findIndex((line) => line.startsWith("--- ")))
    .map((line) => paintLine(line, palette))
    .join("\n");
}

function paintLine(line: string, palette: Palette): string {
  if (line.startsWith("--- ") || line.startsWith("+++ ")) return palette.bold(line);
  if (line.startsWith("@@")) return palette.dim(line);
  if (line.startsWith("+")) return palette.green(line);
  return line.startsWith("-") ? palette.red(line) : line;
}
