import type { ParsedFile } from "./parse-file.js";

/**
 * What `parseFile` gives for a file whose text, without problems, was parsed as another one: many directories begin with the same files.
 *
 * Its syntax is its own, for what is found out about an expression is remembered by its identity, and is true of one file only.
 */
export function parsedAlike({ text, body, comments }: ParsedFile, file: string): ParsedFile {
  return { file, text, body: copyOf(body), comments, problems: [] };
}

/** A copy of plain data; a spread keeps the shape of objects, by which they are fast to read. */
function copyOf<Part>(part: Part): Part {
  if (typeof part !== "object" || part === null) return part;
  if (Array.isArray(part)) return part.map(copyOf) as Part;
  const copy = { ...part };
  for (const key of Object.keys(copy) as (keyof Part)[]) copy[key] = copyOf(copy[key]);
  return copy;
}
