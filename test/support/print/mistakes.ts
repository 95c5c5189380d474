import type { Fixed } from "../fix-root.js";
import { strayDifference, type Changes } from "./compare-sketch.js";
import type { Sketch } from "./sketch.js";

/** A policy as it was printed in one form. */
export interface PrintedForm {
  readonly name: string;
  /** Of its file in the root: as it is, and as its owner would have written what the law leaves of it. */
  readonly files: readonly { readonly file: string; readonly sketch: Sketch; readonly expected: string }[];
  readonly changes: Changes;
}

/** What is not as it should be once all fixes are applied; `readBack` is a parser of its own. */
export function mistakesIn(
  { name, files, changes }: PrintedForm,
  fixed: Fixed,
  readBack: (file: string, text: string) => unknown,
): readonly unknown[] {
  return files.flatMap(({ file, sketch, expected }) => {
    const text = fixed.files.get(file) ?? "";
    if (text === expected) return [];
    const same = JSON.stringify(readBack(file, text)) === JSON.stringify(readBack(file, expected));
    const stray = strayDifference(sketch, text, changes);
    // What replaces a text that needs quotes is in quotes too.
    // When a line gets long it may as well be several: then no byte but those of the list may differ.
    const difference = differing(text, expected);
    const quoted = withoutQuotes(difference.found) === withoutQuotes(difference.expected);
    if (same && stray === undefined && (quoted || isLong(difference.expected))) return [];
    const refused = fixed.before.problems.flatMap(({ at, pattern, refused: why }) =>
      at.file === file && why !== undefined ? [`${pattern ?? ""}: ${why.code}, ${why.message}`] : [],
    );
    return [{ form: name, file, same, stray, ...difference, refused }];
  });
}

function withoutQuotes(lines: string): string {
  return lines.replaceAll(/['"]/g, "");
}

function isLong(lines: string): boolean {
  return lines
    .replaceAll("\t", "    ")
    .split("\n")
    .some(({ length }) => length > 80);
}

/** The lines that are not the same, without those around them. */
function differing(text: string, expected: string): { readonly found: string; readonly expected: string } {
  const [found, wanted] = [text.split("\n"), expected.split("\n")];
  let start = 0;
  while (start < found.length && found[start] === wanted[start]) start += 1;
  let end = 0;
  while (end < Math.min(found.length, wanted.length) - start && found.at(-1 - end) === wanted.at(-1 - end))
    end += 1;
  const cut = (lines: readonly string[]): string => lines.slice(start, lines.length - end).join("\n");
  return { found: cut(found), expected: cut(wanted) };
}
