import { structuredPatch } from "diff";
import { printable, type Palette } from "../../output/terminal.js";

/** One changed file; `name` is what the patch calls it, without `a/` and `b/`. */
export interface PatchFile {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/**
 * A patch that `git apply` takes and `patch -p1` too. Names are relative to where it is to be applied; `fromTop` says
 * that this is the top of the repository, which git then knows from the header.
 */
export function patchOf(files: readonly PatchFile[], fromTop: boolean, palette: Palette): string {
  return files
    .flatMap(({ name, before, after }) => [
      ...(fromTop ? [palette.bold(`diff --git ${quoted(`a/${name}`)} ${quoted(`b/${name}`)}`)] : []),
      palette.bold(`--- ${headerName(`a/${name}`)}`),
      palette.bold(`+++ ${headerName(`b/${name}`)}`),
      ...hunkLines(before, after, palette),
    ])
    .map((line) => `${line}\n`)
    .join("");
}

/** A patch for eyes: what would drive a terminal is shown as text, so it may not apply any more. */
export function patchForTerminal(files: readonly PatchFile[], fromTop: boolean, palette: Palette): string {
  const safe = ({ name, before, after }: PatchFile): PatchFile => ({
    name: printable(name),
    before: printableLines(before),
    after: printableLines(after),
  });
  return patchOf(files.map(safe), fromTop, palette);
}

function printableLines(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(/\r$/, "").split("\t").map(printable).join("\t"))
    .join("\n");
}

function hunkLines(before: string, after: string, palette: Palette): readonly string[] {
  const { hunks } = structuredPatch("", "", before, after, undefined, undefined, { context: 3 });
  return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    palette.dim(`@@ -${span(oldStart, oldLines)} +${span(newStart, newLines)} @@`),
    ...lines.map((line) => {
      if (line.startsWith("+")) return palette.green(line);
      return line.startsWith("-") ? palette.red(line) : line;
    }),
  ]);
}

function span(start: number, lines: number): string {
  return lines === 1 ? String(start) : `${String(start)},${String(lines)}`;
}

/** A tab ends a name with spaces in it, which would otherwise be taken for a name and a date. */
function headerName(name: string): string {
  const written = quoted(name);
  return written === name && name.includes(" ") ? `${name}\t` : written;
}

/** As git quotes names: only those with quotes, backslashes or control characters. */
function quoted(name: string): string {
  // eslint-disable-next-line no-control-regex -- finding them is the point
  if (!/["\\\u0000-\u001f\u007f]/.test(name)) return name;
  // eslint-disable-next-line no-control-regex -- finding them is the point
  const escaped = name.replace(/["\\\u0000-\u001f\u007f]/g, (character) =>
    character === '"' || character === "\\"
      ? `\\${character}`
      : `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`,
  );
  return `"${escaped}"`;
}
