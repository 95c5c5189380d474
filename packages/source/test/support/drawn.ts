/** A text drawn in a template literal: without the first line break and the common indentation; ends with a line break. */
export function drawn(picture: string): string {
  const lines = `${picture.replace(/^\n/, "").trimEnd()}\n`.split("\n");
  const margins = lines.filter((line) => line.trim() !== "").map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const margin = Math.min(...margins);
  return lines.map((line) => line.slice(margin)).join("\n");
}
